"""Each hour the vault is told until when a service holds something of whom, and what leads to nobody any more is deleted."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from uuid import UUID, uuid4

import psycopg
import pytest
from psycopg import sql

from plp_kit.core import access_records
from plp_kit.core.database import Db
from plp_kit.core.joined_identities import JoinedIdentities, joined
from plp_kit.core.periods import WITHOUT_END
from plp_kit.core.slices import Slices
from plp_kit.core.viewers import Viewer
from plp_kit.messaging.publishing import PublishedLanguage
from plp_kit.process.holding import hold
from plp_kit.process.runtime import Runtime
from plp_kit.process.upkeep import Upkeep
from plp_kit.service import Service
from plp_testkit.fixtures.running_services import MakeRunningService, RunningService

TODAY = datetime.now(UTC).date()  # As the vault's server has it.
LATER, LATEST = TODAY + timedelta(days=100), TODAY + timedelta(days=200)
ADA, BEN, EVE = uuid4(), uuid4(), uuid4()


@pytest.fixture
def tenant() -> str:
    return f"t{uuid4().hex[:12]}"


@pytest.fixture
def service(make_running_service: MakeRunningService, tmp_path: Path, tenant: str) -> RunningService:
    (tmp_path / "migrations").mkdir()
    empty = Service("recruitment", "A service", Slices(()), PublishedLanguage(), tmp_path / "migrations")
    return make_running_service(empty, (), tenant)


@pytest.fixture
def in_vault(service: RunningService, tenant: str) -> Iterator[Callable[[], dict[UUID, date]]]:
    """What the vault knows that this service holds."""
    with psycopg.connect(service.vault_admin_url, autocommit=True) as db:
        for person in (ADA, BEN, EVE):
            db.execute("INSERT INTO subjects (tenant, id) VALUES (%s, %s)", (tenant, person))

        def told() -> dict[UUID, date]:
            rows = db.execute("SELECT subject, day FROM held_until WHERE tenant = %s AND service = 'recruitment'", (tenant,))
            return dict(rows.fetchall())

        yield told


def holding(service: RunningService, periods: list[tuple[UUID, date]], same: list[tuple[UUID, UUID]] | None = None) -> Service:
    def joins(_db: Db) -> JoinedIdentities:
        return joined(same or [])

    return replace(service.runtime.service, holds=lambda _db: periods, joined=joins)


def test_the_latest_of_somebodys_periods_counts_and_what_is_over_is_not_told(
    service: RunningService, tenant: str, in_vault: Callable[[], dict[UUID, date]]
) -> None:
    """Whatever was told before: a period may have moved earlier, and somebody may be held no more."""
    context = service.runtime.context(tenant)
    hold(holding(service, [(ADA, LATER), (ADA, LATEST), (BEN, WITHOUT_END), (EVE, TODAY)]), context)
    assert in_vault() == {ADA: LATEST, BEN: WITHOUT_END, EVE: TODAY}
    hold(holding(service, [(ADA, LATER), (EVE, TODAY - timedelta(days=1))]), context)
    assert in_vault() == {ADA: LATER}


def test_the_latest_day_of_a_human_counts_for_each_of_their_ids(
    service: RunningService, tenant: str, in_vault: Callable[[], dict[UUID, date]]
) -> None:
    """Also for those of which this service holds nothing itself."""
    context = service.runtime.context(tenant)
    hold(holding(service, [(ADA, LATER), (BEN, LATEST)], [(ADA, BEN), (BEN, EVE)]), context)
    assert in_vault() == {ADA: LATEST, BEN: LATEST, EVE: LATEST}


def test_a_record_of_an_access_holds_who_viewed_and_who_was_viewed(
    service: RunningService, tenant: str, in_vault: Callable[[], dict[UUID, date]]
) -> None:
    context = service.runtime.context(tenant)
    with context.database.transaction() as db:
        now = context.clock.now(db)
        for days in (9, 3):
            access_records.add(db, now - timedelta(days=days), Viewer(BEN, uuid4()), [ADA], "something")
    hold(service.runtime.service, context)
    last = (now - timedelta(days=3)).date()
    assert in_vault() == dict.fromkeys((ADA, BEN), last.replace(year=last.year + 6))


@pytest.mark.parametrize("table", ["topics", "consumed"])
def test_a_service_whose_log_may_lack_people_tells_nothing(
    service: RunningService, tenant: str, in_vault: Callable[[], dict[UUID, date]], table: str
) -> None:
    """So nobody's link is deleted meanwhile: what was told before holds, and then the vault waits for it."""
    context = service.runtime.context(tenant)
    hold(holding(service, [(ADA, LATER)]), context)
    with psycopg.connect(service.database.url("plp_owner")) as db:
        db.execute("SELECT set_config('app.tenant', %s, false)", (tenant,))
        halting = sql.SQL("INSERT INTO {} (tenant, topic, halted) VALUES (%s, 'recruitment', 'restored')")
        db.execute(halting.format(sql.Identifier(table)), (tenant,))
    hold(holding(service, []), context)
    assert in_vault() == {ADA: LATER}


def test_a_work_process_tells_and_sweeps_every_hour(service: RunningService, tenant: str) -> None:
    sign_ins = service.runtime.sign_ins(tenant)
    ada, ben = (sign_ins.make(uuid4().bytes, 0).person for _ in range(2))
    runtime = Runtime(holding(service, [(ada, LATER)]), service.runtime.settings)
    with psycopg.connect(service.vault_admin_url, autocommit=True) as db:
        db.execute("UPDATE held_until SET day = current_date - 1 WHERE tenant = %s", (tenant,))
        Upkeep(runtime).step()
        assert left(db, tenant) == {ada, ben}
        Upkeep(runtime, sweep_after=0.0).step()
        assert left(db, tenant) == {ada}
    for pool in (runtime.database, runtime.scheduler_database, runtime.vault_database):
        pool.close()


def left(db: psycopg.Connection[tuple[UUID]], tenant: str) -> set[UUID]:
    return {person for (person,) in db.execute("SELECT subject FROM sign_ins WHERE tenant = %s", (tenant,)).fetchall()}
