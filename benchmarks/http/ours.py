"""A service as the kit makes them, with one route: `python -m benchmarks.http.ours http`, settings from the environment."""

from dataclasses import dataclass
from pathlib import Path
from typing import Final
from uuid import UUID

from flask import Response
from flask.views import MethodView
from marshmallow import Schema, fields, post_load
from marshmallow.validate import Length

from benchmarks.notes import read_model
from benchmarks.notes.decider import KIND, LANGUAGE, NOTES, STORED, TOPIC, Note
from plp_kit.core.slices import Slice, Slices
from plp_kit.process.main import main
from plp_kit.service import Service
from plp_kit.web.blueprints import Blueprint
from plp_kit.web.commands import commands
from plp_kit.web.guards import requires
from plp_kit.web.ids import new_id
from plp_kit.web.roles import Role

MIGRATIONS: Final = Path(__file__).parents[1] / "notes" / "migrations"
SHOWN = Slices((Slice(KIND, NOTES, STORED, (read_model.apply,)),))

blueprint = Blueprint("notes", __name__)


@dataclass(frozen=True, slots=True)
class Body:
    partnership: UUID
    text: str


class NoteSchema(Schema):
    partnership = fields.UUID(required=True)
    text = fields.String(required=True, validate=Length(1, 4000))

    @post_load
    def made(self, loaded: dict[str, object], **_: object) -> Body:
        return Body(UUID(str(loaded["partnership"])), str(loaded["text"]))


@blueprint.route("/notes")
class Notes(MethodView):
    @requires(Role.PARTICIPANT)
    @blueprint.arguments(NoteSchema)
    @blueprint.creates
    def post(self, body: Body) -> Response:
        note = new_id()
        return commands().run(NOTES, note, Note(text=body.text), f"/notes/{note}")


SERVICE = Service("notes", "Notes", SHOWN, LANGUAGE, MIGRATIONS, topics=(TOPIC,))

if __name__ == "__main__":
    main(SERVICE, lambda: [blueprint])
