"""Two people who must not be paired, as a matcher enters them: only that matcher sees it again."""

from http import HTTPStatus
from uuid import UUID

from flask import Blueprint, abort, render_template, request
from flask.typing import ResponseReturnValue

from plp_kit.web.roles import Role
from portal.matching.acts.calls import CANDIDATES, Couple
from portal.matching.acts.forms import person_in
from portal.matching.acts.present import choices
from portal.matching.conflicts import calls, words
from portal.matching.conflicts.calls import OwnConflict
from portal.matching.conflicts.forms import EnterForm, LiftForm
from portal.matching.conflicts.present import facts, rows
from portal.site import current
from portal.site.answers import answered, found
from portal.site.calls import Refused
from portal.site.done import done
from portal.site.forms import sent
from portal.site.guards import page
from portal.site.names import names_of
from portal.site.present import Choice

blueprint = Blueprint("conflicts", __name__)


@blueprint.get("/cohorts/<uuid:cohort>/do-not-pair")
@page(Role.FACILITATOR, Role.CO_CHAIR, title=words.TITLE)
def entered(cohort: UUID) -> ResponseReturnValue:
    about = current.fetch(calls.COHORT, cohort=cohort)
    own = _own(cohort)
    names = names_of(person for each in own or () for person in (each.one, each.other))
    shown = {"about": found(about).value, "rows": rows(cohort, own or (), names), "closed": own is None}
    return render_template("conflicts/list.jinja", words=words, cohort=cohort, **shown)


@blueprint.route("/cohorts/<uuid:cohort>/do-not-pair/new", methods=["GET", "POST"])
@page(Role.FACILITATOR, Role.CO_CHAIR, title=words.NEW_TITLE)
def enter(cohort: UUID) -> ResponseReturnValue:
    form, people = EnterForm(sent()), _people(cohort)
    form.ask_of(people or [])
    if form.is_ready() and form.send(calls.ENTER, form.entered, cohort=cohort):
        return done(f"/cohorts/{cohort}/do-not-pair", words.ENTERED)
    form.showing(None)
    button = None if people is None else words.ENTER
    return form.render("conflicts/enter.jinja", words=words, cohort=cohort, done=button)


@blueprint.route("/cohorts/<uuid:cohort>/do-not-pair/remove", methods=["GET", "POST"])
@page(Role.FACILITATOR, Role.CO_CHAIR, title=words.LIFT_TITLE)
def lift(cohort: UUID) -> ResponseReturnValue:
    form, one, other = LiftForm(sent()), person_in(request.args, "one"), person_in(request.args, "other")
    if one is None or other is None:
        abort(HTTPStatus.NOT_FOUND)
    couple = Couple(one, other)
    if form.is_ready() and form.send(calls.LIFT, couple, cohort=cohort):
        return done(f"/cohorts/{cohort}/do-not-pair", words.LIFTED)
    about = facts(_own(cohort) or (), couple, names_of((one, other)))
    form.showing(None, *about)
    button = words.LIFT_TITLE if about else None
    return form.render("conflicts/lift.jinja", words=words, cohort=cohort, facts=about, done=button)


def _own(cohort: UUID) -> tuple[OwnConflict, ...] | None:
    """None for somebody who takes part in the cohort."""
    told = current.ask(calls.OWN, cohort=cohort)
    return None if isinstance(told, Refused) else answered(told).value


def _people(cohort: UUID) -> list[Choice] | None:
    """Those of the cohort by name; None for somebody who is one of them."""
    told = current.ask(CANDIDATES, cohort=cohort)
    if isinstance(told, Refused):
        return None
    people = [each.person for each in answered(told).value]
    return choices(names_of(people), people)
