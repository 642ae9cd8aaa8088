"""What waits in the journal for each partner, and for facilitators."""

from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

from plp_kit.messaging.bus.port import Topic
from plp_kit.web.roles import Role
from plp_testkit.fixtures.running_services import RunningService
from plp_testkit.http import Person


def today(person: Person) -> dict[str, tuple[Any, ...]]:
    """What waits, by kind; no kind is there twice in these tests."""
    waiting = person.get("/today").body["waiting"]
    found = {each["kind"]: (each["id"], each["count"], each["since"], each["due"]) for each in waiting}
    assert len(found) == len(waiting)
    return found


def test_what_a_partnership_lacks_waits_for_both_and_what_is_ones_own_changes_nothing_for_the_other(
    service: RunningService, partnership: UUID, ada: Person, ben: Person, facilitator: Person
) -> None:
    formed = (str(partnership), 1, "2021-04-01", None)
    everything = dict.fromkeys(("meeting_to_plan", "agreement_to_write", "goal_to_set"), formed)
    everything["partner_to_meet"] = (str(partnership), 1, "2021-04-09", None)
    assert today(ada) == today(ben) == everything
    at = f"/partnerships/{partnership}"
    assert ben.post(f"{at}/agreements", {"aims": "Listen"}).status == 200
    assert ben.post(f"{at}/goals", {"whose": "own", "text": "Chair a panel"}).status == 200
    assert today(ada) == everything
    assert today(ben) == {"meeting_to_plan": formed, "partner_to_meet": everything["partner_to_meet"]}
    assert ada.post(f"{at}/meetings/planned", {"on": "2021-05-04", "how": "remote"}).status == 200
    assert today(ben) == {"meeting_ahead": (*formed[:3], "2021-05-04")}
    service.at(datetime(2021, 5, 5, 9, tzinfo=UTC))
    late = (str(partnership), 1, "2021-05-04", None)
    assert today(ben) == {"meeting_to_plan": late, "meetings_to_record": late}
    assert ada.post(f"{at}/meetings/held", {"on": "2021-05-04", "how": "remote"}).status == 200
    assert today(ben) == {"meeting_to_plan": late}
    assert today(facilitator) == {}
    assert ada.post(f"{at}/endings", {"how": "ended"}).status == 200
    assert today(ada) == today(ben) == {}


def test_somebody_whose_data_are_restricted_is_asked_to_write_nothing_and_their_partner_sees_no_difference(
    service: RunningService, partnership: UUID, ada: Person, ben: Person
) -> None:
    before = today(ben)
    assert before.keys() == {"partner_to_meet", "meeting_to_plan", "agreement_to_write", "goal_to_set"}
    assert {id for id, *_ in before.values()} == {str(partnership)}
    fact = {"person": ada.id, "restricted": True}
    assert service.receive(Topic("rha", "recruitment"), "recruitment.RestrictionChanged.v1", fact) is None
    assert set(today(ada)) == {"partner_to_meet", "meeting_to_plan"}
    assert today(ben) == before


def test_attendance_and_a_partner_who_left_wait_for_facilitators(
    service: RunningService, cohort: UUID, partnership: UUID, ada: Person, ben: Person, facilitator: Person
) -> None:
    """Of a partnership of their own they learn as its partner does: not how it ended."""
    assert ada.get(f"/partnerships/{partnership}").status == 200
    held = {"kind": "check_in", "on": "2021-05-03", "how": "virtual"}
    session = facilitator.post(f"/cohorts/{cohort}/sessions", held).body["id"]
    assert today(facilitator) == {"attendance_to_record": (session, 1, "2021-05-03", None)}
    assert facilitator.post(f"/sessions/{session}/attendances", {"person": str(ada.id)}).status == 200
    left = {"cohort": cohort, "person": ben.id, "on": date(2021, 5, 2)}
    assert service.receive(Topic("rha", "recruitment"), "recruitment.ParticipantLeft.v1", left) is None
    assert today(facilitator) == {"partners_gone": (str(cohort), 1, "2021-05-02", "2021-05-16")}
    own = Person(ada.app, ada.signer, "rha", frozenset({Role.FACILITATOR}), ada.subject)
    assert today(own) == today(ada) == {}
    service.at(datetime(2021, 5, 16, 9, tzinfo=UTC))
    assert today(facilitator) == {}


def test_somebody_who_was_just_paired_can_answer_and_what_the_other_answers_changes_nothing(
    new_pair: UUID, ada: Person, ben: Person
) -> None:
    """Of a partnership that is not open nothing else waits: the two do not know each other yet."""
    waits = (str(new_pair), 1, "2021-05-04", "2021-05-07")
    assert today(ada) == today(ben) == {"pairing_to_answer": waits}
    assert ada.post(f"/partnerships/{new_pair}/continuations", {"shows_address": True}).status == 200
    assert today(ada) == {"partner_awaited": (*waits[:3], "2021-05-08")}
    assert today(ben) == {"pairing_to_answer": waits}
    assert ben.post(f"/partnerships/{new_pair}/continuations", {"shows_address": True}).status == 200
    assert today(ada).keys() == today(ben).keys() == {"partner_to_meet", "meeting_to_plan", "agreement_to_write", "goal_to_set"}


def test_nothing_waits_in_a_pair_that_was_taken_back(new_pair: UUID, ada: Person, ben: Person) -> None:
    assert ada.post(f"/partnerships/{new_pair}/refusals").status == 200
    assert today(ada) == today(ben) == {}
