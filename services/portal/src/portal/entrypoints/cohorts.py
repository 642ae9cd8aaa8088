"""Cohorts, for facilitators: the list, and how one is doing."""

from http import HTTPStatus
from uuid import UUID

from flask import Blueprint, abort, make_response, redirect, render_template, request
from flask.typing import ResponseReturnValue

from plp_kit.web.guards import requires
from plp_kit.web.roles import Role
from portal.adapters.outcomes import Outcome, Told, Untold
from portal.adapters.recruitment import Trust
from portal.entrypoints import current
from portal.entrypoints.presenters.cohort import Heard, cohort_page
from portal.entrypoints.presenters.cohorts import cohort_rows
from portal.entrypoints.wiring import wiring
from portal.entrypoints.words import pages

blueprint = Blueprint("cohorts", __name__)


@blueprint.get("/cohorts")
@requires(Role.FACILITATOR)
def cohorts() -> ResponseReturnValue:
    services, asker = wiring().services, current.asker()
    asked_trust = services.at_once.submit(services.recruitment.trust, asker)
    asked_cohorts = services.at_once.submit(services.recruitment.cohorts, asker)
    match asked_cohorts.result():
        case Told(told):
            return render_template("cohorts.jinja", trust=_known(asked_trust.result()), cohorts=cohort_rows(told))
        case Untold.SIGNED_OUT:
            return _session_over()
        case _:
            return render_template("page.jinja", page=pages.COHORTS_AWAY), HTTPStatus.SERVICE_UNAVAILABLE


@blueprint.get("/cohorts/<uuid:cohort>")
@requires(Role.FACILITATOR)
def cohort(cohort: UUID) -> ResponseReturnValue:
    heard = _heard(cohort)
    if heard.signed_out:
        return _session_over()
    if heard.cohort is Untold.UNKNOWN:
        abort(HTTPStatus.NOT_FOUND)
    return render_template("cohort.jinja", trust=_known(heard.trust), page=cohort_page(heard))


def _heard(cohort: UUID) -> Heard:
    """Everybody is asked at once, so the page takes as long as the slowest."""
    services, asker = wiring().services, current.asker()
    submit = services.at_once.submit
    trust = submit(services.recruitment.trust, asker)
    opened = submit(services.recruitment.cohort, asker, cohort)
    funnel = submit(services.recruitment.funnel, asker, cohort)
    rounds = submit(services.matching.rounds, asker, cohort)
    progress = submit(services.partnership_journal.progress, asker, cohort)
    surveys = submit(services.evaluation.surveys, asker, cohort)
    return Heard(trust.result(), opened.result(), funnel.result(), rounds.result(), progress.result(), surveys.result())


def _known(trust: Outcome[Trust]) -> Trust | None:
    return trust.what if isinstance(trust, Told) else None


def _session_over() -> ResponseReturnValue:
    """The services no longer take the token, whatever our own clock says."""
    current.end()
    response = make_response(redirect(f"/session-expired?next={request.path}", HTTPStatus.SEE_OTHER))
    current.forget(response)
    return response
