"""Group sessions: recorded by facilitators, with who was there."""

from datetime import date
from typing import TypedDict
from uuid import UUID

from flask import Response
from flask.views import MethodView
from marshmallow import Schema, fields

from partnership_journal.ids import CohortId, PersonId
from partnership_journal.sessions.decider import NO_SUCH_SESSION, HoldSession, How, SessionKind
from partnership_journal.sessions.table import sessions
from partnership_journal.sessions.use_cases import hold_session, record_attendance
from plp_kit.core import joined_people
from plp_kit.web.blueprints import Blueprint
from plp_kit.web.commands import commands
from plp_kit.web.guards import caller, requires
from plp_kit.web.ids import new_id
from plp_kit.web.reads import existing, reading, tagged
from plp_kit.web.roles import Role

blueprint = Blueprint("sessions", __name__, description="Launch and check-in sessions of a cohort")


class SessionBodySchema(Schema):
    kind = fields.Enum(SessionKind, by_value=True, required=True)
    on = fields.Date(required=True)
    how = fields.Enum(How, by_value=True, required=True)


class SessionBody(TypedDict):
    kind: SessionKind
    on: date
    how: How


class AttendanceSchema(Schema):
    person = fields.UUID(required=True)


@blueprint.route("/cohorts/<uuid:cohort>/sessions")
class Sessions(MethodView):
    @requires(Role.FACILITATOR)
    @blueprint.arguments(SessionBodySchema)
    @blueprint.creates
    def post(self, body: SessionBody, cohort: UUID) -> Response:
        """Records that a group session was held."""
        session, command = new_id(), HoldSession(CohortId(cohort), **body)
        return commands().use(lambda write: hold_session(write, session, command), f"/sessions/{session}")


@blueprint.route("/sessions/<uuid:session>")
class Session(MethodView):
    @requires(Role.FACILITATOR)
    @blueprint.shows(sessions.SessionInFull)
    def get(self, session: UUID) -> tuple[sessions.SessionInFull, dict[str, str]]:
        """One session, with how many were there, and the aims of its cohort."""
        with reading() as db:
            row = existing(sessions.session(db, session), NO_SUCH_SESSION)
        return tagged(row, row.version)


@blueprint.route("/sessions/<uuid:session>/own")
class ParticipantsSession(MethodView):
    @requires(Role.PARTICIPANT)
    @blueprint.answers(sessions.OwnSession)
    def get(self, session: UUID) -> sessions.OwnSession:
        """One session of the caller's own cohort, with its aims. It says nothing of who was there."""
        with reading() as db:
            own = joined_people.ids_of(db, caller().person)
            return existing(sessions.of_participant(db, session, own), NO_SUCH_SESSION)


@blueprint.route("/sessions/<uuid:session>/attendances")
class Attendances(MethodView):
    @requires(Role.FACILITATOR)
    @blueprint.arguments(AttendanceSchema)
    @blueprint.changes
    def post(self, body: dict[str, UUID], session: UUID) -> Response:
        """Records that a person was there."""
        return commands().use(lambda write: record_attendance(write, session, PersonId(body["person"])))
