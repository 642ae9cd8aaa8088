"""A whole platform whose databases are put back to an earlier moment: relays refuse, and the operator leads it on, either way."""

import os
import signal
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, LiteralString
from uuid import UUID

import psycopg
import pytest
from psycopg.conninfo import make_conninfo

from plp_demo.platform import left
from plp_demo.platform.addresses import Addresses
from plp_demo.platform.settling import Observer
from plp_demo.player.api_client import ApiClient
from plp_demo.player.people import sub_of
from plp_demo.player.recruiting import plan
from plp_demo.scenario.model import Scenario
from plp_demo.scenario.reading import read
from plp_demo.servers.ports import wait_until
from plp_demo.servers.postgres import GivenPostgres
from plp_operate.deployment.services import SERVICES
from plp_testkit.backups import Backup
from tests.support.commands import Operator, Plp

TRUST = "rha"
# Downstream first: a message's receiver is copied before its sender, and so is never ahead of it.
HEARERS_FIRST = tuple(service.name for service in reversed(SERVICES))


@dataclass
class Restored:
    """A platform that has played the pilot; its trust opens one more cohort after another, which three services hear of."""

    run: Plp
    cohort: dict[str, object]
    facilitator: str
    folder: Path
    opened: int = 0
    at: Addresses = field(init=False)

    def __post_init__(self) -> None:
        self.at = left.read(self.run.platform)

    def open_cohort(self) -> UUID:
        self.opened += 1
        title = f"Cohort number {self.opened}"
        created = ApiClient(self.at).post(
            "recruitment", self.facilitator, "/cohorts", {**self.cohort, "title": title}, f"opened-{self.opened}"
        )
        return UUID(created["id"])

    def settle(self) -> None:
        """Everything said is heard, nothing is parked, nothing halted. Raises NotSettled."""
        observer = Observer(self.at.deployment)
        try:
            observer.settle()
        finally:
            observer.close()

    def operator(self, *arguments: str) -> str:
        completed = Operator(self.run.platform).asks_here("restore", *arguments)
        assert (completed.returncode, completed.stderr) == (0, "")
        return completed.stdout

    def refused(self, *arguments: str) -> str:
        completed = Operator(self.run.platform).asks_here("restore", *arguments)
        assert completed.returncode == 1
        return completed.stderr

    def backups(self, services: Sequence[str]) -> list[Backup]:
        return [Backup.of(GivenPostgres(self.at.data_admin_url), service, self.folder) for service in services]

    @contextmanager
    def stopped(self, services: Sequence[str]) -> Iterator[None]:
        """Their workers do nothing meanwhile, and are started anew afterwards."""
        workers = [pid for name, pid in self.run.children().items() if name in {f"{service}.work" for service in services}]
        for pid in workers:
            os.kill(pid, signal.SIGSTOP)
        try:
            yield
        finally:
            for pid in workers:
                os.kill(pid, signal.SIGKILL)

    def value(self, service: str, query: LiteralString, *values: object) -> Any:  # noqa: ANN401 - whatever was asked
        with psycopg.connect(make_conninfo(self.at.data_admin_url, dbname=service)) as db:
            row = db.execute(query, values).fetchone()
        return row[0] if row else None

    def heard(self, cohort: UUID) -> int:
        """How often the journal, which hears of cohorts, has heard of this one."""
        return int(self.value("partnership_journal", "SELECT count(*) FROM events WHERE stream = %s", f"cohort-{cohort}"))

    def halted(self) -> str | None:
        query = "SELECT halted FROM topics WHERE tenant = %s AND topic = 'recruitment'"
        told: str | None = self.value("recruitment", query, TRUST)
        return told


@pytest.fixture(params=["running_changed_pilot", pytest.param("running_pilot_on_kafka", marks=pytest.mark.kafka)])
def restored(request: pytest.FixtureRequest, scenarios: Path, tmp_path: Path) -> Restored:
    """On either bus. All others have looked at it before: what is restored has forgotten things."""
    scenario, run = read(scenarios / "pilot"), request.getfixturevalue(request.param)
    assert isinstance(scenario, Scenario)
    cohort = scenario.cohorts[0]
    return Restored(run, plan(cohort), sub_of(TRUST, cohort.opened_by), tmp_path)


@pytest.mark.timeout(600)
def test_both_ways_out_lead_on(restored: Restored) -> None:
    """In one run, which takes its time: first all are restored to one moment, then recruitment alone."""
    all_to_one_moment(restored)
    one_alone(restored)
    topics_are_not_filled_with_holes(restored)


def all_to_one_moment(restored: Restored) -> None:
    kept = restored.open_cohort()
    restored.settle()
    moment = restored.backups(HEARERS_FIRST)
    lost = restored.open_cohort()
    restored.settle()
    with restored.stopped(HEARERS_FIRST):
        for backup in moment:
            backup.restore()
        assert "recruitment.CohortOpened.v1" in restored.operator("show", "recruitment")
        completed = restored.operator("republish", TRUST, "--no-wait")
        assert f"{TRUST}.recruitment is empty" in completed
    afterwards = restored.open_cohort()
    restored.settle()
    assert [restored.heard(cohort) for cohort in (kept, lost, afterwards)] == [1, 0, 1]
    assert "The bus has nothing that the sender lacks." in restored.operator("show", "recruitment")


def one_alone(restored: Restored) -> None:
    """Its worker goes on throughout, on a database that was taken from under it."""
    (moment,) = restored.backups(["recruitment"])
    lost = restored.open_cohort()
    restored.settle()
    moment.restore()
    assert wait_until(lambda: restored.halted() == "restored_behind_bus", within=30, pause=0.2)
    listed = restored.operator("show", "recruitment")
    assert "restored_behind_bus" in listed
    assert listed.count("recruitment.CohortOpened.v1") == 1
    assert "Cohort number" not in listed
    assert f"message {number(restored)}, which its sender does not know" in restored.refused("republish", TRUST)
    assert listed.splitlines()[-1] in restored.operator("accept", "recruitment", TRUST)
    afterwards = restored.open_cohort()
    restored.settle()
    assert [restored.heard(cohort) for cohort in (lost, afterwards)] == [1, 1]


def number(restored: Restored) -> int:
    """Of the last message of recruitment that the journal has applied."""
    return int(restored.value("partnership_journal", "SELECT last FROM consumed WHERE topic = %s", f"{TRUST}.recruitment"))


def topics_are_not_filled_with_holes(restored: Restored) -> None:
    assert "the others are only on the bus" in restored.refused("republish", TRUST)
    assert "which its sender has sent itself" in restored.operator("accept", "recruitment", TRUST)
