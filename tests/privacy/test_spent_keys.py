"""Spent keys: shown to nobody, destroyed within about a second, and again in a vault that was restored; and the daily sweep."""

import threading
import time
from dataclasses import dataclass
from uuid import UUID, uuid4

import psycopg
import pytest

from partnership_journal.service import JOURNAL, routes
from plp_demo.servers.ports import wait_until
from plp_kit.core import spent_keys
from plp_kit.core.sealed import KeyId, Sealed
from plp_kit.messaging.bus.port import Topic
from plp_kit.process import work
from plp_kit.process.loops import run_all
from plp_kit.process.spending import Destroyer
from plp_kit.process.sweeping import sweep
from plp_kit.process.upkeep import Upkeep
from plp_kit.service import TenantContext
from plp_kit.vault.key_file import KeyFile
from plp_kit.vault.vault import Entry, Vault
from plp_kit.web.roles import Role
from plp_testkit.fixtures.running_services import MakeRunningService, RunningService, VaultLogins
from plp_testkit.http import Person

AUDIENCE = frozenset({"partnership_journal"})


@dataclass(frozen=True, slots=True)
class Journal:
    running: RunningService
    tenant: str
    logins: VaultLogins

    @property
    def context(self) -> TenantContext:
        return self.running.runtime.context(self.tenant)

    def sealed(self, *texts: str) -> list[Sealed]:
        """Sealed by the journal, and named by no event."""
        return self.context.vault.seal([Entry("partnership-1", "words", text, AUDIENCE, frozenset({uuid4()})) for text in texts])

    def spend(self, *values: Sealed) -> None:
        with self.context.database.transaction() as db:
            spent_keys.spend(db, [value.key for value in values])

    def older(self, days: int) -> None:
        self.in_vault("UPDATE keys SET made_on = made_on - %s WHERE tenant = %s", days, self.tenant)

    def in_vault(self, query: str, *values: object) -> list[tuple[object, ...]]:
        """As the superuser."""
        with psycopg.connect(self.logins.server.url("vault")) as db:
            done = db.execute(query.encode(), values)
            return done.fetchall() if done.description else []

    def sweep(self) -> int:
        return sweep(JOURNAL, self.context)

    def partner(self) -> tuple[Person, UUID]:
        """Somebody with a partnership."""
        ada, cohort, partnership = self.running.person(self.tenant, Role.PARTICIPANT), uuid4(), uuid4()
        pair = {"partnership": partnership, "senior": ada.id, "colleague": uuid4()}
        published = {"round": uuid4(), "cohort": cohort, "published_on": "2021-01-04", "pairs": [pair]}
        assert self.running.receive(Topic(self.tenant, "matching"), "matching.PairsPublished.v1", published) is None
        return ada, partnership


@pytest.fixture
def journal(make_running_service: MakeRunningService, tenant: str, vault_logins: VaultLogins) -> Journal:
    return Journal(make_running_service(JOURNAL, routes(), tenant), tenant, vault_logins)


def test_what_is_spent_opens_for_nobody_though_the_vault_has_its_key(journal: Journal) -> None:
    spent, other = journal.sealed("spent", "other")
    journal.spend(spent)
    assert journal.context.open([other, spent, other]) == ["other", None, "other"]
    assert journal.context.vault.open([spent]) == ["spent"]


def test_a_key_is_destroyed_within_about_a_second_of_being_spent(journal: Journal) -> None:
    (value,) = journal.sealed("spent")
    stop = threading.Event()
    with work.loops(journal.running.runtime, "destroyer") as loops:
        thread = threading.Thread(target=run_all, args=(loops, stop))
        thread.start()
        time.sleep(0.5)  # It rests as long as it ever does.
        journal.spend(value)
        destroyed = wait_until(lambda: journal.context.vault.open([value]) == [None], within=2)
        stop.set()
        thread.join()
    assert destroyed


def test_a_key_that_the_vault_preserves_waits_and_is_tried_again(journal: Journal) -> None:
    person, reason = uuid4(), uuid4()
    (kept,) = journal.context.vault.seal([Entry("partnership-1", "words", "kept", AUDIENCE, frozenset({person}))])
    (gone,) = journal.sealed("gone")
    assert journal.context.vault.preserve(person, reason)
    journal.spend(kept, gone)
    assert (journal.running.destroy_spent(), journal.context.vault.remaining([kept.key, gone.key])) == (2, frozenset({kept.key}))
    assert journal.context.open([kept]) == [None]
    assert journal.running.destroy_spent() == 0
    journal.context.vault.end_preservation(reason)
    with journal.context.database.transaction() as db:
        db.execute("UPDATE spent_keys SET due_at = due_at - interval '1 minute' WHERE due_at IS NOT NULL")
    assert (journal.running.destroy_spent(), journal.context.vault.remaining([kept.key])) == (1, frozenset())


def test_a_vault_that_was_restored_shows_nothing_that_is_spent_and_destroys_it_again(journal: Journal) -> None:
    values = journal.sealed("one", "two")
    copy = journal.in_vault("SELECT wrapped, id FROM keys WHERE tenant = %s", journal.tenant)
    journal.spend(*values)
    journal.running.destroy_spent()
    for wrapped, id in copy:
        journal.in_vault("UPDATE keys SET wrapped = %s, destroyed_on = NULL WHERE id = %s", wrapped, id)
    assert journal.context.vault.open(values) == ["one", "two"]
    assert journal.context.open(values) == [None, None]
    Destroyer(journal.running.runtime).step()
    assert journal.context.vault.open(values) == [None, None]


def test_a_spent_key_that_a_restored_vault_lacks_holds_up_no_other(journal: Journal) -> None:
    (value,) = journal.sealed("one")
    journal.spend(value, Sealed(KeyId(uuid4()), "", "", ""))
    assert journal.running.destroy_spent() == 2
    assert journal.context.vault.open([value]) == [None]


def test_a_key_that_no_event_names_is_spent_a_day_later_and_not_before(journal: Journal) -> None:
    left = journal.sealed("left")
    journal.older(1)
    assert (journal.sweep(), journal.running.destroy_spent()) == (0, 0)
    journal.older(1)
    assert (journal.sweep(), journal.running.destroy_spent()) == (1, 1)
    assert journal.context.vault.open(left) == [None]
    assert journal.sweep() == 0


def test_what_an_event_names_and_what_another_service_made_is_never_swept(journal: Journal, vault_logins: VaultLogins) -> None:
    ada, partnership = journal.partner()
    assert ada.post(f"/partnerships/{partnership}/goals", {"whose": "own", "text": "Mine"}).status == 200
    runtime = journal.running.runtime
    database = type(runtime.vault_database)(vault_logins.url("recruitment"))
    others = Vault(database, journal.tenant, KeyFile(runtime.settings.tenant_keys).of(journal.tenant))
    both = frozenset({"recruitment", "partnership_journal"})
    (theirs,) = others.seal([Entry("application-1", "words", "theirs", both, frozenset({uuid4()}))])
    database.close()
    journal.older(9)
    assert journal.sweep() == 0
    assert ada.list("/me/writing")[0]["words"] == "Mine"
    assert journal.context.vault.open([theirs]) == ["theirs"]


def test_each_sweep_looks_at_the_keys_that_are_new_to_it(journal: Journal) -> None:
    ada, partnership = journal.partner()
    goals = f"/partnerships/{partnership}/goals"
    for text, days in (("One", 20), ("Two", 5)):
        ada.post(goals, {"whose": "own", "text": text})
        journal.older(days)
        assert journal.sweep() == 0
    left = journal.sealed("left")
    journal.older(3)
    assert journal.sweep() == 1
    assert journal.context.open(left) == [None]
    assert {row["words"] for row in ada.list("/me/writing")} == {"One", "Two"}


def test_nothing_is_swept_while_a_topic_is_halted(journal: Journal) -> None:
    """As after a restore of the service's database, whose log lacks what named the keys."""
    journal.sealed("left")
    journal.older(9)
    with psycopg.connect(journal.running.database.admin_url) as db:
        db.execute("INSERT INTO topics (tenant, topic, halted) VALUES (%s, 'journal', 'restored_behind_bus')", (journal.tenant,))
    assert journal.sweep() == 0
    with psycopg.connect(journal.running.database.admin_url) as db:
        db.execute("UPDATE topics SET halted = NULL")
    assert journal.sweep() == 1


@pytest.mark.parametrize(("after", "left"), [(0.0, 0), (600.0, 1)])
def test_the_work_process_sweeps_once_it_has_run_for_a_while(journal: Journal, after: float, left: int) -> None:
    journal.sealed("left")
    journal.older(9)
    Upkeep(journal.running.runtime, sweep_after=after).step()
    journal.running.destroy_spent()
    alive = "SELECT id FROM keys WHERE tenant = %s AND wrapped IS NOT NULL"
    assert len(journal.in_vault(alive, journal.tenant)) == left
