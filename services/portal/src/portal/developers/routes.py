"""Pages for developers, for everybody, where they are switched on: the services' APIs from their published OpenAPI files."""

from http import HTTPStatus
from pathlib import Path

from flask import Blueprint, abort, render_template
from flask.typing import ResponseReturnValue

from portal.developers import words
from portal.developers.documents import Document, read
from portal.developers.present import api_page, api_rows
from portal.site.calls import Service
from portal.site.guards import EVERYBODY, page
from portal.site.wiring import wiring

blueprint = Blueprint("developers", __name__)


@blueprint.get("/developers")
@page(EVERYBODY, title=words.LIST_TITLE)
def api_list() -> ResponseReturnValue:
    documents = {str(service): _document(service) for service in Service}
    return render_template("developers/list.jinja", words=words, apis=api_rows(documents))


@blueprint.get("/developers/<string:service>")
@page(EVERYBODY, title=words.API_TITLE)
def api(service: str) -> ResponseReturnValue:
    if service not in set(Service):
        abort(HTTPStatus.NOT_FOUND)
    return render_template("developers/api.jinja", words=words, api=api_page(_document(Service(service))))


def _document(service: Service) -> Document:
    return read((_folder() / f"{service}.json").read_bytes())


def _folder() -> Path:
    folder = wiring().openapi
    if folder is None:
        abort(HTTPStatus.NOT_FOUND)
    return folder
