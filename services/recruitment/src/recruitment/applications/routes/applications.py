"""Applications to a cohort: listed for facilitators, who answer them."""

from collections.abc import Mapping
from datetime import date
from uuid import UUID

from flask import Response
from flask.views import MethodView
from marshmallow import Schema, fields
from marshmallow.validate import OneOf, Range

from plp_kit.web import paging
from plp_kit.web.blueprints import Blueprint
from plp_kit.web.commands import commands
from plp_kit.web.current import context
from plp_kit.web.guards import caller, requires
from plp_kit.web.paging import PageSchema
from plp_kit.web.reads import allowed, tagged
from plp_kit.web.roles import Role
from recruitment.applications import queries
from recruitment.applications.events import DeclineReason
from recruitment.applications.routes import acting
from recruitment.applications.routes.forms import HandedInSchema, Sent, unsealed
from recruitment.applications.table.applications import STAGES, STATES
from recruitment.applications.use_cases import answer, apply, listing, one_application
from recruitment.applications.use_cases.listing import ApplicationPage, ListedApplication, Wanted
from recruitment.applications.use_cases.one_application import OneApplication

blueprint = Blueprint("applications", __name__, description="Applications to a cohort")


class DeclineSchema(Schema):
    reason = fields.Enum(DeclineReason, by_value=True, required=True)


class ApplicationsSchema(PageSchema):
    """Those in one state, or all."""

    state = fields.String(validate=OneOf(sorted({*STAGES, *STATES.values()})))
    limit = fields.Integer(load_default=25, validate=Range(1, 100))


class DepartureSchema(Schema):
    """`on` is the first day on which they are not there any more."""

    on = fields.Date(required=True)


@blueprint.route("/cohorts/<uuid:cohort>/applications")
class CohortApplications(MethodView):
    @requires(Role.FACILITATOR)
    @blueprint.arguments(ApplicationsSchema, location="query", as_kwargs=True)
    @blueprint.answers(ApplicationPage)
    def get(self, cohort: UUID, cursor: str | None, limit: int, state: str | None = None) -> ApplicationPage:
        """Applications with names: people who waited before come first, then what arrived first. The look is on record."""
        wanted = Wanted(cohort, state, paging.position(cursor), limit)
        found = allowed(listing.of_cohort(context(), caller().person, wanted))
        page = paging.page(found.rows, limit, queries.position_of)
        return ApplicationPage(list(page.rows), page.next, found.by_state)

    @requires(Role.PARTICIPANT)
    @blueprint.arguments(HandedInSchema)
    @blueprint.creates
    def post(self, body: Sent, cohort: UUID) -> Response:
        """Submits an application of one's own, with whom they must not be paired with and what they need to take part."""
        sent = unsealed(cohort, acting.applicant_in(cohort), body)
        return commands().prepared(
            lambda context: apply.hand_in(context, sent),
            lambda write, handing_in: apply.submit(write, sent, handing_in),
            f"/applications/{sent.application}",
        )


@blueprint.route("/applications/<uuid:application>")
class Application(MethodView):
    @requires(Role.FACILITATOR)
    @blueprint.shows(OneApplication)
    def get(self, application: UUID) -> tuple[OneApplication, dict[str, str]]:
        """One application, with the applicant's name, and what its cohort asked. The look at the name is on record."""
        shown = allowed(one_application.one(context(), caller().person, application))
        return tagged(shown, shown.version)


@blueprint.route("/applications/<uuid:application>/acceptances")
class Acceptances(MethodView):
    @requires(Role.FACILITATOR)
    @blueprint.changes
    def post(self, application: UUID) -> Response:
        """Accepts the applicant, from the waiting list too. Nobody answers their own application."""
        by = caller().person
        return commands().use(lambda write: answer.accept(write, application, by))


@blueprint.route("/applications/<uuid:application>/waiting-list-places")
class WaitingListPlaces(MethodView):
    @requires(Role.FACILITATOR)
    @blueprint.changes
    def post(self, application: UUID) -> Response:
        """Puts the applicant on the waiting list: first in line next time."""
        by = caller().person
        return commands().use(lambda write: answer.put_on_waiting_list(write, application, by))


@blueprint.route("/applications/<uuid:application>/declines")
class Declines(MethodView):
    @requires(Role.FACILITATOR)
    @blueprint.arguments(DeclineSchema)
    @blueprint.changes
    def post(self, body: Mapping[str, DeclineReason], application: UUID) -> Response:
        """Declines the application, for one of the named reasons."""
        by, reason = caller().person, body["reason"]
        return commands().use(lambda write: answer.decline(write, application, by, reason))


@blueprint.route("/applications/<uuid:application>/reminders")
class Reminders(MethodView):
    @requires(Role.FACILITATOR)
    @blueprint.changes
    def post(self, application: UUID) -> Response:
        """Reminds somebody who has begun an application, and not sent it: at most once a day, by e-mail."""
        return commands().use(lambda write: answer.remind_now(write, application))


@blueprint.route("/applications/<uuid:application>/departures")
class Departures(MethodView):
    @requires(Role.FACILITATOR)
    @blueprint.arguments(DepartureSchema)
    @blueprint.changes
    def post(self, body: Mapping[str, date], application: UUID) -> Response:
        """Records that the participant leaves the trust: at the beginning of that day. Until then another day corrects it."""
        return commands().use(lambda write: answer.leave(write, application, body["on"]))


@blueprint.route("/applications/<uuid:application>/departures/retractions")
class DepartureRetractions(MethodView):
    @requires(Role.FACILITATOR)
    @blueprint.changes
    def post(self, application: UUID) -> Response:
        """The participant does not leave after all: as long as the day has not come."""
        return commands().use(lambda write: answer.stay(write, application))


@blueprint.route("/cohorts/<uuid:cohort>/waiting-list")
class WaitingList(MethodView):
    @requires(Role.FACILITATOR)
    @blueprint.lists(ListedApplication)
    def get(self, cohort: UUID) -> list[ListedApplication]:
        """The waiting list in order, with names: people who waited before come first, then as they were put on it."""
        return listing.waiting(context(), caller().person, cohort)
