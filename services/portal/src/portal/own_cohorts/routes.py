"""A trust's own cohorts over time, for the EDI lead: counts alone."""

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue

from plp_kit.web.roles import Role
from portal.own_cohorts import calls, words
from portal.own_cohorts.present import FEWEST, Told, overview
from portal.site import current
from portal.site.answers import found, in_time, soon
from portal.site.guards import page

blueprint = Blueprint("own_cohorts", __name__)


@blueprint.get("/own-cohorts")
@page(Role.EDI_LEAD, title=words.TITLE)
def own_cohorts() -> ResponseReturnValue:
    cohorts, counts = current.fetch(calls.COHORTS), current.fetch(calls.COUNTS)
    progress, surveys = current.fetch(calls.PROGRESS), current.fetch(calls.SURVEYS)
    until = soon()
    told = Told(in_time(counts, until), in_time(progress, until), in_time(surveys, until))
    shown = overview(found(cohorts).value, told)
    return render_template("own_cohorts/overview.jinja", words=words, page=shown, fewest=FEWEST)
