"""Importing lists of people in three steps: a file is kept, its columns and its dry run are looked at, and it is imported."""

import secrets
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any, Final
from uuid import UUID, uuid4

from flask import Response, request
from flask.views import MethodView
from marshmallow import Schema, fields
from marshmallow.validate import Length, Range, Regexp

from plp_kit.web.blueprints import Blueprint
from plp_kit.web.commands import commands
from plp_kit.web.current import context
from plp_kit.web.guards import caller, requires
from plp_kit.web.ids import new_id
from plp_kit.web.problems import UNAVAILABLE, Refused
from plp_kit.web.reads import allowed, tagged
from plp_kit.web.roles import Role
from recruitment.imports.chance import Chance
from recruitment.imports.columns import Reading
from recruitment.imports.decider import MappedColumn, import_files
from recruitment.imports.reading.tables import MOST_COLUMNS
from recruitment.imports.use_cases import dry_running, importing, keeping, showing
from recruitment.imports.use_cases.dry_running import DryRun
from recruitment.imports.use_cases.inviting import To
from recruitment.imports.use_cases.showing import ShownFile
from recruitment.imports.use_cases.turns import AllTaken, Turns

blueprint = Blueprint("imports", __name__, description="Lists of people, and who is invited by them")
SHORT: Final = Length(1, 200)
LARGEST_FILE: Final = 16 * 1024 * 1024
CODE_BYTES: Final = 16
CHANCE: Final = Chance(uuid4, lambda: secrets.token_urlsafe(CODE_BYTES))
TURNS: Final = Turns()
XLSX: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
FILE: Final = {
    "required": True,
    "content": {
        kind: {"schema": {"type": "string", "format": "binary"}} for kind in (XLSX, "text/csv", "application/octet-stream")
    },
}


class ChannelSchema(Schema):
    channel = fields.String(required=True, validate=SHORT)


class MappedColumnSchema(Schema):
    """`place` counts from 0."""

    place = fields.Integer(required=True, strict=True, validate=Range(0, MOST_COLUMNS - 1))
    read_as = fields.Enum(Reading, by_value=True, required=True)


class ColumnsSchema(Schema):
    """All columns that are read."""

    columns = fields.List(fields.Nested(MappedColumnSchema), required=True, validate=Length(1, len(Reading)))


class ConfirmationSchema(Schema):
    """`dry_run` names the one that was looked at."""

    dry_run = fields.String(required=True, validate=Regexp(r"[0-9a-f]{64}\Z"))


@blueprint.route("/cohorts/<uuid:cohort>/import-files")
class ImportFiles(MethodView):
    @requires(Role.FACILITATOR)
    @blueprint.arguments(ChannelSchema, location="query", as_kwargs=True)
    @blueprint.creates
    @blueprint.doc(requestBody=FILE)
    def post(self, cohort: UUID, *, channel: str) -> Response:
        """Keeps a Microsoft Forms export, XLSX or CSV, for a day. What it is is read from the file, not from its name or type."""
        file, data, to = new_id(), _sent(), To(cohort, channel)
        with _turn():
            return commands().prepared(
                lambda context: keeping.prepare(context, file, to, data),
                lambda write, kept: keeping.record(write, file, kept),
                f"/import-files/{file}",
            )


@blueprint.route("/staff-lists")
class StaffLists(MethodView):
    @requires(Role.FACILITATOR)
    @blueprint.creates
    @blueprint.doc(requestBody=FILE)
    def post(self) -> Response:
        """Keeps a staff list for a day. An import records to whom people report who have applied here, and nothing of others."""
        file, data = new_id(), _sent()
        with _turn():
            return commands().prepared(
                lambda context: keeping.prepare(context, file, None, data),
                lambda write, kept: keeping.record(write, file, kept),
                f"/import-files/{file}",
            )


def _sent() -> bytes:
    request.max_content_length = LARGEST_FILE
    return request.get_data(cache=True)


@contextmanager
def _turn() -> Iterator[None]:
    """One file of a trust at a time."""
    try:
        with TURNS.of(caller().tenant):
            yield
    except AllTaken:
        raise Refused(UNAVAILABLE) from None


@blueprint.route("/import-files/<uuid:import_file>")
class KeptFile(MethodView):
    @requires(Role.FACILITATOR)
    @blueprint.shows(ShownFile)
    def get(self, import_file: UUID) -> tuple[ShownFile, dict[str, str]]:
        """Which of its columns is what; or, once it is imported, what became of its rows."""
        shown = allowed(showing.show(context(), import_file))
        return tagged(shown, shown.version)


@blueprint.route("/import-files/<uuid:import_file>/columns")
class FileColumns(MethodView):
    @requires(Role.FACILITATOR)
    @blueprint.arguments(ColumnsSchema)
    @blueprint.changes
    def put(self, body: Mapping[str, Any], import_file: UUID) -> Response:
        """Says which column is what, in the place of what its headings say."""
        mapped = tuple(MappedColumn(each["place"], each["read_as"]) for each in body["columns"])
        return commands().prepared(
            lambda context: keeping.columns(context, import_file, mapped),
            lambda write, command: write.handle(import_files, import_file, command),
        )


@blueprint.route("/import-files/<uuid:import_file>/dry-run")
class FileDryRun(MethodView):
    @requires(Role.FACILITATOR)
    @blueprint.answers(DryRun)
    @blueprint.alt_response(409, "CONFLICT")
    def get(self, import_file: UUID) -> DryRun:
        """What an import would come to now: who is new, each row that is refused and why, each column that is not used."""
        return allowed(dry_running.dry_run(context(), import_file, CHANCE))


@blueprint.route("/import-files/<uuid:import_file>/import")
class FileImport(MethodView):
    @requires(Role.FACILITATOR)
    @blueprint.arguments(ConfirmationSchema)
    @blueprint.changes
    def post(self, body: Mapping[str, str], import_file: UUID) -> Response:
        """Does what the dry run says, all of it or nothing. The file then shows what came of it."""
        with _turn():
            return commands().prepared(
                lambda context: importing.prepare(context, import_file, body["dry_run"], CHANCE),
                importing.record,
            )
