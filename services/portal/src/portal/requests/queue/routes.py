"""Requests about people's data: the queue, one request, and what decision-maker and data protection officer do with it."""

from concurrent.futures import Future
from uuid import UUID

from flask import Blueprint, render_template, request
from flask.typing import ResponseReturnValue

from plp_kit.web.roles import Role
from portal.requests.queue import calls, words
from portal.requests.queue.calls import Advice, OneRequest, Words
from portal.requests.queue.forms import AcknowledgeForm, AdviseForm, DecideForm
from portal.requests.queue.present import Written, facts, query_of, queue_page, request_page, rows, written
from portal.site import current
from portal.site.answers import found
from portal.site.calls import Answer, NoBody, Outcome
from portal.site.done import done
from portal.site.forms import PageForm, sent
from portal.site.guards import page
from portal.site.names import names_of
from portal.site.present import counted

blueprint = Blueprint("queue", __name__)


@blueprint.get("/requests")
@page(Role.DPO, Role.DECISION_MAKER, title=words.TITLE)
def queue() -> ResponseReturnValue:
    state, kind = request.args.get("state"), request.args.get("kind")
    asked = query_of(state if state in words.STATES else None, kind if kind in words.KINDS else None, request.args.get("cursor"))
    answered = found(current.fetch(calls.QUEUE, asked)).value
    shown = queue_page(asked, answered, names_of(each.person for each in answered.requests))
    waiting = answered.counts.to_advise
    to_advise = counted(waiting, words.ADVICE_COUNTS) if waiting and _is(Role.DPO) else None
    return render_template("queue/list.jinja", words=words, page=shown, to_advise=to_advise)


@blueprint.get("/advice")
@page(Role.DPO, title=words.ADVICE_PAGE_TITLE)
def advice() -> ResponseReturnValue:
    cursor = request.args.get("cursor")
    answered = found(current.fetch(calls.QUEUE, {"to_advise": "true", **query_of(None, None, cursor)})).value
    shown = rows(answered.requests, names_of(each.person for each in answered.requests))
    following = {"cursor": answered.next} if answered.next else None
    return render_template("queue/advice.jinja", words=words, rows=shown, first={} if cursor else None, next=following)


@blueprint.get("/requests/<uuid:id>")
@page(Role.DPO, Role.DECISION_MAKER, title=words.ONE_TITLE)
def one(id: UUID) -> ResponseReturnValue:
    asked = found(current.fetch(calls.REQUEST, request=id)).value
    decides = _is(Role.DECISION_MAKER)
    shown = request_page(asked, names_of([asked.person]), decides=decides, advises=_is(Role.DPO))
    return render_template("queue/request.jinja", words=words, page=shown, written=_written(asked) if decides else None)


@blueprint.route("/requests/<uuid:id>/acknowledge", methods=["GET", "POST"])
@page(Role.DPO, title=words.ACKNOWLEDGE_TITLE)
def acknowledge(id: UUID) -> ResponseReturnValue:
    form = AcknowledgeForm(sent())
    if form.is_ready() and form.send(calls.ACKNOWLEDGE, NoBody(), request=id):
        return done(f"/requests/{id}", words.ACKNOWLEDGE_DONE)
    answer = found(current.fetch(calls.REQUEST, request=id))
    can = answer.value.is_open and not answer.value.own and not answer.value.acknowledged_on
    button = words.ACKNOWLEDGE_TITLE if can else None
    return _asked(form, answer, "queue/acknowledge.jinja", button)


@blueprint.route("/requests/<uuid:id>/advise", methods=["GET", "POST"])
@page(Role.DPO, title=words.ADVISE_TITLE)
def advise(id: UUID) -> ResponseReturnValue:
    form = AdviseForm(sent())
    if form.is_ready() and form.send(calls.ADVISE, Advice(form.advice.data), request=id):
        return done(f"/requests/{id}", words.ADVISE_DONE)
    answer = found(current.fetch(calls.REQUEST, request=id))
    button = words.ADVISE if answer.value.is_open and not answer.value.own else None
    return _asked(form, answer, "queue/advise.jinja", button)


@blueprint.route("/requests/<uuid:id>/decide", methods=["GET", "POST"])
@page(Role.DECISION_MAKER, title=words.DECIDE_TITLE)
def decide(id: UUID) -> ResponseReturnValue:
    """Which answers and grounds there are follows from the request, so it is read first."""
    form, answer = DecideForm(sent()), found(current.fetch(calls.REQUEST, request=id))
    form.offer(answer.value)
    if form.is_ready() and form.send(calls.ANSWER, form.decision(), request=id):
        is_erasure = answer.value.kind == "erasure" and form.outcome.data == "granted"
        return done(f"/requests/{id}", words.ERASURE_DONE if is_erasure else words.DECIDE_DONE)
    button = words.DECIDE if answer.value.outcomes else None
    return _asked(form, answer, "queue/decide.jinja", button, _written(answer.value))


def _asked(
    form: PageForm, answer: Answer[OneRequest], template: str, button: str | None, written: Written | None = None
) -> ResponseReturnValue:
    about = facts(answer.value, names_of([answer.value.person]))
    form.showing(answer.version, *about)
    address = f"/requests/{answer.value.request}"
    return form.render(template, words=words, facts=about, address=address, asked=answer.value, written=written, done=button)


def _written(asked: OneRequest) -> Written | None:
    """The access is on record before anything is shown. Nobody reads their own request here."""
    if asked.own:
        return None
    reading: Future[Outcome[Words]] = current.fetch(calls.WORDS, request=asked.request)
    return written(asked, reading.result())


def _is(role: Role) -> bool:
    return role in current.signed_in().roles
