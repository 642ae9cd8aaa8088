"""The routes about a process: /live, /ready, /metrics and /openapi.json."""

from http import HTTPStatus

from flask import Flask, Response, jsonify

from plp_kit.core.telemetry.health import PROMETHEUS, Health
from plp_kit.web.guards import public
from plp_kit.web.openapi import Api


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
