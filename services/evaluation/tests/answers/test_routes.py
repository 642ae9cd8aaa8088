"""Answering: consent before anything is stored, changed until closing, and nothing that joins a person to an answer."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest

from evaluation.answers.table.waiting_answers import WaitingAnswer
from evaluation.answers.use_cases import sealing
from evaluation.results.use_cases import opened_answers
from plp_kit.core.events import Stream
from plp_kit.core.sealed import Sealed
from plp_kit.web.roles import Role
from plp_testkit.fixtures.running_services import RunningService
from plp_testkit.http import Answered, Person

FIRST_DAY, CLOSES_ON = date(2022, 2, 12), date(2022, 3, 1)
LAST_DAY = CLOSES_ON - timedelta(days=1)

Until = Callable[[date], None]
Answering = Callable[..., Answered]
Rows = Callable[..., list[tuple[Any, ...]]]

LEDGERS = "SELECT name, payload::text FROM events WHERE stream LIKE 'register-%%' OR stream LIKE 'answers-%%' ORDER BY position"
WAITING = "SELECT person, key, sealed FROM waiting_answers ORDER BY person"
EVERYTHING = """
    SELECT (SELECT count(*) FROM waiting_answers), (SELECT count(*) FROM events), (SELECT count(*) FROM deadlines),
           (SELECT count(*) FROM idempotency_keys)"""


def keys(service: RunningService) -> int:
    with service.runtime.vault_database.of("rha").transaction() as db:
        ((made,),) = db.execute("SELECT count(*) FROM keys").fetchall()
    return int(made)


def waiting(survey: UUID, rows: Rows) -> list[Sealed]:
    return [sealing.sealed(Stream("survey", survey), WaitingAnswer(*row)) for row in rows(WAITING)]


def refused(answered: Answered) -> tuple[int, str | None]:
    return answered.status, answered.code


@pytest.mark.parametrize("consent", [{"consent": False}, {"consent": None}, {"consent": "yes"}])
def test_without_consent_nothing_is_stored(
    consent: dict[str, object], answer: Answering, people: list[Person], rows: Rows, service: RunningService
) -> None:
    before = rows(EVERYTHING), keys(service)
    answered = answer(people[0], **consent)
    assert answered.status == 409 if consent["consent"] is False else 422
    assert answered.code in {"consent_missing", "validation_failed"}
    assert (rows(EVERYTHING), keys(service)) == before


def test_a_form_without_a_word_on_consent_gives_none(survey: UUID, people: list[Person]) -> None:
    form = {"group": "both", "recommend": "yes", "check_in": "yes", "national_counts": False}
    assert people[0].post(f"/surveys/{survey}/answers", form).code == "consent_missing"


def test_an_answer_that_does_not_fit_is_refused_before_it_waits(answer: Answering, people: list[Person], rows: Rows) -> None:
    choices = [{"question": "confidence", "version": 1, "level": "very"}]
    assert refused(answer(people[0], choices=choices)) == (409, "level_unknown")
    assert rows(WAITING) == []


def test_a_person_who_is_not_invited_cannot_answer(answer: Answering, service: RunningService, rows: Rows) -> None:
    before = keys(service)
    assert refused(answer(service.person("rha", Role.PARTICIPANT))) == (403, "not_invited")
    assert (rows(WAITING), keys(service)) == ([], before)


def test_nobody_answers_before_the_survey_opens_nor_after_it_has_closed(
    answer: Answering, people: list[Person], until: Until, service: RunningService
) -> None:
    other = f"/surveys/{uuid4()}/answers"
    form = {"group": "both", "recommend": "yes", "check_in": "yes", "national_counts": False, "consent": True}
    assert people[0].post(other, form).code == "no_such_survey"
    service.at(datetime(2022, 3, 1, tzinfo=UTC))
    assert answer(people[0]).code == "survey_closed_already"
    until(CLOSES_ON)
    assert answer(people[0]).code == "survey_closed_already"


def test_nobody_answers_a_survey_that_is_only_planned(planned: UUID, people: list[Person]) -> None:
    form = {"group": "both", "recommend": "yes", "check_in": "yes", "national_counts": False, "consent": True}
    assert people[0].post(f"/surveys/{planned}/answers", form).code == "survey_not_open"


def test_an_answer_is_changed_in_its_place_until_the_survey_closes(
    answer: Answering, people: list[Person], until: Until, rows: Rows, evaluator: Person, survey: UUID
) -> None:
    for person in people[:3]:
        assert answer(person).status == 200
    before = rows(WAITING)
    until(LAST_DAY)
    assert answer(people[0], group="both", recommend="no").status == 200
    changed = [(row, now) for row, now in zip(before, rows(WAITING), strict=True) if row != now]
    assert [row[0] for row, _ in changed] == [people[0].id]
    until(CLOSES_ON)
    table = evaluator.get(f"/surveys/{survey}/respondents").body
    assert (table["answers"], table["recommend"]["count"], table["groups"][2]["count"]) == (3, 2, 1)
    assert answer(people[0]).code == "survey_closed_already"


def test_nobody_can_read_an_answer_as_it_was_before_its_change(
    answer: Answering, people: list[Person], service: RunningService, rows: Rows, survey: UUID
) -> None:
    answer(people[0])
    vault, (earlier,) = service.runtime.context("rha").vault, waiting(survey, rows)
    assert vault.open([earlier]) != [None]
    answer(people[0], group="both")
    assert service.runtime.context("rha").open([earlier]) == [None]
    service.destroy_spent()
    assert vault.open([earlier]) == [None]
    assert vault.open(waiting(survey, rows)) != [None]


def test_a_change_that_is_refused_leaves_the_answer_as_it_was(answer: Answering, people: list[Person], rows: Rows) -> None:
    answer(people[0])
    before = rows(WAITING)
    assert answer(people[0], consent=False).code == "consent_missing"
    assert answer(people[0], choices=[{"question": "confidence", "version": 1, "level": "very"}]).code == "level_unknown"
    assert rows(WAITING) == before


def test_a_repeated_request_gets_the_same_answer_again(survey: UUID, people: list[Person], rows: Rows) -> None:
    form = {"consent": True, "group": "both", "recommend": "yes", "check_in": "yes", "national_counts": False}
    key = {"Idempotency-Key": "once"}
    first, second = (people[0].post(f"/surveys/{survey}/answers", form, key) for _ in range(2))
    assert (first.status, first.body) == (second.status, second.body) == (200, {"id": str(survey), "version": 4})
    assert len(rows(WAITING)) == 1


def test_an_answer_waits_sealed_and_as_long_as_any_other(answer: Answering, people: list[Person], rows: Rows) -> None:
    events = rows("SELECT count(*) FROM events")
    answer(people[0], group="both", choices=[])
    answer(people[1])
    assert rows("SELECT count(*) FROM events") == events
    sealed_answers = [sealed for _, _, sealed in rows(WAITING)]
    assert len({len(sealed) for sealed in sealed_answers}) == 1
    assert not any(word in sealed for sealed in sealed_answers for word in ("both", "senior", "confidence"))


def test_a_waiting_answer_has_no_time_and_no_order(rows: Rows) -> None:
    columns = rows("SELECT column_name FROM information_schema.columns WHERE table_name = 'waiting_answers'")
    assert {name for (name,) in columns} == {"tenant", "survey", "person", "key", "sealed"}


def test_nothing_of_an_answer_enters_the_log_or_a_page_before_the_survey_has_closed(
    answer: Answering, people: list[Person], until: Until, rows: Rows, survey: UUID, evaluator: Person
) -> None:
    """However many answers wait, on whichever day."""
    logged = rows("SELECT id FROM events ORDER BY position")
    for number, person in enumerate(people):
        answer(person)
        until(FIRST_DAY + timedelta(days=number + 1))
        assert evaluator.get(f"/surveys/{survey}").body["answered"] is None
        assert evaluator.get(f"/surveys/{survey}/respondents").code == "survey_still_open"
        assert evaluator.post(f"/surveys/{survey}/contributions").code == "survey_still_open"
    assert len(rows(WAITING)) == len(people)
    assert rows("SELECT id FROM events ORDER BY position") == logged


def test_all_answers_enter_at_closing_in_one_batch_after_the_survey_has_closed(
    answer: Answering, people: list[Person], until: Until, rows: Rows, survey: UUID, evaluator: Person
) -> None:
    for person in people[:10]:
        answer(person)
    until(FIRST_DAY + timedelta(days=2))
    answer(people[10])
    until(CLOSES_ON)
    assert evaluator.get(f"/surveys/{survey}").body["answered"] == 11
    names = [name for (name,) in rows("SELECT name FROM events ORDER BY position")]
    assert names[-3:] == ["evaluation.survey_closed.v1", "evaluation.respondents_recorded.v1", "evaluation.answers_entered.v1"]
    people_and_answers = "SELECT jsonb_array_length(payload->%s) FROM events WHERE payload ? %s ORDER BY position"
    assert rows(people_and_answers, "people", "people") == rows(people_and_answers, "entries", "entries") == [(11,)]
    assert (rows(WAITING), rows("SELECT name FROM deadlines")) == ([], [("end_answers_retention",)])


def test_keys_are_destroyed_once_the_batch_is_committed(
    answer: Answering, people: list[Person], service: RunningService, rows: Rows, survey: UUID
) -> None:
    for person in people[:10]:
        answer(person)
    sealed = waiting(survey, rows)
    vault = service.runtime.context("rha").vault
    service.at(datetime(2022, 3, 1, tzinfo=UTC))
    service.work_deadlines()
    assert len(rows("SELECT key FROM spent_keys")) == 10
    assert None not in vault.open(sealed)
    assert service.destroy_spent() == 10
    assert vault.open(sealed).count(None) == 10


def test_an_erased_person_whose_answer_waits_is_in_neither_ledger(
    answer: Answering, people: list[Person], service: RunningService, until: Until, survey: UUID, evaluator: Person
) -> None:
    for person in people[:6]:
        answer(person)
    service.runtime.context("rha").vault.erase(people[0].id)
    assert refused(answer(people[0])) == (403, "not_invited")
    until(CLOSES_ON)
    table = evaluator.get(f"/surveys/{survey}/respondents").body
    assert (table["answers"], table["rate_of_invited"]) == (5, "35.7")


def test_nothing_is_sealed_for_an_erased_person(answer: Answering, people: list[Person], service: RunningService) -> None:
    """Also where the sign-in still leads to them, as in a request that came before the erasure."""
    person = people[0].id
    service.runtime.context("rha").vault.erase(person)
    assert refused(answer(service.person_known_as(person, "rha", Role.PARTICIPANT))) == (409, "person_erased")


def test_nothing_in_the_ledgers_joins_a_person_to_an_answer(
    answer: Answering, people: list[Person], until: Until, rows: Rows
) -> None:
    for person in people[:12]:
        answer(person)
    until(CLOSES_ON)
    events = rows(
        """SELECT actor, causation, joined, traceparent, occurred_at, correlation FROM events
           WHERE stream LIKE 'register-%%' OR stream LIKE 'answers-%%'"""
    )
    assert len(events) == 2
    assert {row[:4] for row in events} == {("deadline", None, None, None)}
    assert {at.astimezone(UTC).time().isoformat() for *_, at, _ in events} == {"00:00:00"}
    assert len({correlation for *_, correlation in events}) == 2
    answers = "".join(text for name, text in rows(LEDGERS) if "answers" in name)
    assert not any(str(person.id) in answers for person in people)


def test_when_their_retention_ends_nobody_reads_the_answers_and_what_was_counted_stays(
    answer: Answering, people: list[Person], survey: UUID, evaluator: Person, service: RunningService, until: Until
) -> None:
    """Five years after the closing."""
    for person in people[:3]:
        answer(person)
    until(CLOSES_ON)
    assert evaluator.get(f"/surveys/{survey}/respondents").body["answers"] == 3
    until(date(2027, 2, 28))
    assert evaluator.get(f"/surveys/{survey}/respondents").status == 200
    until(date(2027, 3, 1))
    assert evaluator.get(f"/surveys/{survey}/respondents").code == "answers_not_retained"
    assert evaluator.get(f"/surveys/{survey}").body["answered"] == 3
    assert service.destroy_spent() == 6
    assert opened_answers(service.runtime.context("rha"), survey) == ()


def test_nobodys_data_hold_an_answer_and_everybodys_say_that_they_answered(
    answer: Answering, people: list[Person], until: Until
) -> None:
    ada, ben = people[:2]
    answer(ada, recommend="not_sure")
    until(CLOSES_ON)
    facts = [{fact["what"] for fact in person.get("/me/data").body["facts"]} for person in (ada, ben)]
    assert [("InvitedListed" in each, "RespondentsRecorded" in each) for each in facts] == [(True, True), (True, False)]
    data = str(ada.get("/me/data").body)
    assert "not_sure" not in data
    assert not any(str(person.id) in data for person in people[1:])


@pytest.fixture
def known_and_own(service: RunningService, people: list[Person], receive: Callable[[str, object], None]) -> tuple[Person, Person]:
    """A human whom a list knew by the id under which they were matched; their own sign-in has another."""
    known, own = people[1], service.person("rha", Role.PARTICIPANT)
    receive("recruitment.IdentitiesJoined", {"person": own.id, "same_as": known.id})
    return known, own


def test_a_human_of_two_ids_is_invited_once_and_gives_one_answer(
    known_and_own: tuple[Person, Person], answer: Answering, evaluator: Person, survey: UUID, rows: Rows
) -> None:
    known, own = known_and_own
    assert evaluator.get(f"/surveys/{survey}").body["invited"] == 14
    assert [each["answered"] for each in own.list("/surveys/mine")] == [False]
    assert answer(own).status == 200
    assert [each["answered"] for asker in (own, known) for each in asker.list("/surveys/mine")] == [True, True]
    assert answer(known, recommend="no").status == 200
    assert [person for person, _, _ in rows(WAITING)] == [known.id]


def test_ids_joined_while_a_survey_is_open_give_one_answer_between_them(
    survey: UUID, answer: Answering, people: list[Person], receive: Callable[[str, object], None], rows: Rows
) -> None:
    one, other = people[1], people[3]
    assert answer(other).status == 200
    receive("recruitment.IdentitiesJoined", {"person": one.id, "same_as": other.id})
    assert answer(one, recommend="no").status == 200
    assert [person for person, _, _ in rows(WAITING)] == [other.id]
    assert [each["survey"] for each in one.list("/surveys/mine")] == [str(survey)]
