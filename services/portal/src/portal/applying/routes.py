"""One's own application: what was answered, and changing one answer."""

from http import HTTPStatus
from uuid import UUID

from flask import Blueprint, abort, redirect, render_template
from flask.typing import ResponseReturnValue

from plp_kit.web.roles import Role
from portal.applying import calls, words
from portal.applying.calls import ProfileAnswer
from portal.applying.forms import ProfileAnswerForm, WithdrawForm
from portal.applying.present import facts, own_page, withdrawing
from portal.site import current
from portal.site.answers import found
from portal.site.calls import NoBody
from portal.site.done import done
from portal.site.drafts.calls import Place
from portal.site.forms import sent
from portal.site.guards import page

blueprint = Blueprint("applying", __name__)


@blueprint.get("/my-application/<uuid:application>")
@page(Role.PARTICIPANT, title=words.OWN_TITLE)
def own(application: UUID) -> ResponseReturnValue:
    shown = found(current.fetch(calls.OWN, application=application))
    return render_template("applying/own.jinja", words=words, page=own_page(shown.value))


@blueprint.route("/my-application/<uuid:application>/profile/<int:number>", methods=["GET", "POST"])
@page(Role.PARTICIPANT, title=words.CHANGE_TITLE)
def profile_answer(application: UUID, number: int) -> ResponseReturnValue:
    place = Place("own_application", application, f"profile_{number}")
    kept = current.fetch(calls.DRAFT, None, **place.ids)
    shown = found(current.fetch(calls.OWN, application=application))
    if not 1 <= number <= len(shown.value.cohort.questions):
        abort(HTTPStatus.NOT_FOUND)
    theirs = shown.value.answer(number)
    form = ProfileAnswerForm(sent(), place, found(kept).value, answer=theirs)
    if shown.value.change_until is None and not form.is_sent:
        return redirect(f"/my-application/{application}", 303)  # It says why nothing can be changed.
    form.ask(shown.value.cohort.questions[number - 1])
    if answered := form.kept():
        return answered
    if form.is_ready():
        body = ProfileAnswer(number, form.answer.data or None)
        if form.send(calls.CHANGE_ANSWER, body, application=application):
            return done(f"/my-application/{application}", words.SAVED)
    form.showing(shown.version)
    if form.kept_meanwhile:
        theirs = "".join(form.kept_meanwhile.of("answer"))
    return form.render("applying/answer.jinja", words=words, theirs=theirs, application=application, done=words.SAVE)


@blueprint.route("/my-application/<uuid:application>/withdraw", methods=["GET", "POST"])
@page(Role.PARTICIPANT, title=words.WITHDRAW_TITLE)
def withdraw(application: UUID) -> ResponseReturnValue:
    form = WithdrawForm(sent())
    if form.is_ready() and form.send(calls.WITHDRAW, NoBody(), application=application):
        return done(f"/my-application/{application}", words.WITHDRAWN)
    shown = found(current.fetch(calls.OWN, application=application))
    about, happens = facts(shown.value), withdrawing(shown.value)
    form.showing(shown.version, *about)
    button = words.WITHDRAW if happens else None
    context = {"application": application, "facts": about, "happens": happens, "done": button}
    return form.render("applying/withdraw.jinja", words=words, **context)
