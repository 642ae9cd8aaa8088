"""The processes of a platform, for the supervisor: servers, issuer and mail server, then each service's two and the portal."""

import os
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages
from signal import Signals

import requests

from plp_demo.platform import sign_in
from plp_demo.platform.addresses import Addresses, environment, status_of, works
from plp_demo.servers.fork_server_client import ForkServer
from plp_demo.servers.ports import is_open
from plp_demo.servers.processes import Program
from plp_demo.supervisor.posts import Child
from plp_kit.service import Service
from plp_operate.deployment.services import PORTAL, SERVICES

ISSUERS, SERVICE_PROCESSES = 10, 20
OPENAPI = Path(__file__).resolve().parents[5] / "contracts" / "openapi"
AT_ONCE = Signals.SIGINT
"""On SIGTERM gunicorn waits for clients that keep connections open; here nobody is left who would mind."""
KEPT = ("PATH", "HOME", "LANG", "LC_ALL", "TMPDIR", "VIRTUAL_ENV")


def _routes(service: str) -> Iterator[str]:
    """The modules that a service imports once it answers requests."""
    names = (module.name for module in walk_packages(import_module(service).__path__, f"{service}."))
    return (name for name in names if "routes" in name.split("."))


IMPORTED = (
    "gunicorn.workers.gthread",
    "plp_kit.process.main",
    "plp_kit.process.web",
    "plp_demo.issuer.app",
    "plp_demo.mail.sink",
    "portal.service",
    *(f"{service.name}.service" for service in SERVICES),
    *(name for service in SERVICES for name in _routes(service.name)),
)
"""What these processes run."""


def forking(folder: Path) -> ForkServer:
    """What all children but the servers start from. BLAS is to make no threads there, which a fork would lose."""
    return ForkServer(IMPORTED, folder / "logs" / "fork-server.log", {**_kept(), "OPENBLAS_NUM_THREADS": "1"})


def children(at: Addresses, forks: ForkServer) -> Iterator[Child]:
    """All but the servers."""
    for child in (_issuer(at), *_mail(at), *_services(at), _portal(at)):
        yield replace(child, start=forks.start)


def _services(at: Addresses) -> Iterator[Child]:
    for service in SERVICES:
        yield _http(service, at)
        yield _work(service, at)


def _issuer(at: Addresses) -> Child:
    files = sign_in.files(at)
    variables = {
        "PLP_ENVIRONMENT": "demo",
        "PLP_ISSUER": at.issuer,
        "PLP_ISSUER_PEOPLE": str(files.people),
        "PLP_ISSUER_CLIENTS": str(files.clients),
        "PLP_ISSUER_KEY": str(files.key),
        "PLP_MAIL_FOLDER": str(at.mail),
        "PLP_HOST": "127.0.0.1",
        "PLP_PORT": str(at.ports["issuer"]),
    }
    program = _program("issuer", at, ("-m", "plp_demo.issuer"), variables)
    return Child(program, answering(f"{at.issuer}/live"), ISSUERS)


def _mail(at: Addresses) -> Iterator[Child]:
    """Where the platform has a port for one."""
    if (port := at.ports.get("mail")) is not None:
        variables = {"PLP_MAIL_FOLDER": str(at.mail), "PLP_PORT": str(port)}
        yield Child(_program("mail", at, ("-m", "plp_demo.mail"), variables), partial(is_open, port), ISSUERS)


def _http(service: Service, at: Addresses) -> Child:
    name = f"{service.name}.http"
    program = _program(name, at, ("-m", service.name, "http"), environment(service, at, service.name))
    return Child(program, answering(f"{at.status(service.name)}/ready"), SERVICE_PROCESSES)


def _work(service: Service, at: Addresses) -> Child:
    name = works(service)
    return Child(_program(name, at, ("-m", service.name, "work"), environment(service, at, name)), group=SERVICE_PROCESSES)


def _portal(at: Addresses) -> Child:
    services = {f"PLP_{service.name.upper()}_URL": at.http(service.name) for service in SERVICES}
    variables = {
        "PLP_ENVIRONMENT": "demo",
        "PLP_DATABASE_URL": at.database("portal"),
        "PLP_ISSUER": at.issuer,
        "PLP_CLIENT_ID": PORTAL,
        "PLP_CLIENT_SECRET": at.secrets.requests,
        "PLP_SCOPES": "openid offline_access",
        "PLP_SESSION_SECRET": at.secrets.requests,
        "PLP_HOST": "127.0.0.1",
        "PLP_PORT": str(at.ports[PORTAL]),
        "PLP_STATUS_PORT": str(at.ports[status_of(PORTAL)]),
        "PLP_PUBLIC_URL": at.http("portal"),
        "PLP_OPENAPI": str(OPENAPI),
        **services,
    }
    program = _program("portal", at, ("-m", "portal", "http"), variables)
    return Child(program, answering(f"{at.status(PORTAL)}/ready"), SERVICE_PROCESSES)


def _program(name: str, at: Addresses, arguments: tuple[str, ...], variables: dict[str, str]) -> Program:
    log = at.folder / "logs" / f"{name}.log"
    return Program(name, (sys.executable, *arguments), log, {**_kept(), **variables}, at.folder, stop_signal=AT_ONCE)


def _kept() -> dict[str, str]:
    return {key: os.environ[key] for key in KEPT if key in os.environ}


def answering(url: str) -> Callable[[], bool]:
    """Whether this address answers 200 now."""

    def ask() -> bool:
        try:
            return requests.get(url, timeout=2).ok
        except requests.RequestException:
            return False

    return ask
