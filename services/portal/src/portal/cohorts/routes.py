"""Cohorts: the list, also for EDI leads, and how one of them is doing."""

from http import HTTPStatus
from uuid import UUID

from flask import Blueprint, abort, render_template
from flask.typing import ResponseReturnValue

from plp_kit.web.roles import Role
from portal.cohorts import calls, words
from portal.cohorts.listing import cohort_rows
from portal.cohorts.present import CohortAnswers, cohort_page, set_up_rows
from portal.cohorts.stages.acts import acts
from portal.site import current
from portal.site.calls import Answer, ApiError
from portal.site.errors import error_page
from portal.site.guards import page
from portal.site.links import page_of

blueprint = Blueprint("cohorts", __name__)


@blueprint.get("/cohorts")
@page(Role.FACILITATOR, Role.EDI_LEAD, title=words.LIST_TITLE)
def cohort_list() -> ResponseReturnValue:
    """What is set up is for those who set up."""
    cohorts, counts, new = current.fetch(calls.COHORTS), current.fetch(calls.COUNTS), page_of("/cohorts/new")
    set_ups = current.fetch(calls.SET_UPS) if new else None
    match cohorts.result():
        case Answer(value):
            rows = cohort_rows(value, counts.result(), page_of)
            begun = set_up_rows(set_ups.result()) if set_ups else ()
            return render_template("cohorts/list.jinja", words=words, cohorts=rows, set_ups=begun, new=new)
        case _:
            return error_page(words.LIST_AWAY), HTTPStatus.SERVICE_UNAVAILABLE


@blueprint.get("/cohorts/<uuid:cohort>")
@page(Role.FACILITATOR, title=words.COHORT_TITLE)
def cohort(cohort: UUID) -> ResponseReturnValue:
    answers = _answers(cohort)
    if answers.cohort is ApiError.NOT_FOUND:
        abort(HTTPStatus.NOT_FOUND)
    offered = acts(answers.cohort.value) if isinstance(answers.cohort, Answer) else ()
    return render_template("cohorts/cohort.jinja", words=words, cohort=cohort, page=cohort_page(answers), acts=offered)


def _answers(cohort: UUID) -> CohortAnswers:
    """All calls are under way before the first answer is waited for."""
    opened = current.fetch(calls.COHORT, cohort=cohort)
    funnel = current.fetch(calls.FUNNEL, cohort=cohort)
    rounds = current.fetch(calls.ROUNDS, cohort=cohort)
    left_behind = current.fetch(calls.LEFT_BEHIND, cohort=cohort)
    progress = current.fetch(calls.PROGRESS, cohort=cohort)
    surveys = current.fetch(calls.SURVEYS, cohort=cohort)
    return CohortAnswers(
        opened.result(), funnel.result(), rounds.result(), left_behind.result(), progress.result(), surveys.result()
    )
