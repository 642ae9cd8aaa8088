"""What is held about the person who is signed in, in every service: shown, who has looked at it, and copies of it to keep."""

import re
from collections.abc import Iterator
from http import HTTPStatus
from typing import Any, Final

from flask import Blueprint, Response, abort, render_template, request
from flask.typing import ResponseReturnValue

from plp_kit.web.roles import Role
from portal.my_data.held import calls, words
from portal.my_data.held.present import Held, Part, parts, titles
from portal.my_data.held.readers import looks, rows
from portal.my_data.held.writing import Shelf, file_of, shelves
from portal.site import current
from portal.site.answers import in_time, soon
from portal.site.calls import ApiError, Call, NoBody
from portal.site.guards import SIGNED_IN, no_page, page
from portal.site.links import page_of
from portal.site.names import names_of

blueprint = Blueprint("held", __name__)
COPIED: Final[dict[str, Call[NoBody, Any]]] = {
    "recruiting": calls.RECRUITING,
    "matching": calls.MATCHING,
    "partnership": calls.JOURNAL,
    "surveys": calls.EVALUATION,
}
SECONDS_FOR_A_FILE: Final = 10.0
PAGE_NUMBER: Final = re.compile(r"[1-9][0-9]{0,5}")
LINKS: Final = (
    (words.READERS_LINK, "/my-data/readers"),
    (words.DOWNLOAD_LINK, "/my-data/download"),
)
LINKS_OF_PARTICIPANTS: Final = (
    (words.READERS_LINK, "/my-data/readers"),
    (words.CONSENTS_LINK, "/my-data/consents"),
    (words.ADDRESS_LINK, "/my-data/address"),
    (words.WRITING_LINK, "/my-data/writing"),
    (words.DOWNLOAD_LINK, "/my-data/download"),
    (words.REQUESTS_LINK, "/my-data/requests"),
    (words.ERASURE_LINK, "/my-data/erasure"),
)
"""Of everybody who can apply, or could. Recruitment asks for one of these roles."""


@blueprint.get("/my-data")
@page(SIGNED_IN, Role.FORMER, title=words.TITLE)
def data() -> ResponseReturnValue:
    takes_part = not current.signed_in().roles.isdisjoint({Role.PARTICIPANT, Role.FORMER})
    links = [(text, address) for text, address in (LINKS_OF_PARTICIPANTS if takes_part else LINKS) if page_of(address)]
    return render_template("held/data.jinja", words=words, parts=_parts(soon()), links=links)


@blueprint.get("/my-data/readers")
@page(SIGNED_IN, Role.FORMER, title=words.READERS_TITLE)
def readers() -> ResponseReturnValue:
    asked, until = [current.fetch(call) for call in calls.READERS.values()], soon()
    held = current.fetch(calls.RECRUITING)
    shown = looks([in_time(each, until) for each in asked], _page_number())
    named = rows(shown, names_of(shown.readers), titles(in_time(held, until)), current.signed_in().person)
    return render_template("held/readers.jinja", words=words, looks=shown, rows=named)


@blueprint.get("/my-data/writing")
@page(SIGNED_IN, Role.FORMER, title=words.WRITING_TITLE)
def writing() -> ResponseReturnValue:
    shown = _shelves()
    has_any = any(shelf.texts or shelf.absent == words.AWAY for shelf in shown)
    return render_template("held/writing.jinja", words=words, shelves=shown, has_any=has_any)


@blueprint.get("/my-data/writing/file")
@no_page(SIGNED_IN, Role.FORMER)
def writing_file() -> ResponseReturnValue:
    return _file(file_of(_shelves()), "text/plain; charset=utf-8", words.FILE_NAME)


@blueprint.get("/my-data/download")
@page(SIGNED_IN, Role.FORMER, title=words.DOWNLOAD_TITLE)
def download() -> ResponseReturnValue:
    return render_template("held/download.jinja", words=words)


@blueprint.get("/my-data/download/<section>/json")
@no_page(SIGNED_IN, Role.FORMER)
def json_file(section: str) -> ResponseReturnValue:
    """Handed on as the service sends it, and kept nowhere."""
    if section not in COPIED:
        abort(HTTPStatus.NOT_FOUND)
    copied = current.copy(COPIED[section])
    if isinstance(copied, ApiError):
        abort(HTTPStatus.SERVICE_UNAVAILABLE if copied is ApiError.AWAY else HTTPStatus.NOT_FOUND)
    return _file(copied, "application/json", f"your-data-{section}.json")


@blueprint.get("/my-data/download/<section>/page")
@no_page(SIGNED_IN, Role.FORMER)
def html_file(section: str) -> ResponseReturnValue:
    """The same as on the page of all parts, for one of them. A part that is away is no file."""
    part = next((part for part in _parts(soon(SECONDS_FOR_A_FILE)) if part.slug == section), None)
    if part is None:
        abort(HTTPStatus.NOT_FOUND)
    if part.absent == words.AWAY:
        abort(HTTPStatus.SERVICE_UNAVAILABLE)
    text = render_template("held/file.jinja", words=words, part=part)
    return _file(text, "text/html; charset=utf-8", f"your-data-{section}.html")


def _parts(until: float) -> tuple[Part, ...]:
    recruiting, matching = current.fetch(calls.RECRUITING), current.fetch(calls.MATCHING)
    journal, evaluation = current.fetch(calls.JOURNAL), current.fetch(calls.EVALUATION)
    return parts(Held(in_time(recruiting, until), in_time(matching, until), in_time(journal, until), in_time(evaluation, until)))


def _shelves() -> tuple[Shelf, ...]:
    applications, partnerships = current.fetch(calls.OWN_APPLICATION_TEXTS), current.fetch(calls.OWN_PARTNERSHIP_TEXTS)
    until = soon()
    return shelves(in_time(applications, until), in_time(partnerships, until))


def _page_number() -> int:
    asked = request.args.get("page", "1")
    return int(asked) if PAGE_NUMBER.fullmatch(asked) else 1


def _file(content: str | Iterator[bytes], kind: str, name: str) -> Response:
    return Response(content, content_type=kind, headers={"Content-Disposition": f'attachment; filename="{name}"'})
