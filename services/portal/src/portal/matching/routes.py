"""Matching, for facilitators and network co-chairs: a cohort's rounds, and the proposal of one of them by name."""

from uuid import UUID

from flask import Blueprint, render_template, request
from flask.typing import ResponseReturnValue

from plp_kit.web.roles import Role
from portal.matching import calls, words
from portal.matching.acts import links
from portal.matching.present import back_of_rounds, cohort_rows, rounds_shown
from portal.matching.proposal import people_on, proposal_page
from portal.site import current
from portal.site.answers import found
from portal.site.guards import page
from portal.site.links import page_of
from portal.site.names import names_of

blueprint = Blueprint("matching", __name__)


@blueprint.get("/matching")
@page(Role.FACILITATOR, Role.CO_CHAIR, title=words.COHORTS_TITLE)
def cohorts() -> ResponseReturnValue:
    rows = cohort_rows(found(current.fetch(calls.COHORTS)).value)
    return render_template("matching/cohorts.jinja", words=words, rows=rows)


@blueprint.get("/cohorts/<uuid:cohort>/matching")
@page(Role.FACILITATOR, Role.CO_CHAIR, title=words.ROUNDS_TITLE)
def rounds(cohort: UUID) -> ResponseReturnValue:
    opened = current.fetch(calls.ROUNDS, cohort=cohort)
    about, known = found(current.fetch(calls.COHORT, cohort=cohort)).value, found(opened).value
    shown, acts = rounds_shown(known), links.of_cohort(cohort, known)
    back = back_of_rounds(page_of, cohort)
    return render_template("matching/rounds.jinja", words=words, about=about, rounds=shown, acts=acts, back=back)


@blueprint.get("/rounds/<uuid:round_id>")
@page(Role.FACILITATOR, Role.CO_CHAIR, title=words.ROUND_TITLE)
def proposal(round_id: UUID) -> ResponseReturnValue:
    known = found(current.fetch(calls.PAIRS, {"page": request.args.get("page", "1")}, round_id=round_id)).value
    about = current.fetch(calls.COHORT, cohort=known.cohort)
    names = names_of(people_on(known))
    shown = proposal_page(known, found(about).value, names)
    return render_template("matching/round.jinja", words=words, about=found(about).value, page=shown, acts=links.of_round(known))
