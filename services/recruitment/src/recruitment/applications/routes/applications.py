"""Applications: sent by participants, answered by facilitators."""

from datetime import date
from typing import TypedDict
from uuid import UUID

from flask import Response
from flask.views import MethodView

from plp_kit.web.blueprints import Blueprint
from plp_kit.web.commands import commands
from plp_kit.web.guards import caller, requires
from plp_kit.web.reads import found, reading, tagged
from plp_kit.web.roles import Role
from recruitment.application.aggregates import APPLICATIONS
from recruitment.applications.commands import Decline, Leave, PutOnWaitingList, Withdraw
from recruitment.applications.decider import NO_SUCH_APPLICATION
from recruitment.applications.events import DeclineReason
from recruitment.applications.routes.schemas import (
    ApplicationSchema,
    DeclineSchema,
    DepartureSchema,
    ShownApplicationSchema,
    Written,
)
from recruitment.applications.table import applications
from recruitment.applications.table.applications import ApplicationRow
from recruitment.applications.use_cases import apply
from recruitment.applications.use_cases.apply import Handed
from recruitment.ids import PersonId

blueprint = Blueprint("applications", __name__, description="Applications to a cohort")


class Departure(TypedDict):
    on: date


@blueprint.route("/cohorts/<uuid:cohort>/applications")
class CohortApplications(MethodView):
    @requires(Role.FACILITATOR)
    @blueprint.response(200, ShownApplicationSchema(many=True))
    def get(self, cohort: UUID) -> list[ApplicationRow]:
        """All applications of the cohort, without what was written in them."""
        with reading() as db:
            return applications.of_cohort(db, cohort)

    @requires(Role.PARTICIPANT)
    @blueprint.arguments(ApplicationSchema)
    @blueprint.creates
    def post(self, body: Written, cohort: UUID) -> Response:
        """Applies for oneself."""
        handed = Handed(cohort, caller().person, *body)
        return commands().prepared(
            lambda context: apply.seal(context.vault, handed),
            lambda write, form: apply.record(write, handed, form),
            f"/applications/{handed.application}",
        )


@blueprint.route("/applications/mine")
class MyApplications(MethodView):
    @requires(Role.PARTICIPANT)
    @blueprint.response(200, ShownApplicationSchema(many=True))
    def get(self) -> list[ApplicationRow]:
        """The caller's own applications and where they stand."""
        with reading() as db:
            return applications.of_person(db, caller().person)


@blueprint.route("/applications/<uuid:application>")
class Application(MethodView):
    @requires(Role.FACILITATOR)
    @blueprint.shows(ShownApplicationSchema)
    def get(self, application: UUID) -> tuple[ApplicationRow, dict[str, str]]:
        """One application."""
        with reading() as db:
            row = found(applications.application(db, application), NO_SUCH_APPLICATION)
        return tagged(row, row.version)


@blueprint.route("/applications/<uuid:application>/acceptances")
class Acceptances(MethodView):
    @requires(Role.FACILITATOR)
    @blueprint.changes
    def post(self, application: UUID) -> Response:
        """Accepts the applicant, from the waiting list too."""
        return commands().use(lambda write: apply.accept(write, application))


@blueprint.route("/applications/<uuid:application>/waiting-list-places")
class WaitingListPlaces(MethodView):
    @requires(Role.FACILITATOR)
    @blueprint.changes
    def post(self, application: UUID) -> Response:
        """Puts the applicant on the waiting list: first in line next time."""
        return commands().run(APPLICATIONS, application, PutOnWaitingList())


@blueprint.route("/applications/<uuid:application>/declines")
class Declines(MethodView):
    @requires(Role.FACILITATOR)
    @blueprint.arguments(DeclineSchema)
    @blueprint.changes
    def post(self, body: DeclineReason, application: UUID) -> Response:
        """Declines the application, for one of the named reasons."""
        return commands().use(lambda write: write.handle(APPLICATIONS, application, Decline(body, write.origin.at.date())))


@blueprint.route("/applications/<uuid:application>/departures")
class Departures(MethodView):
    @requires(Role.FACILITATOR)
    @blueprint.arguments(DepartureSchema)
    @blueprint.changes
    def post(self, body: Departure, application: UUID) -> Response:
        """Records that the participant leaves the trust."""
        return commands().run(APPLICATIONS, application, Leave(body["on"]))


@blueprint.route("/applications/<uuid:application>/withdrawals")
class Withdrawals(MethodView):
    @requires(Role.PARTICIPANT)
    @blueprint.changes
    def post(self, application: UUID) -> Response:
        """Withdraws the caller's own application."""
        person = PersonId(caller().person)
        return commands().use(lambda write: write.handle(APPLICATIONS, application, Withdraw(person, write.origin.at.date())))
