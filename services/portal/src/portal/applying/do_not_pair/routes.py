"""Whom an applicant must not be paired with: only they read it, and the answer is 'Saved' in every case."""

from uuid import UUID

from flask import Blueprint
from flask.typing import ResponseReturnValue

from plp_kit.web.roles import Role
from portal.applying.apply.people import as_typed, people_in
from portal.applying.do_not_pair import calls, words
from portal.applying.do_not_pair.calls import NamedPeople
from portal.applying.do_not_pair.forms import NameForm
from portal.site import current
from portal.site.answers import found
from portal.site.done import done
from portal.site.forms import sent
from portal.site.guards import page

blueprint = Blueprint("do_not_pair", __name__)


@blueprint.route("/my-application/<uuid:application>/do-not-pair", methods=["GET", "POST"])
@page(Role.PARTICIPANT, title=words.TITLE)
def name(application: UUID) -> ResponseReturnValue:
    posted = sent()
    form = NameForm(posted)
    if form.is_ready() and form.send(calls.NAME, NamedPeople(people_in(form.people.data or "")), application=application):
        return done(f"/my-application/{application}", words.SAVED)
    shown = found(current.fetch(calls.NAMED, application=application))
    theirs = as_typed(shown.value.people)
    if posted is None:
        form = NameForm(people=theirs)
    form.showing(shown.version)
    return form.render("do_not_pair/name.jinja", words=words, theirs=theirs, application=application, done=words.SAVE)
