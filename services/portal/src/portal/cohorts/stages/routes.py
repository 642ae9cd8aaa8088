"""A cohort from stage to stage, for facilitators: closing recruiting, the launch, and moving dates."""

from urllib.parse import urlencode
from uuid import UUID

from flask import Blueprint, redirect, request
from flask.typing import ResponseReturnValue

from plp_kit.web.roles import Role
from portal.cohorts.stages import calls, present, words
from portal.cohorts.stages.calls import Launch
from portal.cohorts.stages.forms import CloseForm, DatesForm, LaunchForm, MoveForm
from portal.site import current
from portal.site.answers import found
from portal.site.calls import NoBody
from portal.site.done import done
from portal.site.forms import sent
from portal.site.guards import page

blueprint = Blueprint("stages", __name__)


@blueprint.route("/cohorts/<uuid:cohort>/close-recruiting", methods=["GET", "POST"])
@page(Role.FACILITATOR, title=words.CLOSE_TITLE)
def close_recruiting(cohort: UUID) -> ResponseReturnValue:
    form = CloseForm(sent())
    if form.is_ready() and form.send(calls.CLOSE, NoBody(), cohort=cohort):
        return done(f"/cohorts/{cohort}", words.CLOSED)
    shown = found(current.fetch(calls.COHORT, cohort=cohort))
    facts = present.close_facts(shown.value)
    form.showing(shown.version, *facts)
    button = words.CLOSE_TITLE if shown.value.recruiting else None
    return form.render("stages/close.jinja", words=words, cohort=cohort, facts=facts, done=button)


@blueprint.route("/cohorts/<uuid:cohort>/launch", methods=["GET", "POST"])
@page(Role.FACILITATOR, title=words.LAUNCH_TITLE)
def launch(cohort: UUID) -> ResponseReturnValue:
    shown = found(current.fetch(calls.LAUNCHABLE, cohort=cohort))
    form = LaunchForm(sent(), launched_on=shown.value.launch_on)
    if form.is_ready() and form.send(calls.LAUNCH, Launch(form.launched_on.data), cohort=cohort):
        return done(f"/cohorts/{cohort}", words.LAUNCHED)
    facts, lacks = present.launch_facts(shown.value), list(present.lacks(shown.value.lacks, cohort))
    form.showing(shown.version, *facts)
    button = None if lacks or shown.value.launched else words.LAUNCH_TITLE
    return form.render("stages/launch.jinja", words=words, cohort=cohort, facts=facts, lacks=lacks, done=button)


@blueprint.route("/cohorts/<uuid:cohort>/dates", methods=["GET", "POST"])
@page(Role.FACILITATOR, title=words.DATES_TITLE)
def dates(cohort: UUID) -> ResponseReturnValue:
    shown = found(current.fetch(calls.COHORT, cohort=cohort))
    days = present.days(shown.value)
    form = DatesForm(sent(), **days)
    form.ask_of(shown.value)
    if form.is_ready():
        change = form.change(shown.value)
        if form.send(calls.WOULD_MOVE, change, cohort=cohort):
            return redirect(f"/cohorts/{cohort}/dates/check?{urlencode(present.given(change))}", 303)
    form.showing(shown.version)
    title, theirs = shown.value.title, present.date_facts(shown.value)
    return form.render("stages/dates.jinja", words=words, cohort=cohort, caption=title, theirs=theirs, done=words.CONTINUE)


@blueprint.route("/cohorts/<uuid:cohort>/dates/check", methods=["GET", "POST"])
@page(Role.FACILITATOR, title=words.CHECK_TITLE)
def check(cohort: UUID) -> ResponseReturnValue:
    shown = found(current.fetch(calls.COHORT, cohort=cohort))
    change = present.change_in(request.args)
    if change is None:
        return redirect(f"/cohorts/{cohort}/dates", 303)
    form = MoveForm(sent())
    if form.is_ready() and form.send(calls.MOVE, change, cohort=cohort):
        return done(f"/cohorts/{cohort}", words.MOVED)
    told = form.try_out(calls.WOULD_MOVE, change, cohort=cohort)
    moves = told.value.moves if told else ()
    facts = present.move_facts(shown.value, moves, change)
    form.showing(shown.version, *facts)
    follows = present.follows(moves)
    return form.render("stages/check.jinja", words=words, cohort=cohort, facts=facts, follows=follows, done=words.MOVE)
