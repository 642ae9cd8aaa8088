"""Requests about one's data: what can be asked, how far each is, and asking to be erased, which can be taken back."""

from collections.abc import Iterable
from http import HTTPStatus
from uuid import UUID

from flask import Blueprint, abort, render_template
from flask.typing import ResponseReturnValue

from plp_kit.web.roles import Role
from portal.my_data.requests import calls, words
from portal.my_data.requests.calls import Kind, NewRequest, Request
from portal.my_data.requests.forms import EraseForm, RequestForm, TakeBackForm
from portal.my_data.requests.present import answered_surveys, request_page, rows
from portal.site import current
from portal.site.answers import found, in_time, soon
from portal.site.calls import NoBody
from portal.site.done import done
from portal.site.forms import sent
from portal.site.guards import SIGNED_IN, page

blueprint = Blueprint("requests", __name__)


@blueprint.get("/my-data/requests")
@page(SIGNED_IN, Role.FORMER, title=words.TITLE)
def own_requests() -> ResponseReturnValue:
    return render_template("requests/list.jinja", words=words, rows=rows(_mine()))


@blueprint.route("/my-data/requests/new/<kind>", methods=["GET", "POST"])
@page(SIGNED_IN, Role.FORMER, title=words.NEW_TITLE)
def new(kind: str) -> ResponseReturnValue:
    if kind not in words.KINDS:
        abort(HTTPStatus.NOT_FOUND)
    form, about = RequestForm(sent()), words.KINDS[kind]
    form.ask(about.question)
    if form.is_ready() and (made := form.send(calls.MAKE, NewRequest(Kind(kind), form.words.data))):
        return done(f"/my-data/requests/{made.value.id}", words.SENT)
    return form.render("requests/new.jinja", words=words, about=about, done=words.SEND)


@blueprint.get("/my-data/requests/<uuid:request>")
@page(SIGNED_IN, Role.FORMER, title=words.ONE_TITLE)
def one(request: UUID) -> ResponseReturnValue:
    answer = current.fetch(calls.ANSWER, request=request)
    asked = next((each for each in _mine() if each.request == request), None)
    if asked is None:
        abort(HTTPStatus.NOT_FOUND)
    return render_template("requests/request.jinja", words=words, page=request_page(asked, answer.result()))


@blueprint.route("/my-data/erasure", methods=["GET", "POST"])
@page(SIGNED_IN, Role.FORMER, title=words.ERASE_TITLE, fresh=True)
def erasure() -> ResponseReturnValue:
    form = EraseForm(sent())
    if form.is_ready() and (asked := form.send(calls.ERASE, NoBody())):
        return done(f"/my-data/requests/{asked.value.id}", words.ERASE_ASKED)
    surveys, until = current.fetch(calls.SURVEYS), soon()
    already = _open_erasure(_mine())
    answered = answered_surveys(in_time(surveys, until))
    button = None if already else words.ERASE
    return form.render("requests/erasure.jinja", words=words, facts=(), already=already, answered=answered, done=button)


@blueprint.route("/my-data/erasure/take-back", methods=["GET", "POST"])
@page(SIGNED_IN, Role.FORMER, title=words.TAKE_BACK_TITLE, fresh=True)
def take_back() -> ResponseReturnValue:
    form = TakeBackForm(sent())
    if form.is_ready() and form.send(calls.TAKE_BACK, NoBody()):
        return done("/my-data/requests", words.TAKE_BACK_DONE)
    button = words.TAKE_BACK if _open_erasure(_mine()) else None
    return form.render("requests/take_back.jinja", words=words, facts=(), done=button)


def _mine() -> tuple[Request, ...]:
    return found(current.fetch(calls.MINE)).value


def _open_erasure(requests: Iterable[Request]) -> Request | None:
    return next((each for each in requests if each.is_open_erasure), None)
