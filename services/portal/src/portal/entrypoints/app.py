"""The portal's Flask application: pages, and what every page has."""

from typing import Final

from flask import Flask
from jinja2 import ChainableUndefined, ChoiceLoader, PackageLoader

from portal.entrypoints import cohorts, files, health, help_pages, signing_in, start
from portal.entrypoints.admitting import FIELD, admit_only_whom_routes_name, form_token
from portal.entrypoints.current import session
from portal.entrypoints.failures import answer_failures
from portal.entrypoints.safety import make_safe, nonce
from portal.entrypoints.telling import tell
from portal.entrypoints.wiring import Wiring, wire
from portal.entrypoints.words import cohort as cohort_words
from portal.entrypoints.words import help as help_words
from portal.entrypoints.words import site

LARGEST_FORM: Final = 64 * 1024
BLUEPRINTS: Final = (
    start.blueprint,
    signing_in.blueprint,
    cohorts.blueprint,
    help_pages.blueprint,
    files.blueprint,
    health.blueprint,
)


class Portal(Flask):
    """Flask escapes by itself in .html files alone; the design system's templates end in .jinja, and so do ours."""

    jinja_options = {  # noqa: RUF012 - Flask's name for it, and it is never changed
        "autoescape": True,
        "undefined": ChainableUndefined,
        "loader": ChoiceLoader([PackageLoader("portal"), PackageLoader("nhsuk_frontend_jinja")]),
        "trim_blocks": True,
        "lstrip_blocks": True,
    }


def create_app(wiring: Wiring) -> Flask:
    """Raises UnguardedRoute when a route says neither who may open it nor that everybody may."""
    app = Portal("portal", static_folder=None)
    app.config.update(MAX_CONTENT_LENGTH=LARGEST_FORM, MAX_FORM_MEMORY_SIZE=LARGEST_FORM, PROVIDE_AUTOMATIC_OPTIONS=False)
    app.url_map.merge_slashes = False  # One address a page: no redirects.
    wire(app, wiring)
    tell(app)
    answer_failures(app)
    for blueprint in BLUEPRINTS:
        app.register_blueprint(blueprint)
    admit_only_whom_routes_name(app)
    app.after_request(make_safe)
    app.context_processor(_of_every_page)
    app.jinja_env.globals.update(
        site=site, cohort_words=cohort_words, help_words=help_words, assets=files.ASSETS, form_field=FIELD
    )
    return app


def _of_every_page() -> dict[str, object]:
    found = session()
    return {"session": found, "form_token": form_token(found) if found else None, "cspNonce": nonce()}
