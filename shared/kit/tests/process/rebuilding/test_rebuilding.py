"""A read model is rebuilt from the log while eight writers go on, and not one row is wrong."""

import threading
from collections.abc import Callable
from dataclasses import replace
from uuid import UUID

import psycopg
import pytest

from plp_demo.servers.ports import wait_until
from plp_kit.core import deadlines, migrating
from plp_kit.core.database import Db, enter, is_transient
from plp_kit.core.event_store import recorded
from plp_kit.core.events import Recorded, Stream
from plp_kit.core.read_models import ReadModel, writes
from plp_kit.core.slices import Slices
from plp_kit.process.rebuild_command import run
from plp_kit.process.rebuilding import cutting, switching
from plp_kit.process.rebuilding.filling import Filling, Progress, Strayed
from plp_kit.process.rebuilding.projections import BadlyDeclared, NoSuchReadModel, Projection, named, projections
from plp_kit.process.rebuilding.rebuild import rebuild
from plp_kit.process.rebuilding.waiting import NotFilled, require_filled
from plp_testkit.delivery.counter_service import STORED, Added, AddedElsewhere
from plp_testkit.rebuilding.totals import FIRST, FIRST_RELEASE, SECOND, SECOND_RELEASE
from plp_testkit.rebuilding.totals_under_load import TENANTS, Totals

COUNTER_ID = UUID(int=1)
FIRST_TABLE, SECOND_TABLE = named(FIRST_RELEASE, "totals"), named(SECOND_RELEASE, "totals_2")

Rebuild = Callable[[str, Projection], object]


def switch_under_load(totals: Totals, how: Rebuild) -> None:
    """With the log already of some length, and writers before, during and after."""
    totals.migrate()
    with totals.load():
        written(totals, 150)
        how(totals.owner_url, SECOND_TABLE)
        written(totals, 50)


def written(totals: Totals, more: int) -> None:
    already = totals.count()
    assert wait_until(lambda: totals.count() >= already + more, within=30)


def test_a_new_version_takes_over_under_load_and_no_row_is_wrong(totals: Totals) -> None:
    switch_under_load(totals, rebuild)
    assert totals.rows("totals_2") == totals.replayed()


def test_the_naive_way_by_an_identity_cursor_loses(totals: Totals) -> None:
    switch_under_load(totals, by_cursor)
    assert totals.rows("totals_2") != totals.replayed()


def by_cursor(owner_url: str, projection: Projection) -> None:
    """Follows the positions to their end, then switches: what commits behind the cursor is never seen."""
    with psycopg.connect(owner_url, autocommit=True) as db:
        for tenant in TENANTS:
            cursor, before = 0, -1
            while cursor > before:
                cursor, before = followed(db, projection, tenant, cursor), cursor
        db.execute("DROP TABLE totals_1")


def followed(db: Db, projection: Projection, tenant: str, cursor: int) -> int:
    with db.transaction():
        enter(db, tenant)
        rows = db.execute(
            """SELECT stream, position, version, id, name, payload::text, actor, occurred_at, correlation, causation,
                      traceparent, joined
               FROM events WHERE position > %s ORDER BY position LIMIT 500""",
            (cursor,),
        ).fetchall()
        for stream, _, *row in rows:
            projection.apply(db, recorded(STORED, Stream.parse(stream), row))
    return int(rows[-1][1]) if rows else cursor


def test_wrong_rows_are_put_right_under_load(totals: Totals) -> None:
    with totals.load():
        for _ in range(3):
            written(totals, 50)
            totals.damage()
            assert rebuild(totals.owner_url, FIRST_TABLE).wrong >= 6
    assert totals.rows() == totals.replayed()


def test_a_table_that_is_as_the_log_says_is_left_alone(totals: Totals) -> None:
    with totals.load():
        written(totals, 50)
        done = rebuild(totals.owner_url, FIRST_TABLE)
    assert (done.wrong, done.replaced) == (0, ())
    assert done.events > 50


def test_who_still_writes_the_old_version_fails_and_leaves_nothing(totals: Totals) -> None:
    totals.add(3, COUNTER_ID)
    totals.migrate()
    rebuild(totals.owner_url, SECOND_TABLE)
    with pytest.raises(psycopg.errors.UndefinedTable):
        totals.add(4, COUNTER_ID)
    totals.add(5, COUNTER_ID, SECOND)
    assert totals.rows("totals_2") == totals.replayed() == {("rha", COUNTER_ID, 8, 2)}
    assert totals.outbox() == 2


def test_an_append_that_waits_for_the_switch_fails_whole(totals: Totals, monkeypatch: pytest.MonkeyPatch) -> None:
    """It has read the old table, and comes to append while the last cut is made."""
    totals.add(3, COUNTER_ID)
    totals.migrate()
    failed: list[Exception] = []
    take_over = switching._take_over  # noqa: SLF001 - the one moment that nothing else shows

    def append() -> None:
        try:
            with totals.pool.of("rha").transaction() as db:
                db.execute("SELECT total FROM totals_1")
                totals.add_in(db, 4, COUNTER_ID)
        except psycopg.errors.InsufficientPrivilege as refused:
            failed.append(refused)

    appending = threading.Thread(target=append)

    def when_it_waits(filling: Filling, before: str) -> float:
        appending.start()
        assert wait_until(lambda: waiters(totals) == 1, within=5)
        return take_over(filling, before)

    monkeypatch.setattr(switching, "_take_over", when_it_waits)
    rebuild(totals.owner_url, SECOND_TABLE)
    appending.join()
    assert len(failed) == 1
    assert totals.rows("totals_2") == totals.replayed() == {("rha", COUNTER_ID, 3, 1)}


def waiters(totals: Totals) -> int:
    """How many wait for a lock in this database."""
    database = totals.database
    with psycopg.connect(database.server.admin_url) as db:
        query = "SELECT FROM pg_stat_activity WHERE datname = %s AND usename = %s AND wait_event_type = 'Lock'"
        return len(db.execute(query, (database.name, database.logins.name)).fetchall())


def test_the_new_version_is_nobodys_until_it_is_filled(totals: Totals) -> None:
    """A process of the next release that starts too early fails, and fills nothing twice."""
    totals.add(3, COUNTER_ID)
    totals.migrate()
    early: list[Exception] = []

    def too_early(_progress: Progress) -> None:
        with pytest.raises(psycopg.errors.InsufficientPrivilege) as refused:
            totals.add(4, UUID(int=2), SECOND)
        early.append(refused.value)

    rebuild(totals.owner_url, SECOND_TABLE, too_early)
    assert early
    assert totals.rows("totals_2") == totals.replayed() == {("rha", COUNTER_ID, 3, 1)}


def test_a_rebuild_that_was_stopped_is_begun_again(totals: Totals) -> None:
    for number in range(3):
        totals.add(number, COUNTER_ID)
    totals.migrate()

    def stop(_progress: Progress) -> None:
        raise InterruptedError

    with pytest.raises(InterruptedError):
        rebuild(totals.owner_url, SECOND_TABLE, stop)
    totals.add(7, COUNTER_ID)
    assert rebuild(totals.owner_url, SECOND_TABLE).events == 4
    assert totals.rows("totals_2") == totals.replayed()


def test_an_old_table_that_nobody_may_use_any_more_is_only_dropped(totals: Totals, monkeypatch: pytest.MonkeyPatch) -> None:
    """The rebuild was stopped after the switch; the next release has gone on since."""
    totals.add(3, COUNTER_ID)
    totals.migrate()

    def killed(*_: object) -> None:
        raise InterruptedError

    with monkeypatch.context() as patched:
        patched.setattr(switching, "_drop", killed)
        with pytest.raises(InterruptedError):
            rebuild(totals.owner_url, SECOND_TABLE)
    totals.add(4, COUNTER_ID, SECOND)
    assert rebuild(totals.owner_url, SECOND_TABLE).replaced == ("totals_1",)
    assert totals.rows("totals_2") == totals.replayed()


def test_while_an_append_stays_open_there_is_no_cut_and_others_go_on(totals: Totals) -> None:
    with totals.pool.of("rha").transaction() as db:
        totals.add_in(db, 3, COUNTER_ID)
        with psycopg.connect(totals.owner_url, autocommit=True) as owner, pytest.raises(cutting.NoCut):
            cutting.cut(owner, lambda: None, patience=0.5)
        totals.add(4, UUID(int=2))
    assert totals.count() == 2


def test_what_writes_another_table_too_is_found_out_and_changes_nothing(totals: Totals) -> None:
    @writes("totals_1")
    def both(db: Db, event: Recorded[Added | AddedElsewhere]) -> None:
        FIRST.tables[0](db, event)
        deadlines.put(db, event.stream, "remind", event.origin.at)

    strays(totals, both)


def test_what_looks_at_another_table_is_found_out(totals: Totals) -> None:
    """Rebuilt, it would see there what was not yet so when the event came."""

    @writes("totals_1")
    def looking(db: Db, event: Recorded[Added | AddedElsewhere]) -> None:
        db.execute("SELECT FROM deadlines WHERE stream = %s", (str(event.stream),))
        FIRST.tables[0](db, event)

    strays(totals, looking)


def strays(totals: Totals, apply: ReadModel[Added | AddedElsewhere]) -> None:
    totals.add(3, COUNTER_ID)
    totals.damage()
    before = totals.rows()
    with pytest.raises(Strayed, match="deadlines"):
        rebuild(totals.owner_url, Projection("totals_1", apply, STORED))
    assert totals.rows() == before
    with totals.pool.of("rha").transaction() as db:
        assert db.execute("SELECT FROM deadlines").fetchall() == []


def test_nobody_migrates_while_a_table_is_rebuilt(totals: Totals, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(migrating, "PATIENCE_SECONDS", 0.1)
    with psycopg.connect(totals.owner_url, autocommit=True) as db:
        migrating.lock(db)
        with pytest.raises(migrating.MigrationRefused):
            rebuild(totals.owner_url, FIRST_TABLE)


def test_the_next_release_waits_until_its_table_is_filled(totals: Totals) -> None:
    totals.migrate()
    require_filled(totals.pool, FIRST_RELEASE)
    with pytest.raises(NotFilled, match="totals_2"):
        require_filled(totals.pool, SECOND_RELEASE)
    assert run(SECOND_RELEASE, totals.owner_url, None) == 0
    require_filled(totals.pool, SECOND_RELEASE)


def test_for_the_release_before_it_is_as_if_the_database_were_away(totals: Totals, monkeypatch: pytest.MonkeyPatch) -> None:
    """No message is parked and no defect is reported because tables now belong to the next release."""
    totals.migrate()
    monkeypatch.setattr(switching, "_drop", lambda *_: None)
    for _ in range(2):
        rebuild(totals.owner_url, SECOND_TABLE)
        with pytest.raises((psycopg.errors.InsufficientPrivilege, psycopg.errors.UndefinedTable)) as superseded:
            totals.add(3, COUNTER_ID)
        assert is_transient(superseded.value)
        monkeypatch.undo()


def test_a_row_that_a_policy_refuses_is_our_own_defect(totals: Totals) -> None:
    with pytest.raises(psycopg.errors.InsufficientPrivilege) as refused, totals.pool.of("rha").transaction() as db:
        db.execute("INSERT INTO totals_1 (tenant, counter, total, version) VALUES ('tzb', %s, 1, 1)", (COUNTER_ID,))
    assert not is_transient(refused.value)


def test_a_table_has_one_writer_that_says_so() -> None:
    def undeclared(_db: Db, _event: Recorded[Added | AddedElsewhere]) -> None:
        return

    for wrong in ((FIRST, FIRST), (replace(FIRST, tables=(undeclared,)),)):
        with pytest.raises(BadlyDeclared):
            projections(replace(FIRST_RELEASE, slices=Slices(wrong)))


def test_a_table_is_named_with_its_version_or_without() -> None:
    assert named(FIRST_RELEASE, "totals") == named(FIRST_RELEASE, "totals_1")
    with pytest.raises(NoSuchReadModel, match="totals_1"):
        named(FIRST_RELEASE, "totals_2")
    assert SECOND_TABLE.older(["totals_1", "totals_3", "totals_10", "subtotals_1"]) == ["totals_1"]
