"""One application, for facilitators: reading it and accepting it."""

from uuid import UUID

from flask import Blueprint, redirect, render_template
from flask.typing import ResponseReturnValue

from plp_kit.web.roles import Role
from portal.applications import calls, words
from portal.applications.forms import AcceptForm
from portal.applications.present import application_page, facts
from portal.site import current
from portal.site.answers import found
from portal.site.calls import NoBody
from portal.site.forms import sent
from portal.site.guards import page

blueprint = Blueprint("applications", __name__)


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
    form = AcceptForm(sent())
    if form.is_ready() and form.send(calls.ACCEPT, NoBody(), application=application):
        return redirect(f"/applications/{application}", 303)
    shown = found(current.fetch(calls.APPLICATION, application=application))
    about = facts(shown.value)
    form.showing(shown.version, *about)
    done = words.ACCEPT if shown.value.is_open else None
    return form.render("applications/accept.jinja", words=words, facts=about, application=application, done=done)
