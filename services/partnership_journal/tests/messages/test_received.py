"""What the journal makes of recruitment's and matching's facts, whatever their order, and however often they come."""

from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime
from itertools import permutations
from typing import TypeAlias
from uuid import UUID, uuid4

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from plp_kit.messaging.bus.port import Topic
from plp_testkit.fixtures.running_services import RunningService

Sent: TypeAlias = tuple[str, dict[str, object]]

FORMED_ON, REMATCHED_ON, LEFT_ON = date(2021, 4, 1), date(2021, 6, 1), date(2021, 5, 10)
WITHDREW_AT = datetime(2021, 5, 3, 16, tzinfo=UTC)
WITHDREW_ON = WITHDREW_AT.date()


def published(cohort: UUID, on: date, *pairs: tuple[UUID, UUID, UUID]) -> Sent:
    named = [dict(zip(("partnership", "senior", "colleague"), pair, strict=True)) for pair in pairs]
    return "matching.PairsPublished.v1", {"round": uuid4(), "cohort": cohort, "published_on": on, "pairs": named}


def left(cohort: UUID, person: UUID, on: date) -> Sent:
    return "recruitment.ParticipantLeft.v1", {"application": uuid4(), "cohort": cohort, "person": person, "on": on}


def withdrew(cohort: UUID, person: UUID) -> Sent:
    return "recruitment.ApplicantWithdrew.v1", {"application": uuid4(), "cohort": cohort, "person": person}


def receive(service: RunningService, messages: Iterable[Sent]) -> None:
    for name, fact in messages:
        assert service.receive(Topic("rha", name.partition(".")[0]), name, fact, at=WITHDREW_AT) is None


def ends(service: RunningService, partnerships: Sequence[UUID]) -> list[tuple[str, date] | None]:
    """How and when each of them ended."""
    with service.runtime.database.of("rha").transaction() as db:
        rows = db.execute("SELECT partnership, ended_how, ended_on FROM partnerships_1").fetchall()
    found = {partnership: (how, on) if how else None for partnership, how, on in rows}
    return [found[partnership] for partnership in partnerships]


def announced(service: RunningService) -> list[tuple[str, list[int]]]:
    with service.database.database("plp_relay").transaction() as db:
        return db.execute("SELECT stream, versions FROM outbox ORDER BY position").fetchall()


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(order=st.permutations([*range(7), *range(7)]))
def test_facts_in_any_order_and_twice_come_to_the_same(service: RunningService, order: Sequence[int]) -> None:
    """Ada leaves Ben, who is matched with Cai. Dee and Eve both go. Fay and Gil stay. Hal has gone when he is matched."""
    cohort = uuid4()
    ada, ben, cai, dee, eve, fay, gil, hal, ira = (uuid4() for _ in range(9))
    partnerships = one, two, three, four, five = tuple(uuid4() for _ in range(5))
    messages = [
        published(cohort, FORMED_ON, (one, ada, ben), (two, dee, eve), (three, fay, gil)),
        published(cohort, REMATCHED_ON, (four, ben, cai)),
        published(cohort, REMATCHED_ON, (five, hal, ira)),
        left(cohort, ada, LEFT_ON),
        left(cohort, dee, WITHDREW_ON),
        withdrew(cohort, eve),
        withdrew(cohort, hal),
    ]
    receive(service, [messages[number] for number in order])
    assert ends(service, partnerships) == [
        ("partner_left", LEFT_ON),
        ("partner_left", WITHDREW_ON),
        None,
        None,
        ("partner_left", REMATCHED_ON),
    ]


def test_pairs_that_were_taken_back_are_partners_no_more_and_may_be_again(service: RunningService) -> None:
    cohort, first, again, ada, ben = (uuid4() for _ in range(5))
    taken = (
        "matching.PairsUnpublished.v1",
        {"round": uuid4(), "cohort": cohort, "unpublished_on": LEFT_ON, "partnerships": [first]},
    )
    receive(service, [published(cohort, FORMED_ON, (first, ada, ben)), taken, taken])
    receive(service, [published(cohort, REMATCHED_ON, (again, ada, ben))])
    assert ends(service, [first, again]) == [("taken_back", LEFT_ON), None]


@pytest.mark.parametrize("order", [order for order in permutations(range(3)) if order.index(1) < order.index(2)])
def test_whoever_left_first_ended_it(service: RunningService, order: Sequence[int]) -> None:
    """One service's facts keep their order; the other's come before, between or after them."""
    cohort, partnership, dee, eve = (uuid4() for _ in range(4))
    messages = [
        published(cohort, FORMED_ON, (partnership, dee, eve)),
        left(cohort, eve, WITHDREW_ON),
        left(cohort, dee, LEFT_ON),
    ]
    receive(service, [messages[number] for number in order])
    assert ends(service, [partnership]) == [("partner_left", WITHDREW_ON)]


def test_a_partnership_is_announced_once_when_formed_and_once_when_ended(service: RunningService) -> None:
    cohort, partnership, ada, ben = (uuid4() for _ in range(4))
    messages = [published(cohort, FORMED_ON, (partnership, ada, ben)), left(cohort, ada, LEFT_ON)]
    receive(service, [*messages, *messages])
    assert announced(service) == [(f"partnership-{partnership}", [1]), (f"partnership-{partnership}", [2])]


def test_a_departure_from_one_cohort_leaves_another_alone(service: RunningService) -> None:
    here, elsewhere, partnership, ada, ben = (uuid4() for _ in range(5))
    receive(service, [left(elsewhere, ada, LEFT_ON), published(here, FORMED_ON, (partnership, ada, ben))])
    assert ends(service, [partnership]) == [None]
