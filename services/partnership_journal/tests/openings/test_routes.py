"""What the two of a new pair can say, and what each can tell of the other meanwhile: nothing."""

from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID, uuid4

import pytest

from plp_kit.messaging.bus.port import Topic
from plp_kit.web.roles import Role
from plp_testkit.fixtures.running_services import RunningService
from plp_testkit.http import Person

SHOWN, HIDDEN = {"shows_address": True}, {"shows_address": False}
AFTER = datetime(2021, 5, 8, tzinfo=UTC)


def at(pair: UUID, *parts: str) -> str:
    return "/".join((f"/partnerships/{pair}", *parts))


def opening(person: Person, pair: UUID) -> dict[str, Any]:
    found: dict[str, Any] = person.get(at(pair)).body["opening"]
    return found


def everything(person: Person, pair: UUID) -> list[object]:
    """All that the journal tells a partner, with its headers."""
    pages = [at(pair), "/partnerships/mine", "/today", "/me/data", "/me/access-records", "/me/writing"]
    answers = [person.app.test_client().get(page, headers={"Authorization": f"Bearer {person.token}"}) for page in pages]
    return [(each.status_code, each.headers.get("ETag"), each.get_json()) for each in answers]


def sent(service: RunningService, *names: str) -> list[str]:
    return [payload for name, payload in service.logged("rha") if name.split(".")[1] in names]


def test_one_who_goes_on_sees_that_they_did_and_the_other_can_tell_nothing(
    service: RunningService, new_pair: UUID, ada: Person, ben: Person
) -> None:
    before = everything(ben, new_pair)
    assert ada.post(at(new_pair, "continuations"), SHOWN).status == 200
    assert everything(ben, new_pair) == before
    said = {"decides_until": "2021-05-07", "opened": False, "went_on": True, "shows_address": True}
    assert opening(ada, new_pair) == said
    assert opening(ben, new_pair) == {**said, "went_on": False, "shows_address": False}
    assert sent(service, "pair_opened", "addresses_shown") == []


def test_what_the_other_has_said_changes_no_answer_to_what_one_does(new_pair: UUID, ada: Person, ben: Person) -> None:
    """Neither the version that is answered nor the one that is compared counts what the other did."""
    said = ben.post(at(new_pair, "contact-choices"), SHOWN)
    ben.post(at(new_pair, "contact-choices"), HIDDEN)
    assert ada.post(at(new_pair, "continuations"), SHOWN).status == 200
    again = ben.post(at(new_pair, "contact-choices"), SHOWN, {"If-Match": said.headers["ETag"]})
    assert (again.status, again.body, again.headers["ETag"]) == (said.status, said.body, said.headers["ETag"])
    assert said.headers["ETag"] == '"1"'
    stale = ben.post(at(new_pair, "contact-choices"), HIDDEN, {"If-Match": '"2"'})
    assert stale.code == "changed_since_read"
    assert opening(ben, new_pair)["shows_address"] is True


def test_it_is_open_to_both_when_both_go_on(service: RunningService, new_pair: UUID, ada: Person, ben: Person) -> None:
    assert ada.post(at(new_pair, "continuations"), HIDDEN).status == 200
    assert ada.post(at(new_pair, "continuations"), HIDDEN).code == "went_on_already"
    assert ben.post(at(new_pair, "continuations"), HIDDEN).status == 200
    assert opening(ada, new_pair)["opened"] is opening(ben, new_pair)["opened"] is True
    assert len(sent(service, "pair_opened")) == 1
    assert ben.post(at(new_pair, "refusals")).code == "too_late_to_take_back"
    assert service.work_deadlines() == 0


def test_it_is_open_to_both_after_three_working_days(service: RunningService, new_pair: UUID, ada: Person, ben: Person) -> None:
    service.at(datetime(2021, 5, 7, 22, tzinfo=UTC))
    assert service.work_deadlines() == 0
    service.at(AFTER)
    assert service.work_deadlines() == 1
    assert opening(ada, new_pair)["opened"] is opening(ben, new_pair)["opened"] is True
    assert ada.post(at(new_pair, "continuations"), HIDDEN).code == "opened_already"
    assert ada.post(at(new_pair, "contact-choices"), SHOWN).status == 200
    assert opening(ada, new_pair)["shows_address"] is True
    assert str(ada.id) in sent(service, "addresses_shown")[-1]


def test_a_pairing_that_cannot_work_is_taken_back_and_neither_can_tell_who_said_so(
    service: RunningService, new_pair: UUID, ada: Person, ben: Person
) -> None:
    """To the other it is what it would be had the matchers taken it back."""
    assert ben.post(at(new_pair, "continuations"), SHOWN).status == 200
    assert ada.post(at(new_pair, "refusals")).status == 200
    told = ben.get(at(new_pair)).body
    assert told["ended_on"] == "2021-05-04"
    assert "taken_back" not in str(everything(ben, new_pair))
    assert "PairingRefused" not in str(everything(ben, new_pair))
    assert "PairingRefused" in str(everything(ada, new_pair))
    assert '"taken_back"' in sent(service, "partnership_ended")[0]
    assert len(sent(service, "pairing_refused")) == 1
    for person in (ada, ben):
        assert person.post(at(new_pair, "refusals")).code == "pair_closed"
        assert person.post(at(new_pair, "continuations"), SHOWN).code == "pair_closed"
    service.at(AFTER)
    assert service.work_deadlines() == 0


@pytest.mark.parametrize("fact", ["left", "erased", "unpublished"])
def test_what_ends_a_partnership_before_it_is_open_keeps_it_closed(
    service: RunningService, cohort: UUID, new_pair: UUID, ada: Person, ben: Person, fact: str
) -> None:
    day = date(2021, 5, 5)
    assert ada.post(at(new_pair, "continuations"), SHOWN).status == 200
    name, body = {
        "left": ("recruitment.ParticipantLeft.v1", {"cohort": cohort, "person": ben.id, "on": day}),
        "erased": ("recruitment.PersonErased.v1", {"person": ben.id}),
        "unpublished": ("matching.PairsUnpublished.v1", {"unpublished_on": day, "partnerships": [new_pair]}),
    }[fact]
    assert service.receive(Topic("rha", name.partition(".")[0]), name, body) is None
    service.at(AFTER)
    assert service.work_deadlines() == 0
    assert opening(ada, new_pair)["opened"] is False
    assert sent(service, "pair_opened", "addresses_shown", "pairing_refused") == []


def test_a_restriction_neither_opens_nor_holds_back(service: RunningService, new_pair: UUID, ada: Person, ben: Person) -> None:
    """Else the other could tell; recruitment shows nothing of theirs while it lasts."""
    fact = {"person": ben.id, "restricted": True}
    assert service.receive(Topic("rha", "recruitment"), "recruitment.RestrictionChanged.v1", fact) is None
    assert ada.post(at(new_pair, "continuations"), HIDDEN).status == 200
    assert ben.post(at(new_pair, "continuations"), HIDDEN).status == 200
    assert opening(ada, new_pair)["opened"] is True


@pytest.mark.parametrize(("what", "body"), [("continuations", SHOWN), ("refusals", None), ("contact-choices", SHOWN)])
def test_to_anybody_else_there_is_no_such_pair(
    service: RunningService, new_pair: UUID, facilitator: Person, what: str, body: object
) -> None:
    other = service.person("rha", Role.PARTICIPANT)
    assert facilitator.post(at(new_pair, what), body).status == 403
    assert other.post(at(new_pair, what), body).code == "no_such_partnership"
    assert other.post(at(uuid4(), what), body).code == "no_such_partnership"
