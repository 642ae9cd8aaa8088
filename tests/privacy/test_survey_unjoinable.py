"""With every table, topic, log and trace, but not the tenants' keys, nobody can tell whose answer is whose.

Nor can they read any: the test opens the answers itself, to see how often a guess is right.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from itertools import product
from typing import Any, Final, LiteralString
from uuid import UUID, uuid4

import msgspec
import psycopg
import pytest
from psycopg import Connection, sql
from psycopg.rows import TupleRow

from evaluation.catalogue.waves import Wave
from evaluation.ids import survey_id
from evaluation.service import EVALUATION, routes
from evaluation.surveys.schedules import months_after
from plp_kit.core.sealed import Sealed
from plp_kit.messaging.bus.port import Topic
from plp_kit.web.roles import Role
from plp_testkit.fixtures.running_services import MakeRunningService, RunningService, VaultLogins
from plp_testkit.http import Person
from tests.support.privacy.story import Story
from tests.support.privacy.words import Cast, Words

LAUNCH, OPENS = date(2021, 4, 20), datetime(2022, 2, 20, 9, tzinfo=UTC)
FIRST_DAY: Final = 11
SECONDS_OF_A_DAY: Final = 24 * 60 * 60
CHANGED: Final = 3
LUCK: Final = 11
"""Of 24 in one batch a guess is right once on average, and one of all guesses so often once in a million surveys."""

PEOPLE: dict[str, tuple[str, LiteralString]] = {
    "when they asked": ("data", "SELECT person FROM idempotency_keys WHERE tenant = %s ORDER BY created_at"),
    "their requests' keys": ("data", "SELECT person FROM idempotency_keys WHERE tenant = %s ORDER BY key"),
    "their requests' rows": ("data", "SELECT person FROM idempotency_keys WHERE tenant = %s ORDER BY ctid"),
    "invitations' rows": ("data", "SELECT person FROM invitations_1 WHERE tenant = %s ORDER BY ctid"),
    "participants' rows": ("data", "SELECT person FROM participants_1 WHERE tenant = %s ORDER BY ctid"),
    "sign-ins' rows": ("vault", "SELECT subject FROM sign_ins WHERE tenant = %s ORDER BY ctid"),
    "keys' rows": ("vault", "SELECT subject FROM key_subjects s JOIN keys k ON k.id = key WHERE s.tenant = %s ORDER BY k.ctid"),
    "keys' ids": ("vault", "SELECT subject FROM key_subjects WHERE tenant = %s ORDER BY key"),
    "sealers' rows": ("vault", "SELECT subject FROM key_subjects WHERE tenant = %s ORDER BY ctid"),
    "sealers' transactions": ("vault", "SELECT subject FROM key_subjects WHERE tenant = %s ORDER BY xmin::text::bigint"),
    "subjects' rows": ("vault", "SELECT id FROM subjects WHERE tenant = %s ORDER BY ctid"),
}
"""Every way to put people in an order that something stored suggests."""

LEDGERS: LiteralString = """
    SELECT r.payload->'people', a.payload->'entries', r.xmin = a.xmin, r.actor, a.actor,
           num_nonnulls(r.causation, a.causation, r.traceparent, a.traceparent, r.joined, a.joined), r.occurred_at, a.occurred_at
    FROM events r JOIN events a ON a.version = r.version AND a.name = 'evaluation.answers_entered.v1'
    WHERE r.name = 'evaluation.respondents_recorded.v1' ORDER BY r.version
"""


@dataclass(frozen=True, slots=True)
class Batch:
    """What entered the two ledgers together, in the orders in which it stands there; `ties` is what else their rows say."""

    people: list[UUID]
    answers: list[dict[str, Any]]
    ties: tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Holder:
    """Somebody who holds it all. `tables` is every row of every table, as text."""

    batches: list[Batch]
    orders: dict[str, list[UUID]]
    keys: list[UUID]
    tables: list[str]

    def guesses(self) -> Iterator[tuple[str, dict[str, UUID]]]:
        """Whose each answer is, by every order of people beside every order of answers."""
        ordering = {**ORDERS, "keys' rows": lambda answers: sorted(answers, key=lambda answer: self.keys.index(answer["key"]))}
        for name, (how, ordered), turned in product(["register", *self.orders], ordering.items(), (1, -1)):
            guess: dict[str, UUID] = {}
            for batch in self.batches:
                ids = [answer["id"] for answer in ordered(batch.answers)]
                guess |= zip(ids, self._people(name, batch)[::turned], strict=True)
            yield f"{name} by {how}{' backwards' if turned < 0 else ''}", guess

    def _people(self, name: str, batch: Batch) -> list[UUID]:
        order = batch.people if name == "register" else self.orders[name]
        return [person for person in dict.fromkeys(order) if person in batch.people]


ORDERS: dict[str, Callable[[list[dict[str, Any]]], list[dict[str, Any]]]] = {
    "ledger": list,
    "ids": lambda answers: sorted(answers, key=lambda answer: str(answer["id"])),
    "words": lambda answers: sorted(answers, key=lambda answer: str({**answer, "id": "", "key": ""})),
}


@dataclass(frozen=True, slots=True)
class Survey:
    """One that was answered, and whose answers are whose, which the test alone knows. `ids` are by subject."""

    running: RunningService
    ids: dict[str, UUID]
    words: Words
    vault: str
    tenant: str

    def holder(self) -> Holder:
        data = self.running.database.admin_url
        with psycopg.connect(data) as evaluation, psycopg.connect(self.vault) as vault:
            where = {"data": evaluation, "vault": vault}
            orders = {
                name: [person for (person,) in where[which].execute(query, (self.tenant,))]
                for name, (which, query) in PEOPLE.items()
            }
            keys = [key for (key,) in vault.execute("SELECT id FROM keys WHERE tenant = %s ORDER BY ctid", (self.tenant,))]
            return Holder(batches(evaluation, self.opened), orders, keys, [*rows(evaluation), *rows(vault)])

    def opened(self, answer: dict[str, Any]) -> dict[str, Any]:
        """With the tenant's keys."""
        sealed = msgspec.convert(answer, Sealed)
        (text,) = self.running.runtime.context(self.tenant).open([sealed])
        assert text is not None
        return {"key": sealed.key, **msgspec.json.decode(text)}

    def right(self, guess: dict[str, UUID], answers: list[Batch]) -> int:
        whose = [(answer["id"], self.words.said_by(answer["choices"])) for batch in answers for answer in batch.answers]
        return sum(guess[id] == self.ids[person] for id, person in whose)

    def best(self) -> tuple[int, str]:
        """How many answers the best guess gives to whom they belong, and how it was made."""
        holder = self.holder()
        return max((self.right(guess, holder.batches), how) for how, guess in holder.guesses())


def batches(db: Connection[TupleRow], opened: Callable[[dict[str, Any]], dict[str, Any]]) -> list[Batch]:
    return [
        Batch(
            [UUID(person) for person in people],
            [{"id": entry["id"], **opened(entry["answer"])} for entry in entries],
            tuple(ties),
        )
        for people, entries, *ties in db.execute(LEDGERS).fetchall()
    ]


def rows(db: Connection[TupleRow]) -> list[str]:
    tables = db.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY 1").fetchall()
    whole = sql.SQL("SELECT {name}::text FROM {name}")
    return [row for (name,) in tables for (row,) in db.execute(whole.format(name=sql.Identifier(name)))]


@pytest.fixture
def play(make_running_service: MakeRunningService, vault_logins: VaultLogins, tenant: str) -> Callable[..., Survey]:
    """Twelve pairs are asked: eleven people answer on the first day, the others on the second, when three change theirs."""

    def play(*, closes: bool = True) -> Survey:
        running, words = make_running_service(EVALUATION, routes(), tenant), Words(Cast(""), "", "")
        cohort, cast = uuid4(), words.cast
        move(running, OPENS - timedelta(days=40))
        ids = {person: participant(running, tenant, person).id for person in cast.participants}
        hear(running, tenant, cohort, [(ids[one], ids[other]) for one, other in zip(cast.seniors, cast.colleagues, strict=True)])
        path = f"/surveys/{survey_id(cohort, Wave.MID)}"
        approval = {"reference": "R", "on": "2022-01-10", "approver": "A"}
        ask(running, tenant, cast.evaluator, Role.EVALUATOR, f"{path}/approvals", approval)
        first, second = cast.participants[:FIRST_DAY], cast.participants[FIRST_DAY:]
        another = second[0]
        days = [
            [(person, another if person in first[:CHANGED] else person) for person in first],
            [(person, person) for person in (*second, *first[:CHANGED])],
        ]
        for begin, answers in enumerate(days):
            move(running, OPENS + timedelta(days=begin))
            for person, says_as in answers:
                ask(running, tenant, person, Role.PARTICIPANT, f"{path}/answers", words.said(says_as))
        if closes:
            move(running, OPENS + timedelta(days=20))
        return Survey(running, ids, words, vault_logins.server.url("vault"), tenant)

    return play


def participant(running: RunningService, tenant: str, person: str, role: Role = Role.PARTICIPANT) -> Person:
    return Person(running.app, running.signer, tenant, frozenset({role}), person)


def hear(running: RunningService, tenant: str, cohort: UUID, pairs: Iterable[tuple[UUID, UUID]]) -> None:
    opened = {"cohort": cohort, "title": "", "groups_served": ["bme"], "word_senior": "", "word_served": "", "launch_on": LAUNCH}
    cohort_opened = {**opened, "survey_on": months_after(LAUNCH, 10), "survey_days": 17}
    assert running.receive(Topic(tenant, "recruitment"), "recruitment.CohortOpened.v1", cohort_opened) is None
    for senior, colleague in pairs:
        pair = {"partnership": uuid4(), "cohort": cohort, "senior": senior, "colleague": colleague, "formed_on": LAUNCH}
        formed = running.receive(Topic(tenant, "partnership_journal"), "partnership_journal.PartnershipFormed.v1", pair)
        assert formed is None


def ask(running: RunningService, tenant: str, person: str, role: Role, path: str, body: object) -> None:
    answer = participant(running, tenant, person, role).post(path, body)
    assert answer.status == 200, answer


def move(running: RunningService, to: datetime) -> None:
    running.at(to)
    while running.work_deadlines():
        pass


def test_no_order_of_anything_tells_whose_answer_is_whose(play: Callable[..., Survey]) -> None:
    found, how = play().best()
    assert found < LUCK, how


def test_ledgers_that_are_not_shuffled_are_joined_at_once(play: Callable[..., Survey], monkeypatch: pytest.MonkeyPatch) -> None:
    """The naive way, which the same guesses find out."""
    for decider in ("surveys.register", "answers.decider", "answers.use_cases.enter"):
        monkeypatch.setattr(f"evaluation.{decider}.shuffled", lambda entries, _seed: tuple(entries))
    assert play().best()[0] == 24


def test_each_answer_could_be_of_everybody_who_answered_and_nothing_else_ties_it(play: Callable[..., Survey]) -> None:
    (batch,) = play().holder().batches
    assert (len(batch.people), len(batch.answers)) == (24, 24)
    assert batch.ties[:-2] == (True, "deadline", "deadline", 0)
    assert [at.timestamp() % SECONDS_OF_A_DAY for at in batch.ties[-2:]] == [0, 0]


def test_nothing_of_an_answer_is_ever_stored_in_clear(play: Callable[..., Survey]) -> None:
    """Neither in the log nor in a table: who has answered is beside what only a key in the vault opens."""
    survey = play(closes=False)
    assert (survey.holder().batches, in_clear(survey.holder())) == ([], [])
    move(survey.running, OPENS + timedelta(days=20))
    assert (len(survey.holder().batches), in_clear(survey.holder())) == (1, [])


def in_clear(holder: Holder) -> list[str]:
    """Rows that hold what somebody chose."""
    return [row for row in holder.tables if "race_equity" in row]


def test_an_answers_id_and_its_ledgers_correlation_stand_nowhere_else(play: Callable[..., Survey]) -> None:
    held = play().holder()
    for batch in held.batches:
        for answer in batch.answers:
            assert len([row for row in held.tables if answer["id"] in row]) == 1


def test_nothing_of_the_ledgers_is_in_logs_traces_or_topics(story: Story) -> None:
    ids, places = story.shown["ledgers", "ids"], story.shown["ledgers", "found"]
    assert len(ids) > 23
    assert places == []
