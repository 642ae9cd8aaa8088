"""`plp trusts` and `plp cohorts`: trusts and cohorts by name."""

import click

from insights.service import INSIGHTS
from insights.tables import queries
from insights.tables.coverage import contributors
from plp_kit.core.database import TenantDatabase
from plp_operate.deployment.connecting import as_service, tenants
from plp_operate.deployment.deployment import Deployment, Shape
from plp_operate.terminal.commands import on_deployment
from plp_operate.terminal.tables import show
from recruitment.cohorts.table import cohorts as cohort_table
from recruitment.cohorts.table.cohorts import Cohort
from recruitment.ids import trust_id
from recruitment.service import RECRUITMENT
from recruitment.trusts.decider import Onboarded
from recruitment.trusts.decider import trusts as trust_decider

UNKNOWN = "-"


@click.command()
@on_deployment
def trusts(at: Deployment) -> None:
    """The trusts that are let in: code and name. One that is not onboarded yet has no name."""
    rows = _contributing(at) if at.shape is Shape.NATIONAL else _onboarded(at)
    show(("code", "name"), rows)


@click.command()
@click.argument("tenant", required=False)
@on_deployment
def cohorts(at: Deployment, tenant: str | None) -> None:
    """The cohorts of a trust, or of each: name, id and state."""
    if tenant is not None:
        at.require(tenant)
    if at.shape is Shape.NATIONAL:
        print("A national deployment holds no cohorts: each trust's own does.")
        return
    rows = [row for code in tenants(at, RECRUITMENT) if tenant in (None, code) for row in _cohorts(at, code)]
    show(("trust", "name", "id", "state", "launch"), rows)


def _onboarded(at: Deployment) -> list[tuple[str, str]]:
    with as_service(at, RECRUITMENT) as pool:
        return [(code, _name(pool.of(code), code)) for code in tenants(at, RECRUITMENT)]


def _name(database: TenantDatabase, code: str) -> str:
    with database.transaction() as db:
        state = RECRUITMENT.handler(database).load(db, trust_decider, trust_id(code)).state
    return state.facts.name if isinstance(state, Onboarded) else UNKNOWN


def _contributing(at: Deployment) -> list[tuple[str, str]]:
    """A national deployment knows a trust's name once it has contributed something."""
    own = INSIGHTS.own_tenant or ""
    with as_service(at, INSIGHTS) as pool, pool.of(own).transaction() as db:
        names = {row.trust: row.name for row in contributors(queries.blocks(db))}
    return [(code, names.get(code, UNKNOWN)) for code in tenants(at, INSIGHTS) if code != own]


def _cohorts(at: Deployment, code: str) -> list[tuple[object, ...]]:
    with as_service(at, RECRUITMENT) as pool, pool.of(code).transaction() as db:
        return [(code, row.title, row.cohort, _state(row), row.launch_on) for row in cohort_table.cohorts(db)]


def _state(row: Cohort) -> str:
    return "recruiting" if row.recruiting else "recruiting closed"
