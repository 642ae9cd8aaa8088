"""Makes a service's HTTP application."""

from collections.abc import Iterable
from typing import Final

from flask import Flask, Response

from plp_kit.web import me
from plp_kit.web.blueprints import Blueprint
from plp_kit.web.failures import answer_failures
from plp_kit.web.guards import admit, refuse_unguarded
from plp_kit.web.openapi import document, show
from plp_kit.web.wiring import Wiring, wire

VERSION: Final = "1"
LARGEST_BODY: Final = 256 * 1024


def create_app(
    name: str,
    title: str,
    blueprints: Iterable[Blueprint],
    wiring: Wiring,
    largest_body: int = LARGEST_BODY,
) -> Flask:
    """Raises UnguardedRoute if a route has neither @requires nor @public."""
    app = Flask(name, static_folder=None)
    app.config.update(MAX_CONTENT_LENGTH=largest_body, PROVIDE_AUTOMATIC_OPTIONS=False)
    app.url_map.merge_slashes = False  # Each thing has one address, without redirects.
    wire(app, wiring)
    answer_failures(app)
    app.before_request(admit)
    app.after_request(_never_kept)
    api = document(app, title, VERSION)
    for blueprint in (*blueprints, me.blueprint):
        api.register_blueprint(blueprint)
    show(api, app)
    refuse_unguarded(app)
    return app


def _never_kept(response: Response) -> Response:
    response.headers["Cache-Control"] = "no-store"
    response.headers["X-Content-Type-Options"] = "nosniff"
    return response
