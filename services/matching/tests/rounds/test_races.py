"""Two changes to one cohort at once, each in a transaction of its own that is open while the other decides."""

from collections import Counter
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import asdict, dataclass
from datetime import UTC, date, datetime
from time import monotonic, sleep
from typing import Any, Final, TypeAlias
from uuid import UUID, uuid4

import pytest
from services.matching.tests.excluding import exclusions

from matching.cohorts.table import cohorts
from matching.cohorts.weights import ScoreWeights
from matching.ids import CohortId, PersonId
from matching.rounds import decider as rounds
from matching.rounds.commands import OpenRound
from matching.rounds.use_cases.open_rematch import open_rematch
from matching.rounds.use_cases.publish import prepare, publish
from matching.rounds.use_cases.unpublish import unpublish
from matching.service import MATCHING, routes
from plp_kit.core.database import Db
from plp_kit.core.deciding import Refusal
from plp_kit.core.events import Origin
from plp_kit.core.handling import Handled
from plp_kit.messaging.bus.port import Topic
from plp_kit.service import Write
from plp_kit.web.roles import Role
from plp_testkit.fixtures.running_services import MakeRunningService, RunningService
from plp_testkit.sealing import sealed

TODAY: Final = datetime(2021, 3, 23, 9, tzinfo=UTC)
PATIENCE: Final = 60.0
MATCHER: Final = PersonId(UUID(int=7))

Outcome: TypeAlias = Handled | Refusal
Change: TypeAlias = Callable[[Db], Outcome]


@dataclass(frozen=True)
class Cohort:
    """A cohort whose first round is published; `rematch` is the id that its next round would have."""

    running: RunningService
    id: UUID
    rematch: UUID

    def receive(self, name: str, **fact: object) -> None:
        assert self.running.receive(Topic("rha", "recruitment"), f"recruitment.{name}.v1", {"cohort": self.id, **fact}) is None

    def accept(self, *sides: str) -> None:
        for side in sides:
            person, picked = uuid4(), {"topics_to_learn": ["boards"], "topics_to_share": ["wards"]}
            profile, application = sealed(self.running, "rha", "profile", person, picked), uuid4()
            self.receive("ApplicantAccepted", application=application, person=person, sides=[side], profile=profile)
            self.receive("ExclusionsPublished", **exclusions(self.running, "rha", application, person))

    def rounds(self) -> list[UUID]:
        with self.running.runtime.database.of("rha").transaction() as db:
            return [found for (found,) in db.execute("SELECT round FROM rounds_1 WHERE cohort = %s", (self.id,))]

    def people(self) -> list[UUID]:
        with self.running.runtime.database.of("rha").transaction() as db:
            rows = db.execute("SELECT person FROM candidates_1 WHERE cohort = %s ORDER BY sides", (self.id,))
            return [person for (person,) in rows]

    def sign(self, round_id: UUID) -> None:
        facilitator, co_chair = (self.running.person("rha", role) for role in (Role.FACILITATOR, Role.CO_CHAIR))
        facilitator.post(f"/rounds/{round_id}/proposals")
        fingerprint = facilitator.get(f"/rounds/{round_id}").body["fingerprint"]
        for matcher in (facilitator, co_chair):
            assert matcher.post(f"/rounds/{round_id}/signatures", {"fingerprint": fingerprint}).status == 200

    def publishing(self, round_id: UUID) -> Change:
        """What is known of the round's people is read before the transaction."""
        context = self.running.runtime.context("rha")

        def published(db: Db) -> Outcome:
            prepared = prepare(context, round_id, MATCHER)
            return prepared if isinstance(prepared, Refusal) else publish(self.write(db), prepared)

        return published

    def unpublishing(self, round_id: UUID) -> Change:
        return lambda db: unpublish(self.write(db), round_id, MATCHER)

    def opening(self) -> Change:
        return lambda db: open_rematch(self.write(db), self.id, self.rematch, MATCHER)

    def in_two_published_pairs(self) -> list[UUID]:
        with self.running.runtime.database.of("rha").transaction() as db:
            pairs = db.execute("SELECT senior, colleague FROM pairs_1 WHERE partnership IS NOT NULL").fetchall()
        return [person for person, count in Counter(person for pair in pairs for person in pair).items() if count > 1]

    def write(self, db: Db) -> Write:
        return Write(self.running.runtime.context("rha"), db, Origin("somebody", TODAY, uuid4()))


@pytest.fixture
def cohort(make_running_service: MakeRunningService) -> Cohort:
    running = make_running_service(MATCHING, routes(), "rha")
    running.at(TODAY)
    made = Cohort(running, uuid4(), uuid4())
    made.receive("CohortOpened", launch_on=date(2021, 4, 12), retention={"matching_notes": 3})
    made.accept("senior", "served")
    made.receive("RecruitingClosed", accepted=2)
    (first,) = made.rounds()
    made.sign(first)
    assert isinstance(alone(made, made.publishing(first)), Handled)
    made.accept("senior", "served")
    return made


def alone(cohort: Cohort, change: Change) -> Outcome:
    return cohort.running.runtime.database.of("rha").retrying(change)


def at_once(cohort: Cohort, first: Change, second: Change) -> tuple[Outcome, Outcome]:
    """The second begins when the first has decided and not committed; the first commits when the second is done or waits."""
    database = cohort.running.runtime.database.of("rha")
    with ThreadPoolExecutor(1) as other:
        with database.transaction() as db:
            done = first(db)
            following = other.submit(database.retrying, second)
            until_it_waits(cohort, following)
        return done, following.result(PATIENCE)


def waiting(cohort: Cohort) -> list[str]:
    """The statements that wait for a lock."""
    with cohort.running.runtime.database.of("rha").transaction() as db:
        rows = db.execute(
            "SELECT query FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'"
        ).fetchall()
    return [statement for (statement,) in rows]


def written_by_who_waits(cohort: Cohort) -> list[str]:
    with cohort.running.runtime.database.of("rha").transaction() as db:
        rows = db.execute(
            """SELECT relation::regclass::text FROM pg_locks JOIN pg_stat_activity USING (pid)
               WHERE datname = current_database() AND wait_event_type = 'Lock' AND mode = 'RowExclusiveLock'"""
        ).fetchall()
    return [table for (table,) in rows]


def until_it_waits(cohort: Cohort, following: Future[Any]) -> None:
    """Or is done."""
    until = monotonic() + PATIENCE
    while not following.done() and not waiting(cohort):
        assert monotonic() < until
        sleep(0.01)


@pytest.mark.parametrize("opens_first", [True, False])
def test_a_rematch_is_not_opened_while_pairs_are_taken_back(cohort: Cohort, *, opens_first: bool) -> None:
    (first,) = cohort.rounds()
    changes = [cohort.opening(), cohort.unpublishing(first)]
    outcomes = at_once(cohort, *(changes if opens_first else reversed(changes)))
    assert [type(outcome) for outcome in outcomes] == [Handled, Refusal]
    assert outcomes[1] == (rounds.ANOTHER_ROUND_OPEN if opens_first else rounds.ROUND_OPEN)


def test_two_rounds_that_are_published_at_once_give_nobody_two_partners(cohort: Cohort) -> None:
    """Two open rounds with the same people, as a log may hold them from before only one could be open."""
    (first,) = cohort.rounds()
    assert isinstance(alone(cohort, cohort.unpublishing(first)), Handled)
    opened = OpenRound(CohortId(cohort.id), 4)
    assert isinstance(alone(cohort, lambda db: cohort.write(db).handle(rounds.rounds, cohort.rematch, opened)), Handled)
    for each in (first, cohort.rematch):
        cohort.sign(each)
    outcomes = at_once(cohort, cohort.publishing(first), cohort.publishing(cohort.rematch))
    assert isinstance(outcomes[0], Handled)
    assert isinstance(outcomes[1], Refusal)
    assert outcomes[1].code == rounds.PARTNERED_ALREADY.code
    assert cohort.in_two_published_pairs() == []


CHANGES: Final[dict[str, dict[str, object]]] = {
    "/cohorts/<uuid:cohort>/rounds": {},
    "/cohorts/<uuid:cohort>/weights": asdict(ScoreWeights(notes=0, directorate=100)),
    "/cohorts/<uuid:cohort>/conflicts": {"conflict": "declared"},
    "/cohorts/<uuid:cohort>/conflicts/lifts": {},
    "/rounds/<uuid:round_id>/proposals": {},
    "/rounds/<uuid:round_id>/repairs": {"changes": 0},
    "/rounds/<uuid:round_id>/signatures": {"fingerprint": "0" * 64},
    "/rounds/<uuid:round_id>/publications": {},
    "/rounds/<uuid:round_id>/unpublications": {},
    "/rounds/<uuid:round_id>/substitutes": {
        "person": str(uuid4()),
        "seat": "co_chair",
        "named_by": "network",
        "named_on": "2021-03-23",
    },
    "/rounds/<uuid:round_id>/pins": {},
    "/rounds/<uuid:round_id>/vetoes": {},
    "/rounds/<uuid:round_id>/swaps": {},
    "/rounds/<uuid:round_id>/notes": {"stance": "for", "reason": "They asked."},
}
ABOUT_TWO: Final = ("conflicts", "lifts", "pins", "vetoes", "swaps", "notes")
BY_ITS_OWN_STREAM: Final = {"/rounds/<uuid:round_id>/releases", "/rounds/<uuid:round_id>/notes/<uuid:note>/withdrawals"}
"""What the round's own events decide alone."""
OF_OPERATORS: Final = "/operations/"
"""About messages, not about rounds."""


def test_every_route_that_changes_something_is_looked_at(cohort: Cohort) -> None:
    found = {rule.rule for rule in cohort.running.app.url_map.iter_rules() if "POST" in (rule.methods or ())}
    found = {rule for rule in found if not rule.startswith(OF_OPERATORS)}
    assert found == CHANGES.keys() | BY_ITS_OWN_STREAM


def test_every_change_waits_for_the_cohorts_row_before_it_writes_anything(cohort: Cohort) -> None:
    for name, change in changes(cohort).items():
        database = cohort.running.runtime.database.of("rha")
        with ThreadPoolExecutor(1) as other:
            with database.transaction() as db:
                assert cohorts.lock(db, cohort.id) is not None
                following = other.submit(change)
                until_it_waits(cohort, following)
                statements, tables = waiting(cohort), written_by_who_waits(cohort)
            following.result(PATIENCE)
        assert len(statements) == 1, name
        assert "cohorts_1" in statements[0], name
        assert statements[0].endswith("FOR UPDATE"), name
        assert tables == [], name


def changes(cohort: Cohort) -> dict[str, Callable[[], object]]:
    """All that change a cohort or its rounds: people, messages, and time."""
    (first,) = cohort.rounds()
    one, other = cohort.people()[:2]
    matcher = cohort.running.person("rha", Role.FACILITATOR, Role.EDI_LEAD)

    def posting(rule: str, body: dict[str, object]) -> Callable[[], object]:
        path = rule.replace("<uuid:cohort>", str(cohort.id)).replace("<uuid:round_id>", str(first))
        pair = {"one": str(one), "other": str(other)} if path.endswith(ABOUT_TWO) else {}
        return lambda: matcher.post(path, {**body, **pair} or None)

    def ending() -> object:
        cohort.running.at(datetime(2021, 8, 12, tzinfo=UTC))
        return cohort.running.work_deadlines()

    return {
        **{rule: posting(rule, body) for rule, body in CHANGES.items()},
        "CohortOpened": lambda: cohort.receive("CohortOpened", launch_on=date(2021, 5, 12), retention={"matching_notes": 3}),
        "RecruitingClosed": lambda: cohort.receive("RecruitingClosed", accepted=2),
        "the end of retention": ending,
    }
