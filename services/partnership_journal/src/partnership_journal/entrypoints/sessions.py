"""Group sessions: recorded by facilitators, with who was there."""

from datetime import date
from typing import TypedDict
from uuid import UUID

from flask import Response
from flask.views import MethodView

from partnership_journal.application.aggregates import SESSIONS
from partnership_journal.application.hold_session import hold_session
from partnership_journal.domain.identities import CohortId
from partnership_journal.domain.sessions import NO_SUCH_SESSION, HoldSession, How, Kind, RecordAttendance
from partnership_journal.entrypoints.schemas import AttendanceSchema, SessionSchema, ShownSessionSchema
from partnership_journal.read_models import sessions
from partnership_journal.read_models.sessions import SessionRow
from plp_kit.web.blueprints import Blueprint
from plp_kit.web.commands import commands
from plp_kit.web.guards import requires
from plp_kit.web.ids import new_id
from plp_kit.web.reads import found, reading, tagged
from plp_kit.web.roles import Role

blueprint = Blueprint("sessions", __name__, description="Launch and check-in sessions of a cohort")


class Held(TypedDict):
    kind: Kind
    on: date
    how: How


@blueprint.route("/cohorts/<uuid:cohort>/sessions")
class Sessions(MethodView):
    @requires(Role.FACILITATOR)
    @blueprint.arguments(SessionSchema)
    @blueprint.creates
    def post(self, body: Held, cohort: UUID) -> Response:
        """Records that a group session was held."""
        session, command = new_id(), HoldSession(CohortId(cohort), **body)
        return commands().use(
            lambda write: hold_session(write.db, write.context.handler, write.origin, session, command), f"/sessions/{session}"
        )


@blueprint.route("/sessions/<uuid:session>")
class Session(MethodView):
    @requires(Role.FACILITATOR)
    @blueprint.shows(ShownSessionSchema)
    def get(self, session: UUID) -> tuple[SessionRow, dict[str, str]]:
        """One session, with how many were there."""
        with reading() as db:
            row = found(sessions.session(db, session), NO_SUCH_SESSION)
        return tagged(row, row.version)


@blueprint.route("/sessions/<uuid:session>/attendances")
class Attendances(MethodView):
    @requires(Role.FACILITATOR)
    @blueprint.arguments(AttendanceSchema)
    @blueprint.changes
    def post(self, body: RecordAttendance, session: UUID) -> Response:
        """Records that a person was there."""
        return commands().run(SESSIONS, session, body)
