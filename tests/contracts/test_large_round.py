"""A round of two thousand pairs, from its proposal in matching to its partnerships in the journal, on a real bus."""

from collections.abc import Iterator
from contextlib import ExitStack
from datetime import UTC, date, datetime
from typing import Final
from uuid import UUID, uuid4

import pytest

from matching.candidates.decider import Side
from matching.ids import CohortId, PersonId, partnership_id
from matching.rounds import commands
from matching.rounds.decider import rounds
from matching.rounds.membership import Member, Membership, PublishedPair
from matching.rounds.proposal import Nonce, Proposal, ProposedPair, fingerprint
from matching.rounds.seats import Seat, Signature
from matching.service import MATCHING
from matching.service import routes as matching_routes
from partnership_journal.service import JOURNAL
from partnership_journal.service import routes as journal_routes
from plp_kit.core.events import Origin
from plp_kit.core.handling import Handled
from plp_kit.messaging import spans
from plp_kit.messaging.bus.port import Topic
from plp_kit.messaging.consuming.consumer import Consumer
from plp_kit.messaging.relay.relay import Relay
from plp_testkit.bus import Bus, BusServer
from plp_testkit.fixtures.running_services import MakeRunningService, RunningService

PAIRS: Final = 2_000
MESSAGES: Final = 3
NONCE: Final = Nonce("5e" * 32)
TODAY: Final = date(2021, 4, 1)


@pytest.fixture
def bus(postgres_bus: BusServer) -> Iterator[Bus]:
    with ExitStack() as closing:
        bus = Bus(postgres_bus, closing)
        bus.enrol("matching", "partnership_journal")
        yield bus


@pytest.fixture
def topic(bus: Bus) -> Topic:
    topic = bus.topic("matching", granted=False)
    bus.administrator.allow(bus.principal("matching"), writes=[topic], reads=[])
    bus.administrator.allow(bus.principal("partnership_journal"), writes=[], reads=[topic])
    return topic


def proposal() -> Proposal:
    people = [PersonId(UUID(int=number)) for number in range(1, 2 * PAIRS + 4)]
    pairs = zip(people[:PAIRS], people[PAIRS : 2 * PAIRS], strict=True)
    return Proposal(tuple(ProposedPair(senior, colleague, 500) for senior, colleague in pairs), tuple(people[2 * PAIRS :]))


def published(matching: RunningService, tenant: str, proposed: Proposal) -> set[tuple[UUID, UUID, UUID]]:
    """Proposed, signed in both seats and published by the round's own decider and log; the optimiser has no part in it."""
    handler, round_id = matching.runtime.context(tenant).handler, uuid4()

    def decide(command: commands.Command) -> None:
        origin = Origin("somebody", datetime(2021, 4, 1, 9, tzinfo=UTC), uuid4())
        assert isinstance(handler.handle(rounds, round_id, command, origin), Handled)

    members = tuple(Member(person, frozenset(Side)) for person in proposed.people)
    pairs = tuple(PublishedPair(partnership_id(round_id, *pair.people), *pair.people) for pair in proposed.pairs)
    decide(commands.OpenRound(CohortId(uuid4()), len(members)))
    decide(commands.ProposePairs(proposed, NONCE, len(members)))
    for seat in Seat:
        decide(commands.SignProposal(Signature(PersonId(uuid4()), seat), fingerprint(proposed, NONCE)))
    decide(commands.PublishPairs(pairs, TODAY, Membership(members), excluded=False))
    return {(pair.partnership, pair.senior, pair.colleague) for pair in pairs}


def partnerships(journal: RunningService, tenant: str) -> set[tuple[UUID, UUID, UUID]]:
    with journal.runtime.database.of(tenant).transaction() as db:
        return set(db.execute("SELECT partnership, senior, colleague FROM partnerships_1").fetchall())


def transactions(journal: RunningService, tenant: str) -> int:
    """One for each message: each locks its people, and the server has room for some thousands of locks."""
    with journal.runtime.database.of(tenant).transaction() as db:
        ((count,),) = db.execute("SELECT count(DISTINCT xmin::text) FROM partnerships_1").fetchall()
    return int(count)


def test_two_thousand_pairs_become_partnerships(make_running_service: MakeRunningService, bus: Bus, topic: Topic) -> None:
    matching = make_running_service(MATCHING, matching_routes(), topic.tenant)
    journal = make_running_service(JOURNAL, journal_routes(), topic.tenant)
    pairs = published(matching, topic.tenant, proposal())
    relay = Relay(matching.runtime.relay_database, bus.sender("matching"), MATCHING.language, MATCHING.stored)
    while relay.step():
        pass
    reader = bus.reader(name="partnership_journal")
    consumer = Consumer(reader, journal.runtime.handler_of, JOURNAL.subscription, spans.consuming)
    consumer.follow([topic])
    while consumer.step(0.1):
        pass
    assert partnerships(journal, topic.tenant) == pairs
    assert transactions(journal, topic.tenant) == MESSAGES
