"""Every route that seals, found in the url maps: a refused request makes no key, and whatever stops one leaves words readable.

Either the old words are there or the new ones, never neither; and after the sweep the vault has no key that nothing names.
"""

import inspect
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any, Final, TypeVar
from uuid import uuid4

import psycopg
import pytest

from plp_contracts.sources import BLUEPRINTS
from plp_kit.core import spent_keys
from plp_kit.core.database import TenantDatabase
from plp_kit.core.deciding import Refusal
from plp_kit.process.spending import Destroyer, destroy_due
from plp_kit.process.sweeping import sweep
from plp_kit.service import Service
from plp_kit.vault.sealer import Sealer
from plp_kit.vault.vault import Vault
from plp_kit.web.guards import Route
from plp_operate.deployment.services import SERVICES
from plp_testkit.fixtures.running_services import MakeRunningService, VaultLogins
from tests.support.sealing_routes import FRESH, SEALS_NOTHING, Keys, SealingRoutes, keys
from tests.walls.answering import Answering

EACH = pytest.mark.parametrize("service", [each for each in SERVICES if each.name in FRESH], ids=lambda service: service.name)
STOPS = """
CREATE TABLE stops (how text);
GRANT SELECT, DELETE ON stops TO plp_app;
CREATE FUNCTION stop() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$
BEGIN
    IF EXISTS (SELECT FROM stops WHERE how = TG_ARGV[0] || ' raced') THEN
        RAISE EXCEPTION 'lost' USING ERRCODE = 'serialization_failure';
    ELSIF EXISTS (SELECT FROM stops WHERE how = TG_ARGV[0] || ' gone') THEN
        PERFORM pg_terminate_backend(pg_backend_pid());
    END IF;
    RETURN NULL;
END $$;
"""
ON = """
CREATE TRIGGER at_once AFTER INSERT OR UPDATE ON {0} FOR EACH ROW EXECUTE FUNCTION stop('writing');
CREATE CONSTRAINT TRIGGER at_commit AFTER INSERT OR UPDATE ON {0} DEFERRABLE INITIALLY DEFERRED
FOR EACH ROW EXECUTE FUNCTION stop('committing');
"""


Result = TypeVar("Result")


class Killed(BaseException):
    """As SIGKILL: nothing in the process handles it."""


@pytest.fixture
def at(make_running_service: MakeRunningService, service: Service) -> Answering:
    tenant = f"t{uuid4().hex[:12]}"
    running = make_running_service(service, BLUEPRINTS[service.name], tenant)
    return Answering(service, running, tenant, "elsewhere")


@pytest.fixture
def routes(at: Answering) -> SealingRoutes:
    return SealingRoutes.of(at)


def prepares(at: Answering, route: Route) -> bool:
    """Whether the view says that it has something to prepare."""
    view: Any = at.app.view_functions[route.endpoint]
    source = inspect.getsource(getattr(view.view_class, route.method.lower()))
    return ".prepared(" in source


def sealing(at: Answering, routes: SealingRoutes) -> dict[str, Route]:
    preparing = [route for route in routes.routes if prepares(at, route)]
    return {name: route for route in preparing if (name := f"{route.method} {route.path}") not in SEALS_NOTHING}


def noted(patch: pytest.MonkeyPatch) -> list[Sealer]:
    """Those who have made keys from here on."""
    kept: list[Sealer] = []
    keep = Sealer.keep

    def keeping(sealer: Sealer) -> Refusal | None:
        kept.append(sealer)
        return keep(sealer)

    patch.setattr(Sealer, "keep", keeping)
    return kept


@EACH
def test_no_other_route_seals(at: Answering, routes: SealingRoutes, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each is asked well, those that seal first, while there is something to seal for."""
    known, found = sealing(at, routes), set()
    for route in sorted(routes.routes, key=lambda each: f"{each.method} {each.path}" not in known):
        request = routes.request(route)
        with monkeypatch.context() as patch:
            kept = noted(patch)
            request.send()
        found |= {f"{route.method} {route.path}"} if kept else set()
    assert found == known.keys()


def made(at: Answering) -> int:
    """Keys that the service ever made."""
    with at.running.runtime.vault_database.of(at.own).transaction() as db:
        ((number,),) = db.execute("SELECT count(*) FROM keys WHERE made_by = %s", (at.service.name,)).fetchall()
    return int(number)


@EACH
def test_ten_refused_requests_make_no_key(at: Answering, routes: SealingRoutes) -> None:
    """Refused because somebody changed it meanwhile, and because there is no such thing."""
    for name, route in sealing(at, routes).items():
        request, before = routes.request(route), made(at)
        for _ in range(10):
            if request.takes_a_version:
                answered = request.send({"If-Match": '"999"'})
                assert (answered.status, answered.code) == (412, "changed_since_read"), (name, answered)
            if request.names_something:
                assert request.about_nothing().send().status in {403, 404, 409}, name
        assert made(at) == before, name


@dataclass(frozen=True, slots=True)
class Stopping:
    """Ways in which a request, or the work that follows it, is stopped. The database's are triggers in the service's own."""

    at: Answering
    patch: pytest.MonkeyPatch

    def sealed_then(self, how: str) -> None:
        """Once keys are made, the next row that is written stops the transaction."""
        keep = Sealer.keep

        def kept(sealer: Sealer) -> object:
            outcome = keep(sealer)
            self.plant(how)
            return outcome

        self.patch.setattr(Sealer, "keep", kept)

    def plant(self, how: str) -> None:
        with psycopg.connect(self.at.running.database.admin_url) as db:
            db.execute("INSERT INTO stops VALUES (%s)", (how,))

    def stopped_after(self, owner: object, name: str, how: BaseException) -> None:
        """As soon as this has been done, once keys are made."""
        done, sealed = getattr(owner, name), noted(self.patch)

        def dying(*arguments: object) -> object:
            outcome = done(*arguments)
            if sealed or owner is not TenantDatabase:
                raise how
            return outcome

        self.patch.setattr(owner, name, dying)


def nothing(_: Stopping) -> None:
    """It goes well."""


def lost_race(stopping: Stopping) -> None:
    """At every attempt."""
    stopping.sealed_then("writing raced")


def database_gone(stopping: Stopping) -> None:
    stopping.sealed_then("writing gone")


def database_gone_at_the_commit(stopping: Stopping) -> None:
    stopping.sealed_then("committing gone")


def database_gone_after_the_commit(stopping: Stopping) -> None:
    """Before it could say that it had committed."""
    stopping.stopped_after(TenantDatabase, "deciding", psycopg.OperationalError())


def killed_after_sealing(stopping: Stopping) -> None:
    stopping.stopped_after(Vault, "keep", Killed())


def killed_after_the_commit(stopping: Stopping) -> None:
    stopping.stopped_after(TenantDatabase, "deciding", Killed())


def killed_while_destroying(stopping: Stopping) -> None:
    stopping.stopped_after(Vault, "destroy", Killed())


def killed_before_destroying(stopping: Stopping) -> None:
    stopping.stopped_after(spent_keys, "due", Killed())


STOPPED: Final[tuple[Callable[[Stopping], None], ...]] = (
    nothing,
    lost_race,
    database_gone,
    database_gone_at_the_commit,
    database_gone_after_the_commit,
    killed_after_sealing,
    killed_after_the_commit,
    killed_before_destroying,
    killed_while_destroying,
)


@pytest.fixture
def stops(at: Answering) -> None:
    """The triggers that a row in `stops` lets stop a transaction."""
    with psycopg.connect(at.running.database.admin_url) as db:
        db.execute(STOPS)
        for table in ("events", "waiting_answers", "import_contents", "drafts"):
            if db.execute("SELECT to_regclass(%s)", (table,)).fetchone() != (None,):
                db.execute(ON.replace("{0}", table).encode())


@EACH
@pytest.mark.usefixtures("stops")
def test_whatever_stops_it_the_old_words_are_there_or_the_new_ones(
    at: Answering, routes: SealingRoutes, vault_logins: VaultLogins, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, route in sealing(at, routes).items():
        for stop in STOPPED:
            request, before = routes.request(route), keys(at)
            with monkeypatch.context() as patch:
                stop(Stopping(at, patch))
                answered = tried(request.send)
                tried(partial(destroy_due, at.running.runtime.context(at.own)))
            status = None if answered is None else answered.status
            assert status in ANSWERED.get(stop.__name__, {200, 201}), (name, stop, answered)
            clear(at)
            recovered(at, vault_logins)
            holds(before, keys(at), f"{name}: {stop.__name__}")


ANSWERED: Final[Mapping[str, Collection[int | None]]] = {
    "lost_race": {503},
    "database_gone": {503},
    "database_gone_at_the_commit": {503},
    "database_gone_after_the_commit": {503},
    "killed_after_sealing": {None},
    "killed_after_the_commit": {None},
}
"""What comes back; None where nothing does."""


def tried(work: Callable[[], Result]) -> Result | None:
    try:
        return work()
    except Killed:
        return None


def clear(at: Answering) -> None:
    with psycopg.connect(at.running.database.admin_url) as db:
        db.execute("DELETE FROM stops")


def recovered(at: Answering, vault_logins: VaultLogins) -> None:
    """The next process destroys what is due, and days later it has swept."""
    context = at.running.runtime.context(at.own)
    Destroyer(at.running.runtime).step()
    with psycopg.connect(vault_logins.server.url("vault")) as db:
        db.execute("UPDATE keys SET made_on = made_on - 3 WHERE tenant = %s", (at.own,))
    with context.database.transaction() as db:
        db.execute("UPDATE swept_keys SET through = '0001-01-01'")
    sweep(at.service, context)
    Destroyer(at.running.runtime).step()


def holds(before: Keys, after: Keys, case: str) -> None:
    """What is new on record can be read; where nothing is, what could be read before; and no key is left that nothing names."""
    new = after.named - before.named
    assert new <= after.readable, case
    assert before.readable - after.readable <= (after.spent if new else frozenset()), case
    assert after.readable <= after.alive <= after.named - after.spent, case
