"""`plp provision` and `plp tenant`: makes what a deployment's services need, and lets trusts in."""

import click

from plp_operate.deployment.deployment import Deployment
from plp_operate.deployment.provisioning import add_tenant, provision_all
from plp_operate.terminal.commands import on_deployment


@click.command()
@on_deployment
def provision(at: Deployment) -> None:
    """Make databases, logins, bus and vault.

    Then let in the trusts of PLP_TENANTS. Can be repeated.
    """
    provision_all(at)
    names = ", ".join(at.logins(service.name).name for service in at.services)
    print(f"databases, logins, bus and vault are there for {names}")
    for code in at.tenants:
        _add(at, code)


@click.group()
def tenant() -> None:
    """The trusts that a deployment lets in."""


@tenant.command("add")
@click.argument("code")
@on_deployment
def tenant_add(at: Deployment, code: str) -> None:
    """Let a trust in.

    Makes its keys, topics, grants and rows. Can be repeated.
    """
    _add(at, code)


def _add(at: Deployment, code: str) -> None:
    add_tenant(at, code)
    print(f"{code}: keys, topics, grants and rows are there. Services notice within five seconds.")
