"""The HTTP process of a service: its app, wired to its runtime, with one span and one measurement per request."""

import time
from collections.abc import Callable, Iterable
from contextlib import ExitStack

from flask import Flask, Response, g, request

from plp_kit.core.telemetry import metrics, tracing
from plp_kit.core.telemetry.health import Health
from plp_kit.core.tenants import is_known
from plp_kit.process import status
from plp_kit.process.gate import Gate
from plp_kit.process.runtime import Runtime
from plp_kit.process.settings import Settings
from plp_kit.service import LEAVERS, Service
from plp_kit.web.app import create_app
from plp_kit.web.blueprints import Blueprint
from plp_kit.web.known_people import KnownPeople
from plp_kit.web.leavers import Leavers
from plp_kit.web.server import serve
from plp_kit.web.tenancy import ServedTenants
from plp_kit.web.tokens import verifier
from plp_kit.web.wiring import Wiring


def run(service: Service, blueprints: Iterable[Blueprint], settings: Settings) -> None:
    """Serves until told to stop. The app is built in the worker, after the fork."""

    def build() -> Flask:
        tracing.start(f"{service.name}.http", settings.traces)
        metrics.start(service.name)
        runtime = Runtime(service, settings)
        gate = Gate(runtime)
        status.answer(health(runtime, gate), settings.host, settings.status_port)
        return app(runtime, blueprints, gate)

    serve(build, settings.host, settings.port)


def app(runtime: Runtime, blueprints: Iterable[Blueprint], gate: Gate) -> Flask:
    app = create_app(runtime.service.name, runtime.service.title, blueprints, wiring(runtime))
    gate.guard(app)
    app.before_request_funcs.setdefault(None, []).insert(0, _begin)
    app.after_request(_measure)
    app.teardown_request(_end)
    return app


def wiring(runtime: Runtime) -> Wiring:
    settings, served = runtime.settings, serves(runtime)
    return Wiring(
        verifier=verifier(
            settings.issuer, production=settings.is_production, audience=settings.audience, names=settings.claim_names
        ),
        people=KnownPeople(settings.sign_in_secret.encode(), runtime.person_of),
        serves=served,
        context=runtime.context,
        secret=settings.request_secret.encode(),
        traceparent=tracing.current,
        tenants=runtime.own_tenants,
        leavers=leavers(runtime, served),
    )


def serves(runtime: Runtime) -> ServedTenants:
    """Whose people are let in."""
    return ServedTenants(lambda tenant: is_known(runtime.database, tenant), _served(runtime))


def leavers(runtime: Runtime, serves: Callable[[str], bool]) -> Leavers | None:
    """For a service that has the secret with which their tokens are issued."""
    if LEAVERS not in runtime.settings.secrets:
        return None
    return Leavers(lambda tenant: runtime.secrets(tenant)[LEAVERS] if serves(tenant) else None)


def _served(runtime: Runtime) -> frozenset[str] | None:
    """Where trusts are data, only people of the service's own tenant sign in."""
    own = runtime.service.own_tenant
    return runtime.settings.tenants if own is None else frozenset({own})


def health(runtime: Runtime, gate: Gate) -> Health:
    return Health({**runtime.databases(), "prepared": gate.open}, metrics.text)


def _begin() -> None:
    route = request.url_rule.rule if request.url_rule else "no route"
    g.began, g.spans = time.monotonic(), ExitStack()
    g.spans.enter_context(tracing.serving(route, request.method, dict(request.headers)))


def _measure(response: Response) -> Response:
    route = request.url_rule.rule if request.url_rule else "no route"
    if "began" in g:
        metrics.answered(request.method, route, response.status_code, time.monotonic() - g.began)
    return response


def _end(_error: BaseException | None) -> None:
    if "spans" in g:
        g.spans.close()
