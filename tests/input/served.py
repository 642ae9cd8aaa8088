"""A service of the estate as it is served: `python -m <service> http`, gunicorn with its threads, on a port."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from plp_demo.servers.ports import LOOPBACK, free_port, is_open
from plp_demo.servers.processes import Process, Program
from plp_kit.service import Service
from plp_kit.vault.provisioning import vault_url
from plp_operate.deployment.deployment import Deployment
from plp_testkit.issuer import Issuer


@contextmanager
def served(deployment: Deployment, service: Service, issuer: Issuer, folder: Path) -> Iterator[str]:
    """Its address. Nobody works here."""
    port = free_port()
    ours = {"PLP_ISSUER": issuer.url, "PLP_PORT": str(port), "PLP_STATUS_PORT": "0"}
    variables = {**os.environ, **_variables(deployment, service), **ours}
    program = Program(service.name, (sys.executable, "-m", service.name, "http"), folder / "log", variables, folder)
    process = Process.start(program)
    try:
        process.wait_ready(lambda: is_open(port), within=60)
        yield f"http://{LOOPBACK}:{port}"
    finally:
        process.stop()


def _variables(deployment: Deployment, service: Service) -> dict[str, str]:
    logins, principal = deployment.logins(service.name), deployment.vault_principal(service.name)
    return {
        "PLP_ENVIRONMENT": "test",
        "PLP_CLOCK": "simulated",
        "PLP_DATABASE_URL": logins.url(deployment.data_admin_url, "plp_app"),
        "PLP_VAULT_URL": vault_url(deployment.vault_admin_url, principal.login, principal.password),
        "PLP_TENANT_KEYS": str(deployment.tenant_keys),
        "PLP_REQUEST_SECRET": "of these tests",
        "PLP_SIGN_IN_SECRET": "of these tests",
        "PLP_RECOGNITION_SECRET": "of these tests",
        "PLP_LEAVERS_SECRET": "of these tests",
    }
