"""The Flask application: what every page has, around the pages of each noun."""

from collections.abc import Iterable, MutableMapping
from datetime import timedelta
from io import BytesIO
from typing import Any, Final

from flask import Blueprint, Flask, Request, current_app, request
from flask.templating import Environment
from jinja2 import BaseLoader, ChainableUndefined, ChoiceLoader, PackageLoader, PrefixLoader

from portal.site import clock, form_tokens, static_files, words
from portal.site.admission import check_every_request
from portal.site.areas import area_of_page, areas_of
from portal.site.compiled import COMPILED
from portal.site.current import session
from portal.site.done import forget_what_is_said, just_done
from portal.site.drawn import Drawn
from portal.site.errors import answer_errors
from portal.site.guards import roles_of, title_of
from portal.site.help import routes as help_pages
from portal.site.present import about
from portal.site.safety import make_safe, nonce
from portal.site.session import routes as session_pages
from portal.site.sign_in import routes as sign_in
from portal.site.start import routes as start
from portal.site.telemetry import measure
from portal.site.today import routes as today
from portal.site.wiring import Wiring, wire

LARGEST_FORM: Final = 64 * 1024
WITHOUT_PAGES: Final = (static_files.blueprint, sign_in.blueprint)
WITH_PAGES: Final = (start.blueprint, session_pages.blueprint, today.blueprint, help_pages.blueprint)


class InMemory(Request):
    """A file that somebody sends is held in memory while the request is answered, and never written to a disk here."""

    def _get_file_stream(self, *_sizes_and_names: object, **_named: object) -> BytesIO:
        return BytesIO()


class PlainGlobals(Environment):
    """All templates share the environment's globals, since none has its own.

    Jinja chains them for each template, and compares the chains at every import: a tenth of what a page takes.
    """

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        return super().make_globals(d) if d else self.globals


class Portal(Flask):
    """By itself Flask escapes in .html files only; the design system's templates, and ours, end in .jinja."""

    jinja_environment: type[Environment] = PlainGlobals
    jinja_options = {  # noqa: RUF012 - Flask's name for it, and it is never changed
        "autoescape": True,
        "undefined": ChainableUndefined,
        "bytecode_cache": COMPILED,
        "trim_blocks": True,
        "lstrip_blocks": True,
    }


def create_app(wiring: Wiring, nouns: Iterable[Blueprint]) -> Flask:
    """`nouns` have their templates beside their routes. Raises UnguardedRoute when a route does not say who may open it."""
    app = Portal("portal", static_folder=None)
    app.request_class = InMemory
    app.config.update(MAX_CONTENT_LENGTH=LARGEST_FORM, MAX_FORM_MEMORY_SIZE=LARGEST_FORM, PROVIDE_AUTOMATIC_OPTIONS=False)
    app.url_map.merge_slashes = False  # Each page has one address, so there are no redirects.
    wire(app, wiring)
    measure(app)
    answer_errors(app)
    with_pages = (*WITH_PAGES, *nouns)
    for blueprint in (*WITHOUT_PAGES, *with_pages):
        app.register_blueprint(blueprint)
    check_every_request(app)
    app.after_request(make_safe)
    app.after_request(forget_what_is_said)
    app.context_processor(_on_every_page)
    app.jinja_options = {**app.jinja_options, "loader": templates(with_pages)}
    app.jinja_env.globals.update(site=words, assets=static_files.ASSETS, form_field=form_tokens.FIELD, drawn=Drawn())
    return app


def templates(blueprints: Iterable[Blueprint]) -> BaseLoader:
    """`cohorts/list.jinja` is beside the routes of the blueprint cohorts, `site/...` here, `nhsuk/...` in the design system."""
    folders = {blueprint.name: _beside(blueprint) for blueprint in blueprints}
    ours = PrefixLoader({"site": PackageLoader("portal.site"), **folders})
    return ChoiceLoader([ours, PackageLoader("nhsuk_frontend_jinja")])


def _beside(blueprint: Blueprint) -> PackageLoader:
    return PackageLoader(blueprint.import_name.rpartition(".")[0])


def _on_every_page() -> dict[str, object]:
    signed_in, view = session(), current_app.view_functions.get(request.endpoint or "")
    areas = areas_of(signed_in.roles) if signed_in else ()
    return {
        "session": signed_in,
        "title": title_of(view),
        "trust": signed_in.secret.trust if signed_in else None,
        "areas": areas,
        "area_here": area_of_page(areas, request.path, roles_of(view)),
        "signed_out_at": about(clock.moment() + timedelta(seconds=signed_in.seconds)) if signed_in else None,
        "form_token": form_tokens.of(signed_in) if signed_in else None,
        "cspNonce": nonce(),
        "just_done": just_done(),
    }
