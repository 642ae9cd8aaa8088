"""Matching people again whose partner has gone: a re-match, unless they wait or do not want another partner."""

from uuid import UUID

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue

from plp_kit.web.roles import Role
from portal.matching.rematch import calls, words
from portal.matching.rematch.calls import PeopleLeftBehind
from portal.matching.rematch.forms import RematchForm
from portal.matching.rematch.present import rows, why_not
from portal.site import current
from portal.site.answers import answered
from portal.site.calls import NoBody, Refused, Sent
from portal.site.done import done
from portal.site.forms import sent
from portal.site.guards import page
from portal.site.names import names_of

blueprint = Blueprint("rematch", __name__)


@blueprint.route("/cohorts/<uuid:cohort>/rematch", methods=["GET", "POST"])
@page(Role.FACILITATOR, title=words.TITLE)
def of_cohort(cohort: UUID) -> ResponseReturnValue:
    return _asked(current.ask(calls.OF_COHORT, cohort=cohort))


@blueprint.route("/partnerships/<uuid:partnership>/rematch", methods=["GET", "POST"])
@page(Role.FACILITATOR, title=words.TITLE)
def of_partnership(partnership: UUID) -> ResponseReturnValue:
    return _asked(current.ask(calls.OF_PARTNERSHIP, partnership=partnership))


def _asked(told: Sent[PeopleLeftBehind]) -> ResponseReturnValue:
    """To a facilitator who waits for a partner themself it is closed."""
    if isinstance(told, Refused):
        return render_template("rematch/closed.jinja", words=words)
    left, form = answered(told).value, RematchForm(sent())
    if form.is_ready() and (opened := form.send(calls.OPEN, NoBody(), cohort=left.cohort)):
        return done(f"/rounds/{opened.value.id}", words.OPENED)
    form.showing(None)
    why = why_not(left)
    shown = {"rows": rows(left.people, names_of(each.person for each in left.people)), "why": why}
    return form.render("rematch/act.jinja", words=words, left=left, done=None if why else words.OPEN, **shown)
