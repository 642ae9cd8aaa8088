"""Services, for operators: all side by side, one of them in one trust, and its parked messages and halted topics."""

from http import HTTPStatus

from flask import Blueprint, abort, render_template, request
from flask.typing import ResponseReturnValue

from plp_kit.web.roles import Role
from portal.site import current
from portal.site.answers import found, in_time, soon
from portal.site.calls import Answer, ApiError, Service
from portal.site.done import done
from portal.site.forms import sent
from portal.site.guards import page
from portal.trusts.services import calls, present, words
from portal.trusts.services.calls import MayHaveReason, Reason
from portal.trusts.services.forms import DropForm, ResumeForm, RetryForm

blueprint = Blueprint("services", __name__)


@blueprint.get("/services")
@page(Role.OPERATOR, title=words.TITLE)
def services() -> ResponseReturnValue:
    asked = {service: current.fetch(call) for service, call in calls.ALL.items()}
    trusts, until = current.fetch(calls.TRUSTS), soon()
    outcomes = {service: in_time(outcome, until) for service, outcome in asked.items()}
    return render_template("services/all.jinja", words=words, page=present.services_page(outcomes, in_time(trusts, until)))


@blueprint.get("/services/<service>/<trust>")
@page(Role.OPERATOR, title=words.ONE_TITLE)
def one(service: str, trust: str) -> ResponseReturnValue:
    of, cursor = _service(service), request.args.get("cursor")
    trusts, until = current.fetch(calls.TRUSTS), soon()
    shown = found(current.fetch(calls.ONE[of], {"cursor": cursor} if cursor else None, tenant=trust)).value
    names = present.names_of(in_time(trusts, until))
    return render_template("services/one.jinja", words=words, page=present.one_page(of, shown, names, cursor))


@blueprint.get("/services/<service>/<trust>/parked/<topic>/<int:sequence>")
@page(Role.OPERATOR, title=words.MESSAGE_TITLE)
def message(service: str, trust: str, topic: str, sequence: int) -> ResponseReturnValue:
    shown = found(current.fetch(calls.MESSAGE[_service(service)], tenant=trust, topic=topic, sequence=str(sequence))).value
    told = {"facts": present.message_facts(shown), "acts": present.acts(shown.acts), "droppable": shown.droppable}
    where = present.at(service, trust)
    here = present.at_message(where, topic, sequence)
    return render_template("services/message.jinja", words=words, at=where, here=here, **told)


@blueprint.route("/services/<service>/<trust>/parked/<topic>/<int:sequence>/retry", methods=["GET", "POST"])
@page(Role.OPERATOR, title=words.RETRY_TITLE)
def retry(service: str, trust: str, topic: str, sequence: int) -> ResponseReturnValue:
    """What came of it is seen by reading the message again: it is there no more where it was applied."""
    form, of, ids = RetryForm(sent()), _service(service), {"tenant": trust, "topic": topic, "sequence": str(sequence)}
    where = present.at(service, trust)
    here = present.at_message(where, topic, sequence)
    if form.is_ready() and form.send(calls.RETRY[of], MayHaveReason(form.reason.data or None), **ids):
        match current.fetch(calls.MESSAGE[of], **ids).result():
            case Answer():
                return done(here, words.STILL_PARKED)
            case ApiError.AWAY:
                return done(where, words.TRIED_NOW)
            case _:
                return done(where, words.APPLIED)
    facts = present.message_facts(found(current.fetch(calls.MESSAGE[of], **ids)).value)
    return form.render("services/act.jinja", words=words, act=words.RETRY, facts=facts, back=here, done=words.RETRY.button)


@blueprint.route("/services/<service>/<trust>/parked/<topic>/<int:sequence>/drop", methods=["GET", "POST"])
@page(Role.OPERATOR, title=words.DROP_TITLE)
def drop(service: str, trust: str, topic: str, sequence: int) -> ResponseReturnValue:
    form, of, ids = DropForm(sent()), _service(service), {"tenant": trust, "topic": topic, "sequence": str(sequence)}
    where = present.at(service, trust)
    if form.is_ready() and form.send(calls.DROP[of], Reason(form.reason.data), **ids):
        return done(where, words.DROPPED)
    shown = found(current.fetch(calls.MESSAGE[of], **ids)).value
    told = {"facts": present.message_facts(shown), "back": present.at_message(where, topic, sequence)}
    button, closed = (words.DROP.button, None) if shown.droppable else (None, words.UNDROPPABLE)
    return form.render("services/act.jinja", words=words, act=words.DROP, closed=closed, done=button, **told)


@blueprint.route("/services/<service>/<trust>/halted/<topic>", methods=["GET", "POST"])
@page(Role.OPERATOR, title=words.RESUME_TITLE)
def halted(service: str, trust: str, topic: str) -> ResponseReturnValue:
    form, of, where = ResumeForm(sent()), _service(service), present.at(service, trust)
    if form.is_ready() and form.send(calls.RESUME[of], MayHaveReason(form.reason.data or None), tenant=trust, topic=topic):
        return done(where, words.RESUMED)
    shown = found(current.fetch(calls.TOPIC[of], tenant=trust, topic=topic)).value
    button, closed = present.resuming(of, shown)
    told = {"facts": present.topic_facts(shown), "acts": present.acts(shown.acts), "closed": closed}
    return form.render("services/act.jinja", words=words, act=words.RESUME, back=where, done=button, **told)


def _service(name: str) -> Service:
    if name not in list(Service):
        abort(HTTPStatus.NOT_FOUND)
    return Service(name)
