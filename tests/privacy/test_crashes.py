"""An erasure that stops between its steps (asked, begun, keys destroyed, on record) is finished by the next process."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import uuid4

import pytest

from plp_kit.core.events import Origin
from plp_kit.core.sealed import Sealed
from plp_kit.process.runtime import Runtime
from plp_kit.vault.erased_file import ErasedFile
from plp_kit.vault.vault import Entry
from plp_kit.web.roles import Role
from plp_testkit.fixtures.running_services import MakeRunningService, RunningService
from plp_testkit.http import Person
from recruitment.people.decider import BeginErasure, ConfirmErased, people
from recruitment.requests.table.deadlines import END_RETENTION
from recruitment.service import RECRUITMENT, routes

ASKED_AT = datetime(2021, 5, 3, 9, tzinfo=UTC)
OVER = ASKED_AT + timedelta(days=7)
ASKED = ["recruitment.erasure_asked.v1", "recruitment.restriction_changed.v1", "recruitment.request_made.v1"]
REFERRED = ["recruitment.erasure_referred.v1", "recruitment.request_referred.v1"]
DONE = ["recruitment.erasure_begun.v1", "recruitment.request_answered.v1", "recruitment.person_erased.v1"]
LOGGED = [*ASKED, *REFERRED, "recruitment.erasure_granted.v1", *DONE]


@dataclass(frozen=True, slots=True)
class Asked:
    """Somebody has asked, the seven days are over, and the decision-maker has granted it; nothing is done yet."""

    running: RunningService
    tenant: str
    person: Person
    sealed: list[Sealed]
    file: ErasedFile

    @property
    def runtime(self) -> Runtime:
        return self.running.runtime

    def start(self) -> None:
        """A new process: it reconciles erasures, then works what is due, more than once."""
        fresh = Runtime(self.runtime.service, self.runtime.settings)
        try:
            fresh.reconcile_erasures()
            for _ in range(2):
                self.running.work_deadlines()
        finally:
            for pool in (fresh.database, fresh.scheduler_database, fresh.vault_database):
                pool.close()

    def logged(self) -> list[str]:
        return [name for name, _ in self.running.logged(self.tenant)]

    def deadlines(self) -> int:
        """What is due of the erasure. What the request says is kept for its own period."""
        with self.runtime.database.of(self.tenant).transaction() as db:
            return len(db.execute("SELECT FROM deadlines WHERE name <> %s", (END_RETENTION,)).fetchall())

    def is_erased(self) -> bool:
        opened = self.runtime.context(self.tenant).vault.open(self.sealed)
        return (
            opened == [None] and self.logged() == LOGGED and self.deadlines() == 0 and self.person.id in self.file.of(self.tenant)
        )


@pytest.fixture
def asked(make_running_service: MakeRunningService, tenant: str, tmp_path: Path) -> Asked:
    running = make_running_service(RECRUITMENT, routes(), tenant)
    running.at(ASKED_AT)
    person = running.person(tenant, Role.PARTICIPANT)
    entry = Entry("application-1", "profile_1", "mine", frozenset({"recruitment"}), frozenset({person.id}))
    sealed = running.runtime.context(tenant).vault.seal([entry])
    request = person.post("/me/erasures").body["id"]
    running.at(OVER)
    assert running.work_deadlines() == 1
    maker = running.person(tenant, Role.DECISION_MAKER)
    assert maker.post(f"/requests/{request}/answers", {"outcome": "granted", "words": "Yes"}).status == 200
    return Asked(running, tenant, person, sealed, ErasedFile.beside(tmp_path / "tenant-keys.json"))


def nothing(_asked: Asked) -> None:
    """Stopped before anything but the grant."""


def certain(asked: Asked) -> None:
    assert asked.runtime.context(asked.tenant).vault.begin_erasure(asked.person.id)


def begun(asked: Asked) -> None:
    certain(asked)
    origin = Origin("deadline", OVER, uuid4())
    asked.runtime.context(asked.tenant).handler.handle(people, asked.person.id, BeginErasure(), origin)


def remembered(asked: Asked) -> None:
    begun(asked)
    asked.file.add(asked.tenant, [asked.person.id])


def destroyed(asked: Asked) -> None:
    begun(asked)
    asked.runtime.context(asked.tenant).vault.erase(asked.person.id)


def recorded(asked: Asked) -> None:
    destroyed(asked)
    origin = Origin("deadline", OVER, uuid4())
    asked.runtime.context(asked.tenant).handler.handle(people, asked.person.id, ConfirmErased(), origin)


@pytest.mark.parametrize(
    "stopped_after", [nothing, certain, begun, remembered, destroyed, recorded], ids=lambda step: str(step.__name__)
)
def test_the_next_process_finishes_it(asked: Asked, stopped_after: Callable[[Asked], None]) -> None:
    stopped_after(asked)
    asked.start()
    assert asked.is_erased()
    asked.start()
    assert asked.is_erased()


def test_within_the_seven_days_nothing_is_destroyed_by_starting(asked: Asked) -> None:
    other = asked.running.person(asked.tenant, Role.PARTICIPANT)
    assert other.post("/me/erasures").status == 200
    asked.start()
    assert asked.logged().count("recruitment.person_erased.v1") == 1
    assert other.id not in asked.runtime.context(asked.tenant).vault.everyone_erased()


def test_two_processes_that_finish_it_at_once_do_it_once(asked: Asked) -> None:
    destroyed(asked)
    with ThreadPoolExecutor(4) as threads:
        list(threads.map(lambda _: asked.runtime.reconcile_erasures(), range(4)))
        list(threads.map(lambda _: asked.running.work_deadlines(), range(4)))
    assert asked.is_erased()
