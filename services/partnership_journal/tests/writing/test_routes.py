"""What somebody wrote, their partner's name in it or not, is on a list of their own: to keep, revise or take back."""

import json
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from typing import Any
from uuid import UUID, uuid4

import pytest

from partnership_journal.ids import PersonId, TextId, text_id
from partnership_journal.partnerships.decider import partnerships
from partnership_journal.writing.decider import ReviseText, WithdrawText
from partnership_journal.writing.use_cases import revised
from plp_demo.servers.ports import wait_until
from plp_kit.core.deciding import Refusal
from plp_kit.core.events import Origin
from plp_kit.core.sealed import KeyId, Sealed
from plp_kit.messaging.bus.port import Topic
from plp_testkit.fixtures.running_services import RunningService
from plp_testkit.http import Person

NAMED = "Ask Ben Example for a day on his ward"


@pytest.fixture
def text(ada: Person, partnership: UUID) -> dict[str, Any]:
    """Ada's, with Ben's name in it, as her list has it."""
    assert ada.post(f"/partnerships/{partnership}/goals", {"whose": "shared", "text": NAMED}).status == 200
    (written,) = writing(ada)
    return written


def writing(author: Person) -> list[dict[str, Any]]:
    token = author.token
    answered = author.app.test_client().get("/me/writing", headers={"Authorization": f"Bearer {token}"})
    found: list[dict[str, Any]] = answered.get_json()
    return found


def at(text: dict[str, Any], what: str) -> str:
    return f"/partnerships/{text['partnership']}/texts/{text['text']}/{what}"


def goals(reader: Person, partnership: UUID) -> list[str | None]:
    return [goal["text"] for goal in reader.get(f"/partnerships/{partnership}").body["goals"]]


def erase(service: RunningService, person: Person) -> None:
    service.runtime.context("rha").vault.erase(person.id)
    assert service.receive(Topic("rha", "recruitment"), "recruitment.PersonErased.v1", {"person": person.id}) is None


def test_after_an_erasure_the_name_in_anothers_text_is_on_that_authors_list(
    service: RunningService, ada: Person, ben: Person, text: dict[str, Any]
) -> None:
    """The partnership has closed, and the journal shows the text to nobody; to its author it is still there to decide on."""
    erase(service, ben)
    (written,) = writing(ada)
    assert written["ended_on"] is not None
    assert written == {**text, "what": "goal", "words": NAMED, "ended_on": written["ended_on"]}


def test_everything_that_somebody_wrote_is_listed_and_nothing_of_the_others(ada: Person, ben: Person, partnership: UUID) -> None:
    """What a later part replaced too: it is in the log, sealed."""
    for aims in ("First", "Second"):
        ada.post(f"/partnerships/{partnership}/agreements", {"aims": aims, "how_often": "Monthly"})
    ben.post(f"/partnerships/{partnership}/goals", {"whose": "own", "text": "Mine"})
    listed = [("aims", "First"), ("aims", "Second"), ("how_often", "Monthly"), ("how_often", "Monthly")]
    assert sorted((each["what"], each["words"]) for each in writing(ada)) == listed
    assert [(each["what"], each["words"]) for each in writing(ben)] == [("goal", "Mine")]


@pytest.mark.parametrize("ended", [False, True])
def test_a_text_that_is_taken_back_can_be_read_by_nobody(
    service: RunningService, ada: Person, ben: Person, text: dict[str, Any], *, ended: bool
) -> None:
    partnership = UUID(text["partnership"])
    if ended:
        erase(service, ben)
    assert ada.post(at(text, "withdrawals")).status == 200
    assert writing(ada) == []
    assert destroyed(service, text["text"])
    assert goals(ada, partnership) == ([] if ended else [None])
    assert ada.post(at(text, "withdrawals")).code == "no_such_text"


def test_a_text_in_other_words_takes_its_place_and_the_old_words_are_gone(
    service: RunningService, ada: Person, ben: Person, text: dict[str, Any]
) -> None:
    partnership = UUID(text["partnership"])
    assert ada.post(at(text, "revisions"), {"text": "Ask for a day on a ward"}).status == 200
    assert goals(ben, partnership) == ["Ask for a day on a ward"]
    assert [each["words"] for each in writing(ada)] == ["Ask for a day on a ward"]
    assert ada.post(at(text, "revisions"), {"text": "Again"}).code == "no_such_text"
    assert destroyed(service, text["text"])


def destroyed(service: RunningService, text: str) -> bool:
    """Once the work process has destroyed what is spent."""
    service.destroy_spent()
    return is_gone(service, key_of(service, text))


def is_gone(service: RunningService, key: UUID) -> bool:
    with service.runtime.vault_database.of("rha").transaction() as db:
        return db.execute("SELECT wrapped IS NULL FROM keys WHERE id = %s", (key,)).fetchall() == [(True,)]


def key_of(service: RunningService, text: str) -> UUID:
    """From the log: the answer names a text by an id that is not its key's."""
    sealed = [json.loads(payload)["text"] for name, payload in service.logged("rha") if name == "partnership_journal.goal_set.v1"]
    return next(UUID(each["key"]) for each in sealed if text_id(Sealed(KeyId(UUID(each["key"])), "", "", "")) == UUID(text))


def test_a_text_is_not_named_by_its_key(service: RunningService, text: dict[str, Any]) -> None:
    assert str(key_of(service, text["text"])) not in str(text)


def test_a_part_of_the_agreement_is_revised_in_its_place(ada: Person, ben: Person, partnership: UUID) -> None:
    ada.post(f"/partnerships/{partnership}/agreements", {"aims": "Ben Example's ward", "expects": "Candour"})
    (aims,) = [each for each in writing(ada) if each["what"] == "aims"]
    assert ada.post(at(aims, "revisions"), {"text": "A ward"}).status == 200
    (part,) = ben.get(f"/partnerships/{partnership}").body["agreement"]
    assert (part["texts"]["aims"], part["texts"]["expects"]) == ("A ward", "Candour")


@pytest.mark.parametrize(("what", "body"), [("withdrawals", None), ("revisions", {"text": "Mine now"})])
def test_nobody_touches_what_another_wrote(
    service: RunningService, ada: Person, ben: Person, text: dict[str, Any], what: str, body: object
) -> None:
    assert ben.post(at(text, what), body).code == "no_such_text"
    assert ada.post(at({**text, "text": str(uuid4())}, what), body).code == "no_such_text"
    assert not destroyed(service, text["text"])
    assert [each["words"] for each in writing(ada)] == [NAMED]


def test_a_text_that_is_on_record_as_taken_back_is_shown_to_nobody_and_then_destroyed(
    service: RunningService, ada: Person, ben: Person, text: dict[str, Any]
) -> None:
    """As after a crash between the two, or while the vault preserves the key."""
    partnership, context = UUID(text["partnership"]), service.runtime.context("rha")
    taken = WithdrawText(PersonId(ada.id), TextId(UUID(text["text"])))
    origin = Origin(str(ada.id), datetime(2021, 5, 4, 9, tzinfo=UTC), uuid4())
    assert not isinstance(context.handler.handle(partnerships, partnership, taken, origin), Refusal)
    assert not is_gone(service, key_of(service, text["text"]))
    assert (writing(ada), goals(ada, partnership), goals(ben, partnership)) == ([], [None], [None])
    assert service.destroy_spent() == 1
    assert is_gone(service, key_of(service, text["text"]))
    assert service.destroy_spent() == 0


@pytest.mark.parametrize(("what", "body"), [("withdrawals", None), ("revisions", {"text": "Other words"})])
def test_nothing_is_destroyed_where_it_was_refused(
    service: RunningService, ada: Person, ben: Person, text: dict[str, Any], what: str, body: object
) -> None:
    """Ben wrote something after Ada read, so that her version has moved on: her words stay, and so do his."""
    ben.post(f"/partnerships/{text['partnership']}/goals", {"whose": "own", "text": "Mine"})
    assert ada.post(at(text, what), body, {"If-Match": '"2"'}).code == "changed_since_read"
    assert [each["words"] for each in writing(ada)] == [NAMED]
    assert not destroyed(service, text["text"])


def test_a_text_is_revised_once_and_what_comes_second_leaves_the_first_words_as_they_are(
    service: RunningService, ada: Person, ben: Person, text: dict[str, Any]
) -> None:
    """The first is recorded and not committed when the second begins."""
    partnership, context = UUID(text["partnership"]), service.runtime.context("rha")
    sealed = service.prepare("rha", lambda each: revised(each, partnership, UUID(text["text"]), PersonId(ada.id), "First"))
    assert isinstance(sealed, Sealed)
    with ThreadPoolExecutor(1) as thread:
        with context.database.transaction() as db:
            revise = ReviseText(PersonId(ada.id), TextId(UUID(text["text"])), sealed)
            origin = Origin(str(ada.id), context.clock.now(db), uuid4())
            context.handler.handle_in(db, partnerships, partnership, revise, origin)
            second = thread.submit(ada.post, at(text, "revisions"), {"text": "Second"})
            assert wait_until(lambda: somebody_waits(service), within=60)
            assert not destroyed(service, text["text"])
        assert second.result(20).code == "no_such_text"
    assert goals(ben, partnership) == ["First"]


@pytest.mark.parametrize("ended", [False, True])
def test_a_goal_that_is_taken_back_goes_from_both_lists_and_its_words_are_destroyed(
    service: RunningService, ada: Person, ben: Person, text: dict[str, Any], *, ended: bool
) -> None:
    partnership = UUID(text["partnership"])
    withdrawals = f"/partnerships/{partnership}/goals/{goal_of(ada, partnership)}/withdrawals"
    assert ben.post(withdrawals).code == "goal_set_by_partner"
    if ended:
        assert ben.post(f"/partnerships/{partnership}/endings", {"how": "ended"}).status == 200
    assert not destroyed(service, text["text"])
    assert ada.post(withdrawals).status == 200
    assert (goals(ada, partnership), goals(ben, partnership), writing(ada)) == ([], [], [])
    assert destroyed(service, text["text"])
    assert service.work_deadlines() == 0
    assert ada.post(withdrawals).code == "no_such_goal"


def goal_of(partner: Person, partnership: UUID) -> str:
    return str(partner.get(f"/partnerships/{partnership}").body["goals"][0]["goal"])


def test_a_goal_and_its_words_are_taken_back_once(
    service: RunningService, ada: Person, ben: Person, text: dict[str, Any]
) -> None:
    """The words are on record as taken back, and not committed, when the goal is taken back."""
    partnership, context = UUID(text["partnership"]), service.runtime.context("rha")
    withdrawals = f"/partnerships/{partnership}/goals/{goal_of(ada, partnership)}/withdrawals"
    with ThreadPoolExecutor(1) as thread:
        with context.database.transaction() as db:
            taken = WithdrawText(PersonId(ada.id), TextId(UUID(text["text"])))
            context.handler.handle_in(db, partnerships, partnership, taken, Origin(str(ada.id), context.clock.now(db), uuid4()))
            second = thread.submit(ada.post, withdrawals)
            assert wait_until(lambda: somebody_waits(service), within=60)
            assert not destroyed(service, text["text"])
        assert second.result(20).status == 200
    assert goals(ben, partnership) == []
    assert destroyed(service, text["text"])
    names = [name.removeprefix("partnership_journal.") for name, _ in service.logged("rha")]
    assert names[-2:] == ["text_withdrawn.v1", "goal_taken_back.v1"]


def test_nothing_of_a_goal_goes_where_taking_it_back_was_refused(
    service: RunningService, ada: Person, ben: Person, text: dict[str, Any]
) -> None:
    """Ben wrote something after Ada read."""
    partnership = UUID(text["partnership"])
    goal = goal_of(ada, partnership)
    ben.post(f"/partnerships/{partnership}/goals", {"whose": "own", "text": "Mine"})
    stale = ada.post(f"/partnerships/{partnership}/goals/{goal}/withdrawals", None, {"If-Match": '"2"'})
    assert stale.code == "changed_since_read"
    assert goals(ada, partnership) == [NAMED]
    assert not destroyed(service, text["text"])


def somebody_waits(service: RunningService) -> bool:
    waiting = "SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'"
    with service.runtime.database.transaction() as db:
        return bool(db.execute(waiting).fetchall())


def test_a_text_whose_key_went_before_the_log_said_so_is_taken_back_when_asked(
    service: RunningService, ada: Person, text: dict[str, Any]
) -> None:
    """As after a restore of this service to a moment before."""
    service.runtime.context("rha").vault.destroy([key_of(service, text["text"])])
    assert [each["words"] for each in writing(ada)] == [None]
    assert ada.post(at(text, "withdrawals")).status == 200
    assert writing(ada) == []
