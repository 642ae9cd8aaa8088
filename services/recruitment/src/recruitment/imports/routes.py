"""Lists of people from files, invitations that come of them, and applications entered for somebody."""

import secrets
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from tempfile import TemporaryFile
from typing import IO, Any, Final, TypeVar
from uuid import UUID, uuid4

from flask import Response, request
from flask.views import MethodView

from plp_kit.core.deciding import Refusal
from plp_kit.core.events import Origin
from plp_kit.web.blueprints import Blueprint
from plp_kit.web.commands import commands
from plp_kit.web.current import context
from plp_kit.web.guards import caller, requires
from plp_kit.web.ids import new_id
from plp_kit.web.problems import Refused
from plp_kit.web.roles import Role
from plp_kit.web.wiring import wiring
from recruitment.application.aggregates import STAFF
from recruitment.application.identities import application_id
from recruitment.applications.routes.schemas import EnteredApplicationSchema, OwnContactSchema
from recruitment.applications.routes.viewing import looker
from recruitment.applications.use_cases import apply, enter, take_invitation
from recruitment.applications.use_cases.apply import Handed
from recruitment.applications.use_cases.enter import Told
from recruitment.entrypoints.import_schemas import (
    ClaimSchema,
    DryRunSchema,
    ImportedSchema,
    ImportSchema,
    ListedSchema,
)
from recruitment.imports.spreadsheets import Kind, NotReadable, Sheet
from recruitment.imports.use_cases.applicants import Import, Imported
from recruitment.imports.use_cases.staff_lists import Listed, StaffList
from recruitment.staff.use_cases import recognise
from recruitment.staff.use_cases.recognise import Chance

blueprint = Blueprint("imports", __name__, description="Lists of people, and who is entered or invited by them")
LARGEST_FILE: Final = 16 * 1024 * 1024
CHUNK: Final = 64 * 1024
CODE_BYTES: Final = 16
CHANCE: Final = Chance(uuid4, lambda: secrets.token_urlsafe(CODE_BYTES))
FILE: Final = {"required": True, "content": {kind: {"schema": {"type": "string", "format": "binary"}} for kind in Kind}}

FILE_UNREADABLE = Refusal("file_unreadable", "This is no such file, it is damaged, or it is too large once unpacked.")
FILE_KIND_UNKNOWN = Refusal("file_kind_unknown", "Send an XLSX or a CSV file, and say which by its content type.")
Good = TypeVar("Good")


@contextmanager
def sent_file() -> Iterator[IO[bytes]]:
    """The request's body on disk, without a name, for as long as it is read."""
    request.max_content_length = LARGEST_FILE
    with TemporaryFile() as file:
        while chunk := request.stream.read(CHUNK):
            file.write(chunk)
        yield file


def of_sheet(file: IO[bytes]) -> Sheet:
    """Raises Refused."""
    if request.mimetype not in set(Kind):
        raise Refused(FILE_KIND_UNKNOWN)
    return Sheet(file, Kind(request.mimetype))


def _origin() -> Origin:
    here = context()
    with here.database.transaction() as db:
        at = here.clock.now(db)
    return Origin(str(caller().person), at, uuid4(), traceparent=wiring().traceparent())


def _told(outcome: Good | Refusal) -> Good:
    if isinstance(outcome, Refusal):
        raise Refused(outcome)
    return outcome


@blueprint.route("/cohorts/<uuid:cohort>/imports")
class Imports(MethodView):
    @requires(Role.FACILITATOR)
    @blueprint.arguments(ImportSchema, location="query", as_kwargs=True)
    @blueprint.response(200, ImportedSchema)
    @blueprint.doc(requestBody=FILE)
    def post(self, cohort: UUID, *, channel: str, dry_run: bool) -> Imported:
        """Invites whoever a Microsoft Forms export names, or says what would come of it. Twice is as once."""
        with context().database.transaction() as db:
            _told(apply.opened(db, cohort))
        importing = Import(context(), _origin(), CHANCE, cohort, channel, dry_run)
        with sent_file() as file:
            try:
                return _told(importing.run(of_sheet(file)))
            except NotReadable:
                raise Refused(FILE_UNREADABLE) from None


@blueprint.route("/staff-lists")
class StaffLists(MethodView):
    @requires(Role.FACILITATOR)
    @blueprint.arguments(DryRunSchema, location="query", as_kwargs=True)
    @blueprint.response(200, ListedSchema)
    @blueprint.doc(requestBody=FILE)
    def post(self, *, dry_run: bool) -> Listed:
        """Keeps whom people known here report to, two levels up, and nothing of anybody else on the list."""
        with sent_file() as file:
            try:
                return _told(StaffList(context(), _origin(), CHANCE, dry_run).run(of_sheet(file)))
            except NotReadable:
                raise Refused(FILE_UNREADABLE) from None


@blueprint.route("/invitations/<uuid:application>/claims")
class Claims(MethodView):
    @requires(Role.PARTICIPANT)
    @blueprint.arguments(ClaimSchema)
    @blueprint.changes
    def post(self, body: Mapping[str, str], application: UUID) -> Response:
        """Takes an invitation with its code; what the row said is the caller's draft from here on, to consent to or not."""
        person, here = caller().person, context()
        taken: list[take_invitation.Taken] = []

        def prepare(_: object) -> take_invitation.Taken | Refusal:
            found = take_invitation.prepare(here, application, person, body["code"])
            taken.extend([] if isinstance(found, Refusal) else [found])
            return found

        answer = commands().prepared(prepare, take_invitation.take)
        for each in taken:
            take_invitation.forget_invited(here, each)
        return answer


@blueprint.route("/cohorts/<uuid:cohort>/entered-applications")
class EnteredApplications(MethodView):
    @requires(Role.FACILITATOR)
    @blueprint.arguments(EnteredApplicationSchema)
    @blueprint.creates
    def post(self, body: Mapping[str, Any], cohort: UUID) -> Response:
        """Enters an application for somebody who told it by phone or on paper."""
        told = Told(*(body[name] for name in ("name", "address", "means", "on", "authority")))
        with context().database.transaction() as db:
            _told(apply.opened(db, cohort))
        chance = Chance(new_id, CHANCE.code)
        person = recognise.known_or_new(context(), [told.address], chance)[told.address]
        handed, by = Handed(cohort, person, *body["form"]), caller().person
        at = f"/applications/{application_id(cohort, person)}"
        return commands().prepared(lambda context: enter.prepare(context, handed, told, by), enter.record, at)


@blueprint.route("/me/contacts")
class Contacts(MethodView):
    @requires(Role.PARTICIPANT)
    @blueprint.arguments(OwnContactSchema)
    @blueprint.changes
    def post(self, body: Mapping[str, str]) -> Response:
        """How the caller is reached."""
        person = caller().person
        return commands().prepared(
            lambda context: recognise.seal_contact(context, person, body["name"], body["address"]),
            lambda write, contact: write.handle(STAFF, person, contact),
        )


@blueprint.route("/applications/<uuid:application>/contact-confirmations")
class ContactConfirmations(MethodView):
    @requires(Role.FACILITATOR)
    @blueprint.changes
    def post(self, application: UUID) -> Response:
        """The address is the applicant's: from here on lists that name it mean them."""
        who = looker()
        return commands().prepared(
            lambda context: recognise.confirm(context, who, application),
            lambda write, command: write.handle(STAFF, command.person, command),
        )
