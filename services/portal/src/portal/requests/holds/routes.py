"""Legal holds: listed for decision-maker and data protection officer; placed, reviewed and lifted by the decision-maker."""

from uuid import UUID

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue

from plp_kit.web.roles import Role
from portal.requests.finding.calls import PERSON, Person
from portal.requests.holds import calls, words
from portal.requests.holds.calls import NewHold, Review
from portal.requests.holds.forms import LiftForm, PlaceForm, ReviewForm
from portal.requests.holds.present import facts, holds_page
from portal.site import current
from portal.site.answers import found
from portal.site.calls import NoBody
from portal.site.done import done
from portal.site.forms import PageForm, sent
from portal.site.guards import page
from portal.site.present import Fact

blueprint = Blueprint("holds", __name__)


@blueprint.get("/holds")
@page(Role.DPO, Role.DECISION_MAKER, title=words.TITLE)
def holds() -> ResponseReturnValue:
    shown = holds_page(found(current.fetch(calls.HOLDS)).value)
    places = Role.DECISION_MAKER in current.signed_in().roles
    return render_template("holds/list.jinja", words=words, page=shown, places=places)


@blueprint.route("/holds/new/<uuid:person>", methods=["GET", "POST"])
@page(Role.DECISION_MAKER, title=words.NEW_TITLE)
def place(person: UUID) -> ResponseReturnValue:
    form = PlaceForm(sent())
    if form.is_ready() and form.send(calls.PLACE, NewHold(form.reference.data, form.review_on.data), person=person):
        return done("/holds", words.PLACED)
    about = _who(found(current.fetch(PERSON, person=person)).value)
    form.showing(None, *about)
    return form.render("holds/place.jinja", words=words, facts=about, done=words.PLACE)


@blueprint.route("/holds/<uuid:hold>/review", methods=["GET", "POST"])
@page(Role.DECISION_MAKER, title=words.REVIEW_TITLE)
def review(hold: UUID) -> ResponseReturnValue:
    form = ReviewForm(sent())
    if form.is_ready() and form.send(calls.REVIEW, Review(form.review_on.data), hold=hold):
        return done("/holds", words.REVIEWED)
    return _asked(form, hold, "holds/review.jinja", words.REVIEW)


@blueprint.route("/holds/<uuid:hold>/lift", methods=["GET", "POST"])
@page(Role.DECISION_MAKER, title=words.LIFT_TITLE)
def lift(hold: UUID) -> ResponseReturnValue:
    form = LiftForm(sent())
    if form.is_ready() and form.send(calls.LIFT, NoBody(), hold=hold):
        return done("/holds", words.LIFTED)
    return _asked(form, hold, "holds/lift.jinja", words.LIFT)


def _asked(form: PageForm, hold: UUID, template: str, button: str) -> ResponseReturnValue:
    answer = found(current.fetch(calls.HOLD, hold=hold))
    about = facts(answer.value)
    form.showing(answer.version, *about)
    return form.render(template, words=words, facts=about, hold=hold, done=button if answer.value.is_in_force else None)


def _who(person: Person) -> tuple[Fact, ...]:
    return (
        Fact(words.WHO, person.name or words.NO_NAME),
        Fact(words.ADDRESS, person.address or words.NONE),
        Fact(words.COHORTS, ", ".join(person.cohorts) or words.NONE),
    )
