"""What a trust contributes: prepared rounded, previewed, approved or held by a named person, then published once."""

from collections.abc import Callable
from datetime import date
from itertools import chain
from typing import Any
from uuid import UUID

import msgspec
import pytest

from evaluation.contributions.decider import contributions
from evaluation.messages.published import LANGUAGE
from plp_kit.web.roles import Role
from plp_testkit.fixtures.running_services import RunningService
from plp_testkit.http import Answered, Person

CLOSES_ON = date(2022, 3, 1)

Until = Callable[[date], None]
Rows = Callable[..., list[tuple[Any, ...]]]


@pytest.fixture
def closed(survey: UUID, people: list[Person], answer: Callable[..., Answered], until: Until) -> UUID:
    for person in people[:11]:
        answer(person, group="served", national_counts=person is not people[2])
    until(CLOSES_ON)
    return survey


@pytest.fixture
def contribution(closed: UUID, evaluator: Person) -> UUID:
    prepared = evaluator.post(f"/surveys/{closed}/contributions")
    assert (prepared.status, prepared.headers["Location"]) == (201, f"/contributions/{prepared.body['id']}")
    return UUID(prepared.body["id"])


def to_be_published(service: RunningService) -> list[tuple[Any, ...]]:
    with service.database.database("plp_relay").of("rha").transaction() as db:
        return db.execute("SELECT stream, versions FROM outbox WHERE topic = 'contributions'").fetchall()


def test_an_open_survey_has_nothing_to_contribute(survey: UUID, evaluator: Person) -> None:
    assert evaluator.post(f"/surveys/{survey}/contributions").code == "survey_still_open"


def test_the_preview_shows_rounded_figures_only(contribution: UUID, officer: Person, rows: Rows) -> None:
    shown = officer.get(f"/contributions/{contribution}").body
    ((exact,),) = rows("SELECT payload->'exact' FROM events WHERE name = 'evaluation.contribution_prepared.v1'")
    assert {fact["name"]: fact["cells"] for fact in exact}["recommend"] == [[10, 0, 0, 0]]
    assert {fact["name"]: fact["cells"] for fact in exact}["participants"] == [[12, 1]]
    assert [fact["name"] for fact in shown["facts"]] == ["participants", "response", "recommend", "check_in"]
    assert {tuple(fact["rows"]) for fact in shown["facts"]} == {("all",)}
    counts = [count for fact in shown["facts"] for count in chain(*fact["cells"])]
    assert {count % 5 for count in counts} == {0}
    assert (shown["state"], shown["held"], shown["month"], shown["wave"]) == ("prepared", None, "2022-03", "mid")
    assert shown["trust"]["synthetic"] is True
    assert "exact" not in shown


def test_a_table_of_fewer_than_ten_answers_stays_in_the_trust(
    survey: UUID, people: list[Person], answer: Callable[..., Answered], until: Until, evaluator: Person, officer: Person
) -> None:
    """Two of each group and one of both answer, of thirteen who count nationally."""
    for person, group in zip(people, ("senior", "senior", "served", "served", "both"), strict=False):
        answer(person, group=group, recommend="no" if group == "both" else "yes")
    until(CLOSES_ON)
    prepared = evaluator.post(f"/surveys/{survey}/contributions")
    shown = officer.get(f"/contributions/{prepared.body['id']}").body
    assert [fact["name"] for fact in shown["facts"]] == ["participants", "response"]


def test_preparing_again_gives_the_same_figures(closed: UUID, contribution: UUID, evaluator: Person) -> None:
    again = evaluator.post(f"/surveys/{closed}/contributions")
    assert (contribution, again.code) == (contribution, "contribution_prepared_already")


def test_nobody_whom_the_survey_invited_approves_or_holds_what_they_may_not_see(
    contribution: UUID, people: list[Person], officer: Person, service: RunningService
) -> None:
    """Under whatever id, and however long ago they left."""
    invited = [Person(service.app, service.signer, "rha", frozenset({Role.DPO}), person.subject) for person in people[:2]]
    for person in invited:
        assert person.post(f"/contributions/{contribution}/approvals").code == "invited_to_survey"
        assert person.post(f"/contributions/{contribution}/holds", {"reason": "figures_wrong"}).code == "invited_to_survey"
    assert to_be_published(service) == []
    assert officer.post(f"/contributions/{contribution}/holds", {"reason": "figures_wrong"}).status == 200
    assert officer.post(f"/contributions/{contribution}/approvals").status == 200


def test_only_the_approval_publishes(contribution: UUID, officer: Person, service: RunningService) -> None:
    assert to_be_published(service) == []
    assert officer.post(f"/contributions/{contribution}/holds", {"reason": "figures_wrong"}).status == 200
    assert officer.get(f"/contributions/{contribution}").body["held"] == "figures_wrong"
    assert officer.post(f"/contributions/{contribution}/approvals").status == 200
    assert to_be_published(service) == [(f"contribution-{contribution}", [3])]
    assert officer.get(f"/contributions/{contribution}").body["state"] == "approved"
    assert officer.post(f"/contributions/{contribution}/holds", {"reason": "figures_wrong"}).code == "contribution_frozen"


def test_what_is_published_is_what_was_previewed(contribution: UUID, officer: Person, service: RunningService) -> None:
    officer.post(f"/contributions/{contribution}/approvals")
    shown = officer.get(f"/contributions/{contribution}").body
    with service.runtime.database.of("rha").transaction() as db:
        *_, approved = service.runtime.context("rha").handler.history(db, contributions, contribution)
    message = LANGUAGE.message(approved, 1)
    published = msgspec.json.decode(message.data)
    assert message.name == "evaluation.TrustContributed.v1"
    assert published == {name: value for name, value in shown.items() if name not in {"state", "held", "version"}}


def test_a_chain_leads_from_the_seats_to_the_contribution(contribution: UUID, officer: Person, rows: Rows) -> None:
    officer.post(f"/contributions/{contribution}/approvals")
    joined = "SELECT joined FROM events WHERE name = %s"
    seats = {event for (event,) in rows("SELECT id FROM events WHERE name = 'evaluation.seat_taken.v1'")}
    ((opened,),) = rows(joined, "evaluation.invited_listed.v1")
    ((prepared,),) = rows(joined, "evaluation.contribution_prepared.v1")
    assert (set(opened), len(seats)) == (seats, 14)
    assert [tuple(prepared)] == rows("SELECT id FROM events WHERE name = 'evaluation.survey_closed.v1'")


@pytest.mark.parametrize("role", [Role.EVALUATOR, Role.EDI_LEAD, Role.FACILITATOR])
def test_only_the_data_protection_officer_decides(contribution: UUID, role: Role, service: RunningService) -> None:
    person = service.person("rha", role)
    assert person.post(f"/contributions/{contribution}/approvals").code == "role_missing"
    assert person.post(f"/contributions/{contribution}/holds", {"reason": "figures_wrong"}).code == "role_missing"


def test_another_trust_neither_sees_nor_approves_it(contribution: UUID, service: RunningService) -> None:
    other = service.person("tzb", Role.DPO)
    assert other.get(f"/contributions/{contribution}").code == "no_such_contribution"
    assert other.post(f"/contributions/{contribution}/approvals").code == "no_such_contribution"
