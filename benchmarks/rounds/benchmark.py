"""A large round, from what people picked to messages: 2,000 and 10,000 pairs through optimiser, vault, log and relay."""

import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from datetime import UTC, date, datetime
from pathlib import Path
from secrets import token_hex
from tempfile import TemporaryDirectory
from typing import Final, TypeVar
from uuid import uuid4

from benchmarks.append.ours import Counting
from benchmarks.matching.cohorts import people, problem
from benchmarks.scale import FULL, Scale
from benchmarks.servers import TENANT, service_database
from benchmarks.tables import Section, Table
from matching.candidates.decider import Side
from matching.ids import CohortId, PersonId, partnership_id
from matching.planning.matrix import candidate_matrix
from matching.planning.problem import MatchingProblem
from matching.planning.proposing import proposal
from matching.planning.solving import solve
from matching.rounds import commands
from matching.rounds.decider import rounds
from matching.rounds.membership import Member, Membership, PublishedPair
from matching.rounds.proposal import Nonce, Proposal, fingerprint
from matching.rounds.seats import Seat, Signature
from matching.rounds.use_cases import explanations
from matching.service import MATCHING
from plp_demo.servers.postgres import PostgresServer
from plp_kit.core.database import Database
from plp_kit.core.deciding import Refusal
from plp_kit.core.events import Origin
from plp_kit.core.handling import Handled
from plp_kit.messaging.bus.port import Message, Topic
from plp_kit.messaging.relay.relay import Relay
from plp_kit.process.runtime import Runtime
from plp_kit.process.settings import Environment, Settings
from plp_kit.recording import record
from plp_kit.service import TenantContext
from plp_kit.vault.key_file import KeyFile
from plp_kit.vault.provisioning import Principal, provision_vault, vault_url

Result = TypeVar("Result")

COLUMNS: Final = (
    "pairs",
    "proposed by the optimiser, s",
    "sealed and recorded, s",
    "signed twice, s",
    "published, s",
    "relayed, s",
    "events",
    "log, MB",
    "largest payload, kB",
    "messages",
)
TODAY: Final = datetime(2021, 4, 1, 9, tzinfo=UTC)
NONCE: Final = Nonce("5e" * 32)


def benchmark(server: PostgresServer, scale: Scale) -> Section:
    sizes = (2_000, 10_000) if scale == FULL else (200,)
    return Section("rounds", (Table(COLUMNS, [_row(server, pairs) for pairs in sizes]),))


def _row(server: PostgresServer, pairs: int) -> tuple[str, ...]:
    solved = problem(people(pairs))
    proposed, optimised = _timed(lambda: _proposed(solved))
    with _running(server) as (runtime, relays):
        told = _Round(runtime.context(TENANT), solved, proposed)
        seconds = [_timed(step)[1] for step in (told.propose, told.sign, told.publish)]
        sender = Counted()
        relay = Relay(relays, sender, MATCHING.language, MATCHING.stored)
        _, relayed = _timed(lambda: _drained(relay))
        events, bytes_in_log, largest = told.sizes()
    return (
        f"{len(proposed.pairs):,}",
        *(f"{each:.2f}" for each in (optimised, *seconds, relayed)),
        f"{events:,}",
        f"{bytes_in_log / 2**20:.1f}",
        f"{largest / 1024:.0f}",
        f"{sender.messages:,}",
    )


def _timed(work: Callable[[], Result]) -> tuple[Result, float]:
    began = time.perf_counter()
    result = work()
    return result, time.perf_counter() - began


def _proposed(solved: MatchingProblem) -> Proposal:
    matrix = candidate_matrix(solved)
    return proposal(solved, matrix, solve(matrix))


def _drained(relay: Relay) -> None:
    while relay.step():
        pass


class Counted(Counting):
    """Discards what it is sent; `Counting` reads versions of notes."""

    messages = 0

    def send(self, topic: Topic, messages: Sequence[Message]) -> None:  # noqa: ARG002 - the port's shape
        self.messages += len(messages)


class _Round:
    """Each step as its use case takes it, but for the candidates, who are in no table here."""

    def __init__(self, context: TenantContext, solved: MatchingProblem, proposed: Proposal) -> None:
        self.context, self.solved, self.proposed, self.id = context, solved, proposed, uuid4()
        self.members = tuple(Member(person, frozenset(Side)) for person in proposed.people)
        self._decide(commands.OpenRound(CohortId(uuid4()), len(self.members)))

    def propose(self) -> None:
        joined = tuple(uuid4() for _ in self.members)
        recorded = record(
            self.context,
            Origin("somebody", TODAY, uuid4(), joined=joined),
            lambda preparing: explanations.seal(preparing, self.id, self.solved, self.proposed.pairs),
            lambda write, sealed: write.handle(
                rounds, self.id, commands.ProposePairs(self.proposed, NONCE, len(self.members), None, sealed)
            ),
        )
        _done(recorded)

    def sign(self) -> None:
        for seat in Seat:
            self._decide(commands.SignProposal(Signature(PersonId(uuid4()), seat), fingerprint(self.proposed, NONCE)))

    def publish(self) -> None:
        pairs = tuple(PublishedPair(partnership_id(self.id, *pair.people), *pair.people) for pair in self.proposed.pairs)
        self._decide(commands.PublishPairs(pairs, date(2021, 4, 1), Membership(self.members), excluded=False))

    def sizes(self) -> tuple[int, int, int]:
        """Of the events: how many, and the bytes of all payloads and of the largest."""
        with self.context.database.transaction() as db:
            ((count, whole, largest),) = db.execute(
                "SELECT count(*), sum(octet_length(payload::text)), max(octet_length(payload::text)) FROM events"
            ).fetchall()
        return int(count), int(whole), int(largest)

    def _decide(self, command: commands.Command) -> None:
        _done(self.context.handler.handle(rounds, self.id, command, Origin("somebody", TODAY, uuid4())))


def _done(outcome: Handled | Refusal) -> None:
    if isinstance(outcome, Refusal):
        raise TypeError(outcome)


@contextmanager
def _running(server: PostgresServer) -> Iterator[tuple[Runtime, Database]]:
    """Matching with a database and a vault of its own, and the relay's pool."""
    database, password = service_database(server, "matching", MATCHING.migrations), token_hex(8)
    provision_vault(server.admin_url, password, [Principal("matching", "matching", password)])
    with ExitStack() as closing:
        keys = Path(closing.enter_context(TemporaryDirectory())) / "tenant-keys.json"
        KeyFile(keys).make(TENANT)
        settings = Settings(
            environment=Environment.TEST,
            database_url=database.url("plp_app"),
            relay_database_url=database.url("plp_relay"),
            scheduler_database_url=database.url("plp_scheduler"),
            owner_database_url=database.url("plp_owner"),
            vault_url=vault_url(server.admin_url, "matching", password),
            tenant_keys=keys,
            bus_url="",
            relay_bus_url="",
            issuer="",
            request_secret=token_hex(8),
            sign_in_secret=token_hex(8),
            host="",
            port=0,
            tenants=None,
            simulated_clock=True,
            traces=None,
        )
        runtime = Runtime(MATCHING, settings)
        for pool in (runtime.database, runtime.relay_database, runtime.vault_database):
            closing.callback(pool.close)
        yield runtime, runtime.relay_database
