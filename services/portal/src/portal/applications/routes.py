"""Applications, for facilitators: the lists, reading one, and what they do with it."""

from uuid import UUID

from flask import Blueprint, render_template, request
from flask.typing import ResponseReturnValue
from werkzeug import Response

from plp_kit.web.roles import Role
from portal.applications import calls, words
from portal.applications.acts import can
from portal.applications.calls import Decline, DeclineReason, Departure
from portal.applications.forms import (
    AcceptForm,
    AddressForm,
    CodeForm,
    DeclineForm,
    LeaveForm,
    RemindForm,
    RemoveForm,
    StayForm,
    WaitForm,
)
from portal.applications.listing import list_page, query_of, waiting_rows
from portal.applications.present import address_facts, application_page, code_page, facts
from portal.applications.words import ActWords
from portal.site import current
from portal.site.answers import found
from portal.site.calls import Call, NoBody, Written
from portal.site.done import done, just_done
from portal.site.forms import PageForm, sent
from portal.site.guards import page
from portal.site.wiring import wiring

blueprint = Blueprint("applications", __name__)


@blueprint.get("/cohorts/<uuid:cohort>/applications")
@page(Role.FACILITATOR, title=words.LIST_TITLE)
def application_list(cohort: UUID) -> ResponseReturnValue:
    state = request.args.get("state")
    asked = query_of(state if state in words.STATES else None, request.args.get("cursor"))
    listed = current.fetch(calls.APPLICATIONS, asked, cohort=cohort)
    about = found(current.fetch(calls.COHORT, cohort=cohort)).value
    shown = list_page(asked, found(listed).value, about)
    return render_template("applications/list.jinja", words=words, cohort=cohort, page=shown)


@blueprint.get("/cohorts/<uuid:cohort>/waiting-list")
@page(Role.FACILITATOR, title=words.WAITING_TITLE)
def waiting_list(cohort: UUID) -> ResponseReturnValue:
    listed = current.fetch(calls.WAITING_LIST, cohort=cohort)
    about = found(current.fetch(calls.COHORT, cohort=cohort)).value
    rows = waiting_rows(found(listed).value, about)
    return render_template("applications/waiting_list.jinja", words=words, cohort=cohort, about=about, rows=rows)


@blueprint.get("/applications/<uuid:application>")
@page(Role.FACILITATOR, title=words.TITLE)
def application(application: UUID) -> ResponseReturnValue:
    shown = current.fetch(calls.APPLICATION, application=application)
    profile = current.fetch(calls.PROFILE, application=application)
    answered = application_page(found(shown).value, profile.result())
    return render_template("applications/application.jinja", words=words, page=answered)


@blueprint.route("/applications/<uuid:application>/accept", methods=["GET", "POST"])
@page(Role.FACILITATOR, title=words.ACCEPT_TITLE)
def accept(application: UUID) -> ResponseReturnValue:
    return _simply(AcceptForm(sent()), calls.ACCEPT, application, words.ACCEPT)


@blueprint.route("/applications/<uuid:application>/wait", methods=["GET", "POST"])
@page(Role.FACILITATOR, title=words.WAIT_TITLE)
def wait(application: UUID) -> ResponseReturnValue:
    return _simply(WaitForm(sent()), calls.WAIT, application, words.WAIT)


@blueprint.route("/applications/<uuid:application>/decline", methods=["GET", "POST"])
@page(Role.FACILITATOR, title=words.DECLINE_TITLE)
def decline(application: UUID) -> ResponseReturnValue:
    form = DeclineForm(sent())
    if form.is_ready():
        reason = DeclineReason(form.reason.data)
        if form.send(calls.DECLINE, Decline(reason), application=application):
            return _done(application, words.DECLINE)
    return _asked(form, application, words.DECLINE)


@blueprint.route("/applications/<uuid:application>/address", methods=["GET", "POST"])
@page(Role.FACILITATOR, title=words.ADDRESS_TITLE)
def address(application: UUID) -> ResponseReturnValue:
    form, act = AddressForm(sent()), words.ADDRESS
    if form.is_ready() and form.send(calls.CONFIRM_ADDRESS, NoBody(), application=application):
        return _done(application, act)
    contact = current.fetch(calls.CONTACT, application=application)
    shown = found(current.fetch(calls.APPLICATION, application=application)).value
    about = address_facts(contact.result())
    form.showing(None, *about)
    button = act.button if about and can(act, shown) else None
    return form.render("applications/act.jinja", words=words, act=act, facts=about, application=application, done=button)


@blueprint.route("/applications/<uuid:application>/remind", methods=["GET", "POST"])
@page(Role.FACILITATOR, title=words.REMIND_TITLE)
def remind(application: UUID) -> ResponseReturnValue:
    return _simply(RemindForm(sent()), calls.REMIND, application, words.REMIND)


@blueprint.route("/applications/<uuid:application>/remove", methods=["GET", "POST"])
@page(Role.FACILITATOR, title=words.REMOVE_TITLE)
def remove(application: UUID) -> ResponseReturnValue:
    return _simply(RemoveForm(sent()), calls.REMOVE, application, words.REMOVE)


@blueprint.route("/applications/<uuid:application>/left", methods=["GET", "POST"])
@page(Role.FACILITATOR, title=words.LEAVE_TITLE)
def left(application: UUID) -> ResponseReturnValue:
    form = LeaveForm(sent())
    if form.is_ready() and form.send(calls.LEAVE, Departure(form.on.data), application=application):
        return _done(application, words.LEAVE)
    return _asked(form, application, words.LEAVE)


@blueprint.route("/applications/<uuid:application>/stay", methods=["GET", "POST"])
@page(Role.FACILITATOR, title=words.STAY_TITLE)
def stay(application: UUID) -> ResponseReturnValue:
    return _simply(StayForm(sent()), calls.STAY, application, words.STAY)


@blueprint.route("/applications/<uuid:application>/join-code", methods=["GET", "POST"])
@page(Role.FACILITATOR, title=words.CODE_TITLE)
def join_code(application: UUID) -> ResponseReturnValue:
    """The code is shown when it has just been made, and not again."""
    form, act = CodeForm(sent()), words.MAKE_CODE
    if form.is_ready() and form.send(calls.MAKE_CODE, NoBody(), entered=application):
        return done(request.path, act.done)
    if just_done():
        made = code_page(found(current.fetch(calls.CODE, entered=application)).value, wiring().public_url)
        return render_template("applications/code.jinja", words=words, page=made, application=application)
    return _asked(form, application, act)


def _simply(form: PageForm, call: Call[NoBody, Written], application: UUID, act: ActWords) -> ResponseReturnValue:
    """An act for which nothing is typed."""
    if form.is_ready() and form.send(call, NoBody(), application=application):
        return _done(application, act)
    return _asked(form, application, act)


def _done(application: UUID, act: ActWords) -> Response:
    return done(f"/applications/{application}", act.done)


def _asked(form: PageForm, application: UUID, act: ActWords) -> ResponseReturnValue:
    shown = found(current.fetch(calls.APPLICATION, application=application))
    about = facts(shown.value)
    form.showing(shown.version, *about)
    button = act.button if can(act, shown.value) else None
    return form.render("applications/act.jinja", words=words, act=act, facts=about, application=application, done=button)
