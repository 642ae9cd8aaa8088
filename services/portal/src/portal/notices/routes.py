"""The e-mails of a cohort, for its facilitators."""

from uuid import UUID

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue

from plp_kit.web.roles import Role
from portal.notices import calls, words
from portal.notices.present import shown
from portal.site import current
from portal.site.answers import found
from portal.site.guards import page

blueprint = Blueprint("notices", __name__)


@blueprint.get("/cohorts/<uuid:cohort>/notices")
@page(Role.FACILITATOR, title=words.TITLE)
def notices(cohort: UUID) -> ResponseReturnValue:
    read = found(current.fetch(calls.OVERVIEW, cohort=cohort)).value
    return render_template("notices/notices.jinja", words=words, cohort=cohort, page=shown(read))
