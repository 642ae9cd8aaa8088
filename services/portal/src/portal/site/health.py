"""Is the portal alive, is it ready, how is it doing. A service that is away concerns only the pages that call it."""

import logging
from http import HTTPStatus

import psycopg
from flask import Blueprint, Response, jsonify
from psycopg_pool import PoolTimeout

from plp_kit.core.telemetry import metrics
from plp_kit.core.telemetry.health import PROMETHEUS
from plp_kit.web.guards import public
from portal.site.wiring import wiring

log = logging.getLogger(__name__)

blueprint = Blueprint("health", __name__)


@blueprint.get("/live")
@public
def live() -> Response:
    return jsonify(live=True)


@blueprint.get("/ready")
@public
def ready() -> Response:
    checks = {"database": _database_answers()}
    response = jsonify(ready=all(checks.values()), checks=checks)
    response.status_code = HTTPStatus.OK if all(checks.values()) else HTTPStatus.SERVICE_UNAVAILABLE
    return response


@blueprint.get("/metrics")
@public
def measurements() -> Response:
    return Response(metrics.text(), content_type=PROMETHEUS)


def _database_answers() -> bool:
    try:
        with wiring().sessions.database.transaction() as db:
            db.execute("SELECT 1")
    except (psycopg.Error, PoolTimeout) as error:
        log.warning("Not ready: database (%s)", type(error).__name__)
        return False
    return True
