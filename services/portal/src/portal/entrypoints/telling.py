"""One span and one measurement a request, as every service has them; routes by their rule, never by their path."""

import time
from contextlib import ExitStack

from flask import Flask, Response, g, request

from plp_kit.core.telemetry import metrics, tracing


def tell(app: Flask) -> None:
    """Call it first: what runs before the request runs inside the span."""
    app.before_request(_begin)
    app.after_request(_measure)
    app.teardown_request(_end)


def _route() -> str:
    return request.url_rule.rule if request.url_rule else "no route"


def _begin() -> None:
    """A browser's own traceparent is not taken on: nobody outside names our traces."""
    g.began, g.spans = time.monotonic(), ExitStack()
    g.spans.enter_context(tracing.serving(_route(), request.method, {}))


def _measure(response: Response) -> Response:
    labels: dict[str, str | int] = {"method": request.method, "route": _route(), "status": response.status_code}
    metrics.requests.record(time.monotonic() - g.began, labels)
    return response


def _end(_error: BaseException | None) -> None:
    if "spans" in g:
        g.spans.close()
