"""Every reader can read what the contract shows, and does not mind what it does not know."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import msgspec
import pytest

from evaluation.catalogue.waves import Wave
from evaluation.contributions.disclosure import may_leave
from evaluation.contributions.facts import Fact as ExactFact
from evaluation.contributions.facts import RoundedFact, facts
from insights.contributions import catalogue
from insights.contributions.facts import TOO_FEW, Fact, fault
from insights.service import INSIGHTS, routes
from plp_contracts.names import ContractName
from plp_contracts.sources import SOURCES
from plp_kit.core.deciding import Refusal
from plp_kit.messaging.bus.port import Topic
from plp_kit.web.roles import Role
from plp_testkit.fixtures.running_services import MakeRunningService
from recruitment.trusts.settings import GROUPS_SERVED

RECEIVED = [
    (source.service.name, name, shape) for source in SOURCES for name, shape in (source.service.subscription.shapes or {}).items()
]


def example(contracts: Path, name: str) -> dict[str, Any]:
    text = (contracts / ContractName.parse(name).example_path).read_text(encoding="utf-8")
    return dict(json.loads(text))


def widened(value: Any) -> Any:  # noqa: ANN401 - any JSON
    """As a later version may send it: with one more member wherever there are members."""
    if isinstance(value, dict):
        return {name: widened(inner) for name, inner in value.items()} | {"added_later": {"deep": [1]}}
    return [widened(inner) for inner in value] if isinstance(value, list) else value


@pytest.mark.parametrize(("reader", "name", "shape"), RECEIVED, ids=[f"{reader} {name}" for reader, name, _ in RECEIVED])
def test_a_reader_takes_the_example_and_ignores_what_it_does_not_know(
    contracts: Path, reader: str, name: str, shape: type
) -> None:
    message = example(contracts, name)
    read: object = msgspec.json.decode(msgspec.json.encode(message), type=shape)
    assert isinstance(read, shape), reader
    assert msgspec.json.decode(msgspec.json.encode(widened(message)), type=shape) == read


def test_the_nation_records_the_example_of_a_contribution(contracts: Path, make_running_service: MakeRunningService) -> None:
    service = make_running_service(INSIGHTS, routes(), "national")
    name = "evaluation.TrustContributed.v1"
    assert service.receive(Topic("rha", "contributions"), name, example(contracts, name)) is None
    assert service.person("national", Role.NATIONAL_ANALYST).get("/national/coverage").body["trusts"] == 1


@pytest.mark.parametrize(("people", "refusal"), [(10, None), (5, TOO_FEW), (0, TOO_FEW)])
def test_the_nation_knows_every_table_that_trusts_contribute_and_refuses_what_may_not_leave(
    people: int, refusal: Refusal | None
) -> None:
    counted = [_counting(people, fact) for fact in facts(date(2022, 3, 17), (), (), ())]
    found = [fault(Fact(fact.name, fact.catalogue, fact.rows, fact.columns, fact.cells)) for fact in counted]
    assert found == [refusal] * len(catalogue.FACTS)
    assert [may_leave(fact) for fact in counted] == [refusal is None] * len(catalogue.FACTS)


def _counting(people: int, fact: ExactFact) -> RoundedFact:
    """All of them in the first column."""
    return RoundedFact(fact.name, fact.catalogue, fact.rows, fact.columns, ((people, *fact.cells[0][1:]),))


def test_the_nation_knows_every_group_served_and_wave() -> None:
    assert catalogue.GROUPS_SERVED == GROUPS_SERVED
    assert set(catalogue.WAVES) == set(Wave)
