"""What a platform asks of a service: does it live, is it ready, how does it do, what does it offer."""

import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from http import HTTPStatus

from flask import Flask, Response, jsonify

from plp_kit.web.guards import public
from plp_kit.web.openapi import Api

log = logging.getLogger(__name__)

PROMETHEUS = "text/plain; version=0.0.4; charset=utf-8"


def no_metrics() -> bytes:
    return b""


@dataclass(frozen=True, slots=True)
class Health:
    """A check returns when all is well and raises when not; `metrics` is Prometheus' text."""

    checks: Mapping[str, Callable[[], object]] = field(default_factory=dict)
    metrics: Callable[[], bytes] = no_metrics

    def checked(self) -> dict[str, bool]:
        """Each check by its name, and whether it passes now."""
        return {name: _passes(name, check) for name, check in self.checks.items()}


def answer_health(app: Flask, health: Health, api: Api) -> None:
    @public
    def live() -> Response:
        return jsonify(live=True)

    @public
    def ready() -> Response:
        passed = health.checked()
        response = jsonify(ready=all(passed.values()), checks=passed)
        response.status_code = HTTPStatus.OK if all(passed.values()) else HTTPStatus.SERVICE_UNAVAILABLE
        return response

    @public
    def metrics() -> Response:
        return Response(health.metrics(), content_type=PROMETHEUS)

    @public
    def openapi() -> Response:
        return jsonify(api.spec.to_dict())

    for path, view in (("/live", live), ("/ready", ready), ("/metrics", metrics), ("/openapi.json", openapi)):
        app.add_url_rule(path, view_func=view)


def _passes(name: str, check: Callable[[], object]) -> bool:
    try:
        check()
    except Exception as error:  # noqa: BLE001 - whatever a check raises, the service is not ready
        log.warning("Not ready: %s (%s)", name, type(error).__name__)
        return False
    return True
