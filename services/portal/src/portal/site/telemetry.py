"""One span and one measurement a request, as in every service. Routes are named by their rule, never by their path.

Outside production each answer tells tests its route, and how many calls of services it took.
"""

import time
from contextlib import ExitStack

from flask import Flask, Response, g, request

from plp_kit.core.telemetry import metrics, tracing
from portal.site import current
from portal.site.wiring import wiring


def measure(app: Flask) -> None:
    """Call this first: everything that runs before the request is then inside the span."""
    app.before_request(_start)
    app.after_request(_record)
    app.teardown_request(_end)


def _route() -> str:
    return request.url_rule.rule if request.url_rule else "no route"


def _start() -> None:
    """The browser's own traceparent is ignored, so that nobody outside can name our traces."""
    g.started, g.spans = time.monotonic(), ExitStack()
    g.spans.enter_context(tracing.serving(_route(), request.method, {}))


def _record(response: Response) -> Response:
    if wiring().tells_tests:
        response.headers["X-Plp-Route"] = _route()
        response.headers["Server-Timing"] = f"api;desc={current.calls_made()}"
    metrics.answered(request.method, _route(), response.status_code, time.monotonic() - g.started)
    return response


def _end(_error: BaseException | None) -> None:
    if "spans" in g:
        g.spans.close()
