"""Importing lists of people from files."""

import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from tempfile import TemporaryFile
from typing import IO, Final
from uuid import UUID, uuid4

from flask import request
from flask.views import MethodView
from marshmallow import Schema, fields
from marshmallow.validate import Length

from plp_kit.core.deciding import Refusal
from plp_kit.core.events import Origin
from plp_kit.web.blueprints import Blueprint
from plp_kit.web.current import context
from plp_kit.web.guards import caller, requires
from plp_kit.web.problems import Refused
from plp_kit.web.reads import allowed
from plp_kit.web.roles import Role
from plp_kit.web.wiring import wiring
from recruitment.imports.chance import Chance
from recruitment.imports.spreadsheets import FileKind, NotReadable, Sheet
from recruitment.imports.use_cases.applicants import Import, Imported
from recruitment.imports.use_cases.staff_lists import Listed, StaffList

blueprint = Blueprint("imports", __name__, description="Lists of people, and who is invited by them")
SHORT: Final = Length(1, 200)
LARGEST_FILE: Final = 16 * 1024 * 1024
CHUNK: Final = 64 * 1024
CODE_BYTES: Final = 16
CHANCE: Final = Chance(uuid4, lambda: secrets.token_urlsafe(CODE_BYTES))
FILE: Final = {
    "required": True,
    "content": {kind: {"schema": {"type": "string", "format": "binary"}} for kind in FileKind},
}

FILE_UNREADABLE = Refusal("file_unreadable", "This is not such a file, it is damaged, or it is too large once unpacked.")
FILE_KIND_UNKNOWN = Refusal("file_kind_unknown", "Send an XLSX or a CSV file, and say which by its content type.")


class DryRunSchema(Schema):
    """With `dry_run` nothing changes: the answer says what would happen."""

    dry_run = fields.Boolean(load_default=False)


class ImportSchema(DryRunSchema):
    channel = fields.String(required=True, validate=SHORT)


@blueprint.route("/cohorts/<uuid:cohort>/imports")
class Imports(MethodView):
    @requires(Role.FACILITATOR)
    @blueprint.arguments(ImportSchema, location="query", as_kwargs=True)
    @blueprint.answers(Imported)
    @blueprint.doc(requestBody=FILE)
    def post(self, cohort: UUID, *, channel: str, dry_run: bool) -> Imported:
        """Invites the people in a Microsoft Forms export, or says what would happen. A repetition changes nothing."""
        importing = Import(context(), _origin(), CHANCE, cohort, channel, dry_run)
        allowed(importing.opened())
        with _sent_sheet() as sheet:
            return allowed(importing.run(sheet))


@blueprint.route("/staff-lists")
class StaffLists(MethodView):
    @requires(Role.FACILITATOR)
    @blueprint.arguments(DryRunSchema, location="query", as_kwargs=True)
    @blueprint.answers(Listed)
    @blueprint.doc(requestBody=FILE)
    def post(self, *, dry_run: bool) -> Listed:
        """Keeps to whom people known here report, two levels up, and nothing about anybody else on the list."""
        with _sent_sheet() as sheet:
            return allowed(StaffList(context(), _origin(), CHANCE, dry_run).run(sheet))


@contextmanager
def _sent_sheet() -> Iterator[Sheet]:
    """The request's body, on disk without a name for as long as it is read."""
    with TemporaryFile() as file:
        _store(file)
        if request.mimetype not in set(FileKind):
            raise Refused(FILE_KIND_UNKNOWN)
        try:
            yield Sheet(file, FileKind(request.mimetype))
        except NotReadable:
            raise Refused(FILE_UNREADABLE) from None


def _store(file: IO[bytes]) -> None:
    request.max_content_length = LARGEST_FILE
    while chunk := request.stream.read(CHUNK):
        file.write(chunk)


def _origin() -> Origin:
    here = context()
    with here.database.transaction() as db:
        at = here.clock.now(db)
    return Origin(str(caller().person), at, uuid4(), traceparent=wiring().traceparent())
