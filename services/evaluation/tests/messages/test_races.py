"""A message about a cohort's people that is being applied counts in the opening, closing or contribution that meets it."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID, uuid4

import pytest

from plp_kit.web.roles import Role
from plp_testkit.fixtures.running_services import RunningService
from plp_testkit.http import Answered, Person

OPENS_ON, CLOSES_ON = date(2022, 2, 12), date(2022, 3, 1)
APPROVAL = {"reference": "RD-17", "on": "2021-11-03", "approver": "Research and development"}

Rows = Callable[..., list[tuple[Any, ...]]]
Meanwhile = Callable[[Callable[[], object]], Callable[[], object]]
BeingReceived = Callable[[str, object], AbstractContextManager[None]]


@pytest.fixture
def prepare(service: RunningService, survey: UUID, until: Callable[[date], None]) -> Callable[[], Answered]:
    """Of the closed survey."""
    until(CLOSES_ON)
    lead = service.person("rha", Role.EDI_LEAD)
    return lambda: lead.post(f"/surveys/{survey}/contributions")


def midnight(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, tzinfo=UTC)


def pair(cohort: UUID, senior: UUID, colleague: UUID) -> dict[str, object]:
    return {"partnership": uuid4(), "cohort": cohort, "senior": senior, "colleague": colleague, "formed_on": OPENS_ON}


def test_a_seat_is_not_left_out_by_the_opening(
    service: RunningService, cohort: UUID, evaluator: Person, being_received: BeingReceived, meanwhile: Meanwhile, rows: Rows
) -> None:
    (planned,) = evaluator.list(f"/cohorts/{cohort}/surveys")
    evaluator.post(f"/surveys/{planned['survey']}/approvals", APPROVAL)
    newcomers = uuid4(), uuid4()
    with being_received("partnership_journal.PartnershipFormed", pair(cohort, *newcomers)):
        service.at(midnight(OPENS_ON))
        opening = meanwhile(service.work_deadlines)
    opening()
    assert {person for (person,) in rows("SELECT person FROM invitations_1")} >= set(newcomers)
    seats = {event for (event,) in rows("SELECT id FROM events WHERE name = 'evaluation.seat_taken.v1'")}
    ((joined,),) = rows("SELECT joined FROM events WHERE starts_with(stream, 'survey-') AND joined IS NOT NULL")
    assert (set(joined), len(seats)) == (seats, 16)


def test_a_pair_is_not_left_out_by_the_closing(
    service: RunningService,
    people: list[Person],
    answer: Callable[..., Answered],
    being_received: BeingReceived,
    meanwhile: Meanwhile,
    rows: Rows,
) -> None:
    """Two who had other partners."""
    one, other = people[0], people[3]
    for person in (one, other):
        answer(person)
    ((cohort,),) = rows("SELECT cohort FROM surveys_1")
    with being_received("partnership_journal.PartnershipFormed", pair(cohort, one.id, other.id)):
        service.at(midnight(CLOSES_ON))
        closing = meanwhile(service.work_deadlines)
    closing()
    assert rows("SELECT payload->'whole_pairs' FROM events WHERE name = 'evaluation.survey_closed.v1'") == [(1,)]


def test_a_consent_is_not_left_out_by_the_contribution(
    prepare: Callable[[], object], people: list[Person], being_received: BeingReceived, meanwhile: Meanwhile, rows: Rows
) -> None:
    """The last of fourteen people now consents to national counts."""
    ((cohort,),) = rows("SELECT cohort FROM surveys_1")
    consents = {"cohort": cohort, "person": people[-1].id, "consents": ["take_part", "survey", "national_counts"]}
    with being_received("recruitment.ApplicantAccepted", consents):
        preparing = meanwhile(prepare)
    preparing()
    ((exact,),) = rows("SELECT payload->'exact' FROM events WHERE name = 'evaluation.contribution_prepared.v1'")
    assert {fact["name"]: sum(fact["cells"][0]) for fact in exact} == {"participants": 14, "response": 14}


def test_a_consent_that_is_taken_back_is_not_left_in_by_the_approval(
    service: RunningService,
    prepare: Callable[[], Answered],
    officer: Person,
    people: list[Person],
    being_received: BeingReceived,
    meanwhile: Meanwhile,
) -> None:
    """It was prepared and previewed; in the moment of its approval somebody takes back national counts."""
    with service.runtime.database.of("rha").transaction() as db:
        ((cohort,),) = db.execute("SELECT cohort FROM surveys_1").fetchall()
    contribution, answered = prepare().body["id"], list[Answered]()
    fewer = {"cohort": cohort, "person": people[1].id, "consents": ["take_part", "survey"], "taken_back": ["national_counts"]}
    with being_received("recruitment.ConsentsChanged", fewer):
        approving = meanwhile(lambda: answered.append(officer.post(f"/contributions/{contribution}/approvals")))
    approving()
    assert [answer.code for answer in answered] == ["contribution_outdated"]
    assert prepare().status == 201
    assert officer.post(f"/contributions/{contribution}/approvals").status == 200


@pytest.mark.parametrize("name", ["recruitment.PersonErased", "recruitment.ParticipantLeft", "recruitment.ApplicantWithdrew"])
def test_a_departure_is_not_left_out_by_the_contribution(
    name: str,
    prepare: Callable[[], object],
    people: list[Person],
    being_received: BeingReceived,
    meanwhile: Meanwhile,
    rows: Rows,
) -> None:
    """Thirteen people count nationally, and one of them left in the summer; now a second leaves."""
    ((cohort,),) = rows("SELECT cohort FROM surveys_1")
    with being_received(name, {"person": people[1].id, "cohort": cohort, "on": OPENS_ON}):
        preparing = meanwhile(prepare)
    preparing()
    ((exact,),) = rows("SELECT payload->'exact'->0 FROM events WHERE name = 'evaluation.contribution_prepared.v1'")
    assert (exact["columns"], exact["cells"]) == (["there", "left"], [[11, 2]])
