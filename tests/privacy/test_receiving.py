"""Each service that receives an erasure lets the person go, in any order of messages, and also at the same moment."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime
from functools import partial
from itertools import permutations
from typing import Any, TypeAlias
from uuid import uuid4

import pytest
from msgspec.json import encode

from evaluation.service import EVALUATION
from matching.service import MATCHING
from partnership_journal.service import JOURNAL
from plp_demo.servers.ports import wait_until
from plp_kit.core.database import Db
from plp_kit.core.sealed import KeyId, Sealed
from plp_kit.messaging.bus.port import Message, Topic
from plp_kit.messaging.consuming.reacting import apply
from plp_testkit.fixtures.running_services import MakeRunningService, RunningService

NamedFact: TypeAlias = tuple[str, dict[str, Any]]

TENANTS = [f"rha{number}" for number in range(6)]
"""One tenant for each order of the messages."""
ERASED_AT, LAUNCH = datetime(2021, 6, 1, 10, tzinfo=UTC), date(2021, 4, 20)
PERSON, PARTNER, COHORT, APPLICATION, PARTNERSHIP = (uuid4() for _ in range(5))
PAIR = {"partnership": PARTNERSHIP, "senior": PERSON, "colleague": PARTNER}

ERASED: NamedFact = ("recruitment.PersonErased.v1", {"person": PERSON})
ACCEPTED: NamedFact = (
    "recruitment.ApplicantAccepted.v1",
    {
        "application": APPLICATION,
        "cohort": COHORT,
        "person": PERSON,
        "sides": ["senior"],
        "profile": Sealed(KeyId(uuid4()), f"application-{APPLICATION}", "profile", "c2VhbGVk"),
        "consents": ["take_part", "survey"],
    },
)
PAIRED: NamedFact = ("matching.PairsPublished.v1", {"cohort": COHORT, "published_on": LAUNCH, "pairs": [PAIR]})
FORMED: NamedFact = ("partnership_journal.PartnershipFormed.v1", {**PAIR, "cohort": COHORT, "formed_on": LAUNCH})


CANDIDATES = "SELECT application, gone_on FROM candidates_1"
PARTNERSHIPS = "SELECT partnership, ended_how, ended_on FROM partnerships_1"
PARTICIPANTS = "SELECT person, left_on FROM participants_1"
GONE: dict[str, tuple[str, list[Any]]] = {
    "matching": (CANDIDATES, [(APPLICATION, ERASED_AT.date())]),
    "partnership_journal": (PARTNERSHIPS, [(PARTNERSHIP, "partner_left", ERASED_AT.date())]),
    "evaluation": (f"{PARTICIPANTS} WHERE person = '{PERSON}'", [(PERSON, ERASED_AT.date())]),
}


def react(running: RunningService, tenant: str, named: NamedFact, db: Db) -> None:
    """Applies a message within a transaction, as the consumer does."""
    name, fact = named
    topic, message = Topic(tenant, name.partition(".")[0]), Message(uuid4(), name, "a-1", 1, ERASED_AT, encode(fact), uuid4())
    handler = running.runtime.handler_of(topic)
    assert apply(db, handler, running.runtime.service.subscription, topic, message, None) is None


def receive(running: RunningService, tenant: str, message: NamedFact) -> None:
    running.runtime.database.of(tenant).retrying(partial(react, running, tenant, message))


def has_gone(running: RunningService, tenant: str) -> bool:
    query, expected = GONE[running.runtime.service.name]
    with running.runtime.database.of(tenant).transaction() as db:
        return db.execute(query.encode()).fetchall() == expected


RECEIVED = {
    "matching": (MATCHING, [ACCEPTED, ERASED]),
    "partnership_journal": (JOURNAL, [PAIRED, ERASED]),
    "evaluation": (EVALUATION, [ACCEPTED, FORMED, ERASED]),
}


@pytest.fixture(params=RECEIVED)
def receiver(request: pytest.FixtureRequest, make_running_service: MakeRunningService) -> RunningService:
    service, _ = RECEIVED[request.param]
    return make_running_service(service, (), *TENANTS)


def test_an_erased_person_leaves_in_whatever_order_messages_come(receiver: RunningService) -> None:
    """A candidate leaves, a partnership ends, a participant is not among those still there."""
    _, facts = RECEIVED[receiver.runtime.service.name]
    for tenant, order in zip(TENANTS, permutations(facts), strict=False):
        for message in order:
            receive(receiver, tenant, message)
        assert has_gone(receiver, tenant), order


def test_receiving_it_again_changes_nothing(receiver: RunningService) -> None:
    for _ in range(2):
        receive(receiver, TENANTS[0], ERASED)
    assert [name for name, _ in receiver.logged(TENANTS[0])] == ["erased_people.erasure_recorded.v1"]


def test_an_erasure_and_what_it_must_end_take_turns(receiver: RunningService) -> None:
    """Two transactions at once, neither of which sees the other's rows: without taking turns the person would stay."""
    _, (*_, message, erased) = RECEIVED[receiver.runtime.service.name]
    for tenant, (first, second) in zip(TENANTS, ((message, erased), (erased, message)), strict=False):
        with ThreadPoolExecutor(1) as thread:
            with receiver.runtime.database.of(tenant).transaction() as db:
                react(receiver, tenant, first, db)
                following = thread.submit(receive, receiver, tenant, second)
                assert wait_until(lambda: somebody_waits(receiver), within=60)
            following.result(10)
        assert has_gone(receiver, tenant)


def somebody_waits(running: RunningService) -> bool:
    with running.runtime.database.transaction() as db:
        return bool(db.execute("SELECT FROM pg_locks WHERE locktype = 'advisory' AND NOT granted").fetchall())


def test_matching_says_why_a_candidate_has_gone(make_running_service: MakeRunningService) -> None:
    running = make_running_service(MATCHING, (), *TENANTS)
    for message in (ACCEPTED, ERASED):
        receive(running, TENANTS[0], message)
    (gone,) = [payload for name, payload in running.logged(TENANTS[0]) if name == "matching.candidate_gone.v1"]
    assert '"erased"' in gone
