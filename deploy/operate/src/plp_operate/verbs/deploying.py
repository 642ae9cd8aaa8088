"""`plp provision`, and `plp tenant add` where the environment describes a deployment (platform/deployments.py)."""

import sys
from collections.abc import Callable, Mapping

import psycopg

from plp_kit.core.migrating import MigrationRefused
from plp_kit.messaging.bus.port import Unfit, Unreachable
from plp_kit.process.settings import SettingsRefused
from plp_operate.deployment.deployments import Deployment, read
from plp_operate.deployment.provisioning import add_tenant, provision_all

REFUSED = 2


def is_described(environ: Mapping[str, str]) -> bool:
    return "PLP_DATA_ADMIN_URL" in environ


def provision(environ: Mapping[str, str]) -> int:
    """What the deployment's services stand on, then its tenants. The exit code: 0, 1 after a failure, 2 for wrong settings."""
    return of_deployment(environ, _provision)


def add(environ: Mapping[str, str], tenant: str) -> int:
    return of_deployment(environ, lambda at: _add(at, tenant))


def _provision(at: Deployment) -> None:
    provision_all(at)
    names = ", ".join(at.logins(service.name).name for service in at.services)
    print(f"databases, logins, bus and vault are there for {names}")
    for tenant in at.tenants:
        _add(at, tenant)


def _add(at: Deployment, tenant: str) -> None:
    at.require(tenant)
    add_tenant(at, tenant)
    print(f"{tenant}: keys, topics, grants and rows are there. Services notice within five seconds.")


def of_deployment(environ: Mapping[str, str], act: Callable[[Deployment], None]) -> int:
    try:
        act(read(environ))
    except SettingsRefused as refused:
        print(f"Nothing is done: {refused}", file=sys.stderr)
        return REFUSED
    except (MigrationRefused, Unfit, Unreachable, ValueError, psycopg.Error) as error:
        print(error, file=sys.stderr)
        return 1
    return 0
