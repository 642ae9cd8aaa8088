"""`plp restore show vault` and `plp restore accept vault TRUST`: a vault that lacks sign-ins which services have seen."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

import psycopg

from plp_kit.core import sign_ins_seen
from plp_kit.core.database import Db, enter
from plp_kit.service import Service
from plp_kit.vault import restored
from plp_kit.vault.restored import Standing
from plp_operate.deployment.connecting import SECONDS, known, owner
from plp_operate.deployment.deployment import Deployment
from plp_operate.refused import Refused
from plp_operate.terminal.tables import show as show_table


@dataclass(frozen=True, slots=True)
class Acted:
    """Somebody who did something in a service, the first and the last day they did."""

    service: str
    person: UUID
    first: date
    last: date


def show(at: Deployment) -> None:
    """For every tenant: how many sign-ins the vault has made, and up to which each service has seen some."""
    standings = _standings(at)
    rows = [
        (tenant, each.made, service, number, "not since its start" if service in each.silent else "yes")
        for tenant, each in standings.items()
        for service, number in each.seen.items()
    ]
    show_table(("tenant", "made", "service", "has seen", "compared"), rows)
    for tenant, each in standings.items():
        _print_found(at, tenant, each)


def accept(at: Deployment, tenant: str) -> None:
    """The vault makes ids again. Prints what it lacks, for people to repair. Raises Refused where nothing is refused."""
    found = _standings(at).get(tenant)
    if found is None or not found.refuses:
        raise Refused(f"{tenant}: the vault lacks no sign-in that a service has seen, and makes ids.")
    _print_found(at, tenant, found)
    upto = max(found.made, *found.seen.values())
    with psycopg.connect(at.vault_owner_url, connect_timeout=SECONDS) as db:
        enter(db, tenant)
        restored.accept(db, upto)
    print(f"{tenant}: the vault makes ids again, after number {upto}.")


def refusing(at: Deployment) -> list[str]:
    """The tenants in which nobody new is let in until somebody accepts what a restored vault lacks."""
    return [tenant for tenant, each in _standings(at).items() if each.behind]


def _print_found(at: Deployment, tenant: str, found: Standing) -> None:
    if found.silent:
        print(f"{tenant}: not compared since the vault started: {', '.join(sorted(found.silent))}.")
    if not found.behind:
        return
    lacking = max(found.seen.values()) - found.made
    print(f"{tenant}: the vault was restored to before {lacking} sign-ins, and lets in nobody new.")
    rows = [(each.person, each.service, each.first, each.last) for each in _lost(at, tenant)]
    if rows:
        print("People who did something and have no sign-in any more; at their next one they are somebody new:")
        show_table(("id", "in", "first", "last"), rows)


def _standings(at: Deployment) -> dict[str, Standing]:
    """By tenant, in order."""
    seen = _seen(at)
    with psycopg.connect(at.vault_owner_url, connect_timeout=SECONDS) as db:
        return {tenant: _standing(db, tenant, seen[tenant]) for tenant in sorted(seen)}


def _standing(vault: Db, tenant: str, seen: Mapping[str, int]) -> Standing:
    enter(vault, tenant)
    return restored.standing(vault, seen)


def _seen(at: Deployment) -> dict[str, dict[str, int]]:
    """What the databases of the services that keep a tenant's people say, by tenant."""
    seen: dict[str, dict[str, int]] = {}
    for service in at.services:
        with owner(at, service) as db:
            for tenant in _kept(service, db):
                enter(db, tenant)
                seen.setdefault(tenant, {})[service.name] = sign_ins_seen.highest(db)
    return seen


def _kept(service: Service, db: Db) -> list[str]:
    return [tenant for tenant in known(db) if service.own_tenant in (None, tenant)]


def _lost(at: Deployment, tenant: str) -> list[Acted]:
    acted: list[Acted] = []
    for service in at.services:
        with owner(at, service) as db:
            if tenant in _kept(service, db):
                enter(db, tenant)
                acted += _acted(db, service.name)
    with psycopg.connect(at.vault_owner_url, connect_timeout=SECONDS) as db:
        enter(db, tenant)
        lost = restored.without_sign_in(db, frozenset(each.person for each in acted))
    return sorted((each for each in acted if each.person in lost), key=lambda each: (str(each.person), each.service))


def _acted(db: Db, service: str) -> list[Acted]:
    """Actors that are no person, such as a deadline, are left out."""
    rows = db.execute(
        """SELECT actor::uuid, min(recorded_at)::date, max(recorded_at)::date FROM events
           WHERE pg_input_is_valid(actor, 'uuid') GROUP BY actor"""
    )
    return [Acted(service, *row) for row in rows.fetchall()]
