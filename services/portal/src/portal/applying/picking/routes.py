"""Picking anew in an application that was sent: topics, interests, times and places, while it can be changed."""

from http import HTTPStatus
from uuid import UUID

import msgspec
from flask import Blueprint, abort, redirect
from flask.typing import ResponseReturnValue

from plp_kit.web.roles import Role
from portal.applying.calls import OWN
from portal.applying.picking import calls, words
from portal.applying.picking.forms import FORMS
from portal.site import current
from portal.site.answers import found
from portal.site.done import done
from portal.site.forms import sent
from portal.site.guards import page

blueprint = Blueprint("picking", __name__)


@blueprint.route("/my-application/<uuid:application>/change/<kind>", methods=["GET", "POST"])
@page(Role.PARTICIPANT, title=words.TITLE)
def change(application: UUID, kind: str) -> ResponseReturnValue:
    if kind not in FORMS:
        abort(HTTPStatus.NOT_FOUND)
    posted, shown = sent(), found(current.fetch(OWN, application=application))
    own, profile = shown.value, shown.value.profile
    if profile is None or (posted is None and own.change_until is None):
        return redirect(f"/my-application/{application}", 303)  # It says why nothing can be changed.
    theirs, form = FORMS[kind](**msgspec.structs.asdict(profile)), FORMS[kind](posted)
    for each in (theirs, form):
        each.pick_from(own.cohort.choices)
    if form.is_ready() and form.send(calls.CHANGE_PICKS, form.picks(profile), application=application):
        return done(f"/my-application/{application}", words.SAVED)
    asked = theirs if posted is None else form
    asked.showing(shown.version)
    told = {"theirs": theirs.lines, "application": application, "heading": words.PLACE if kind == "place" else None}
    return asked.render("picking/change.jinja", words=words, done=words.SAVE, **told)
