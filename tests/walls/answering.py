"""A service of the estate as it answers HTTP: its own logins, its own wiring; only the tokens' issuer is the tests'."""

import base64
import json
from contextlib import ExitStack
from dataclasses import dataclass, replace
from typing import Final

from flask import Flask
from psycopg.conninfo import make_conninfo

from plp_contracts.sources import BLUEPRINTS
from plp_kit.process import web
from plp_kit.process.runtime import Runtime
from plp_kit.process.settings import Environment, Settings
from plp_kit.service import Service
from plp_kit.vault.provisioning import VAULT, vault_url
from plp_kit.web.app import create_app
from plp_kit.web.claims import TokenHolder
from plp_kit.web.guards import Route, routes
from plp_kit.web.known_people import KnownPeople
from plp_kit.web.roles import Role
from plp_kit.web.tokens import Verifier
from plp_kit.web.wiring import Wiring
from plp_operate.deployment.deployment import Deployment
from plp_testkit.fixtures.running_services import RunningService
from plp_testkit.fixtures.services import ServiceDatabase
from plp_testkit.http import ISSUER, Signer
from tests.walls.estate import OURS, THEIRS, Estate

UNUSED: Final = ""


@dataclass(frozen=True, slots=True)
class Answering:
    """`own` is the tenant that has things here, `foreign` another that the platform serves."""

    service: Service
    running: RunningService
    own: str
    foreign: str

    @property
    def app(self) -> Flask:
        return self.running.app

    @property
    def routes(self) -> list[Route]:
        return list(routes(self.app))

    @property
    def guarded(self) -> list[Route]:
        return [route for route in self.routes if route.access is None or route.access.roles]


def answering(estate: Estate, deployment: Deployment, service: Service, signer: Signer, closing: ExitStack) -> Answering:
    runtime = Runtime(service, _settings(deployment, service))
    for pool in (runtime.database, runtime.scheduler_database, runtime.vault_database):
        closing.callback(pool.close)
    database = ServiceDatabase(deployment.logins(service.name), estate.data, closing)
    app, vault = _app(service, replace(web.wiring(runtime), verifier=signer.verifier)), deployment.vault_admin_url
    running = RunningService(runtime, database, signer, app, make_conninfo(vault, dbname=VAULT))
    return Answering(service, running, service.own_tenant or OURS, THEIRS)


def naively(at: Answering) -> Answering:
    """The same service, had it been written for one trust alone: it asks who calls, and not for which trust."""
    runtime = at.running.runtime
    wiring = Wiring(
        verifier=at.running.signer.verifier,
        people=KnownPeople(runtime.settings.sign_in_secret.encode(), lambda _tenant, digest: runtime.person_of(at.own, digest)),
        serves=lambda _tenant: True,
        context=lambda _tenant: runtime.context(at.own),
        secret=b"of these tests",
    )
    return replace(at, running=replace(at.running, app=_app(at.service, wiring)))


def credulously(at: Answering) -> Answering:
    """The same service, did it believe what a token says because it says so."""
    wiring = replace(web.wiring(at.running.runtime), verifier=Credulous(ISSUER, at.running.signer))
    return replace(at, running=replace(at.running, app=_app(at.service, wiring)))


class Credulous(Verifier):
    def holder(self, token: str) -> TokenHolder:
        payload = token.split(".")[1]
        claims = json.loads(base64.urlsafe_b64decode(payload + "=" * (-len(payload) % 4)))
        return TokenHolder(ISSUER, claims["sub"], claims["tenant"], frozenset(map(Role, claims["roles"])))


def _app(service: Service, wiring: Wiring) -> Flask:
    return create_app(service.name, service.title, BLUEPRINTS[service.name], wiring)


def _settings(deployment: Deployment, service: Service) -> Settings:
    logins, principal = deployment.logins(service.name), deployment.vault_principal(service.name)
    return Settings(
        environment=Environment.TEST,
        database_url=logins.url(deployment.data_admin_url, "plp_app"),
        relay_database_url=logins.url(deployment.data_admin_url, "plp_relay"),
        scheduler_database_url=logins.url(deployment.data_admin_url, "plp_scheduler"),
        owner_database_url=UNUSED,
        vault_url=vault_url(deployment.vault_admin_url, principal.login, principal.password),
        tenant_keys=deployment.tenant_keys,
        bus_url=UNUSED,
        relay_bus_url=UNUSED,
        issuer=ISSUER,
        request_secret="of these tests",
        sign_in_secret="of these tests",
        host=UNUSED,
        port=0,
        tenants=None if deployment.trust is None else frozenset({deployment.trust}),
        simulated_clock=True,
        traces=None,
        secrets=dict.fromkeys(service.secrets, "of these tests"),
    )
