"""From a person's acceptance to the contribution that counts them: over the bus in one trace, across decisions by links."""

import csv
import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from plp_demo.platform.addresses import Addresses
from plp_demo.player.acting import id_of
from plp_demo.player.api_client import ApiClient
from plp_demo.player.people import sub_of
from plp_demo.scenario.places import Key
from plp_demo.servers.ports import wait_until
from tests.support import chain
from tests.support.causes import Happened

EXPORTED_WITHIN = 60
NOBODY = UUID(int=7)
OVER_THE_BUS = [
    ("recruitment", "matching"),
    ("matching", "partnership_journal"),
    ("partnership_journal", "evaluation"),
    ("evaluation", "insights"),
]


@dataclass(frozen=True, slots=True)
class Span:
    """As it is in the exported file."""

    id: str
    trace: str
    parent: str | None
    name: str
    kind: str
    service: str
    message: str | None
    linked: frozenset[str]


@dataclass(slots=True)
class Spans:
    """All that was exported; read again while something is missing, since processes export twice a second."""

    folder: Path
    by_id: dict[str, Span] = field(default_factory=dict)

    def of(self, trace: str | None, **said: str | None) -> list[Span]:
        found: list[Span] = []

        def look() -> bool:
            found[:] = [span for span in self.by_id.values() if span.trace == trace and _is(span, said)]
            if not found:
                self.by_id = {span.id: span for file in self.folder.glob("*.jsonl") for span in _spans(file)}
            return bool(found)

        wait_until(look, EXPORTED_WITHIN, pause=0.2)
        return found

    def root(self, span: Span) -> Span:
        while span.parent is not None:
            span = self.by_id[span.parent]
        return span


def _is(span: Span, said: dict[str, str | None]) -> bool:
    return all(getattr(span, name) == value for name, value in said.items())


def _spans(file: Path) -> list[Span]:
    return [_span(json.loads(line)) for line in file.read_text(encoding="utf-8").splitlines()]


def _span(entry: dict[str, Any]) -> Span:
    return Span(
        id=entry["context"]["span_id"],
        trace=entry["context"]["trace_id"].removeprefix("0x"),
        parent=entry["parent_id"],
        name=entry["name"],
        kind=entry["kind"],
        service=entry["resource"]["attributes"]["service.name"],
        message=entry["attributes"].get("messaging.message.id"),
        linked=frozenset(link["context"]["trace_id"].removeprefix("0x") for link in entry["links"]),
    )


def own_id(at: Addresses, trust: str, key: str) -> UUID:
    return UUID(id_of(ApiClient(at), sub_of(trust, Key(key))))


@pytest.fixture(scope="module")
def person(at: Addresses, scenarios: Path) -> UUID:
    """Somebody who was accepted, answered, and is counted."""
    with (scenarios / "pilot" / "answers.csv").open(encoding="utf-8", newline="") as text:
        row = next(row for row in csv.DictReader(text) if row["national_counts"] == "yes")
    return own_id(at, row["trust"], row["person"])


@pytest.fixture(scope="module")
def hops(at: Addresses, person: UUID) -> Sequence[Happened]:
    return chain.hops(at, "rha", person)


@pytest.fixture(scope="module")
def spans(at: Addresses) -> Spans:
    return Spans(at.traces)


def decided(hops: Sequence[Happened]) -> list[tuple[Happened, Happened]]:
    """Hops within a service that a person or a deadline made: in a trace of their own."""
    return [(before, event) for before, event in pairwise(hops) if event.actor != "event"]


def crossing(hops: Sequence[Happened]) -> list[tuple[Happened, Happened]]:
    return [(before, event) for before, event in pairwise(hops) if event.service != before.service]


def test_it_leads_from_the_acceptance_through_every_service_to_the_contribution(hops: Sequence[Happened]) -> None:
    assert hops[0].name == "recruitment.accepted.v1"
    assert hops[-1].name == "insights.contribution_recorded.v1"
    assert [(before.service, event.service) for before, event in crossing(hops)] == OVER_THE_BUS


def test_every_hop_is_a_decision_or_crosses_the_bus(hops: Sequence[Happened]) -> None:
    assert len(crossing(hops)) + len(decided(hops)) == len(hops) - 1
    assert {event.actor for _, event in crossing(hops)} == {"event"}
    assert {event.name for _, event in decided(hops) if event.actor == "deadline"} == {
        "evaluation.invited_listed.v1",
        "evaluation.survey_closed.v1",
    }


def test_over_the_bus_it_is_one_trace_from_what_began_it_to_send_to_consume(hops: Sequence[Happened], spans: Spans) -> None:
    for before, event in crossing(hops):
        assert event.trace == before.trace
        assert event.causation == before.id
        consume = _one(spans.of(event.trace, service=f"{event.service}.work", message=str(before.id)))
        send = _one(spans.of(event.trace, service=f"{before.service}.work", message=str(before.id), kind="SpanKind.PRODUCER"))
        assert (consume.kind, consume.parent) == ("SpanKind.CONSUMER", send.id)
        assert consume.name.removeprefix("consume ") == send.name.removeprefix("send ")
        began = spans.root(consume)
        assert began.kind == "SpanKind.SERVER" or began.name.startswith("deadline "), began


def test_across_a_decision_or_a_deadline_a_new_trace_is_linked_and_names_its_cause(
    hops: Sequence[Happened], spans: Spans
) -> None:
    for before, event in decided(hops):
        assert event.trace != before.trace
        assert event.causation is not None
        assert before.id in event.causes
        began = _one(spans.of(event.trace, parent=None))
        assert before.trace in began.linked, (before.name, event.name)
        by_deadline = event.actor == "deadline"
        assert began.name.startswith("deadline " if by_deadline else "POST /")
        assert began.service == f"{event.service}.{'work' if by_deadline else 'http'}"


def _one(spans: list[Span]) -> Span:
    (span,) = spans
    return span


def test_the_seat_on_the_way_is_the_persons_own(at: Addresses, hops: Sequence[Happened], person: UUID) -> None:
    (seat,) = [event for event in hops if event.name == "evaluation.seat_taken.v1"]
    other = own_id(at, "rha", "s27")
    others = chain.hops(at, "rha", other)
    assert seat.id not in {event.id for event in others}
    assert person != other


@pytest.mark.parametrize("trust", ["rha", "tzy"])
def test_somebody_unknown_has_no_chain(at: Addresses, trust: str) -> None:
    assert not chain.hops(at, trust, NOBODY)
