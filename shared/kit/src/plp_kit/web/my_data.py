"""`GET /me/data`: everything that a service holds about the caller, in its log and on its lists."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import fields as fields_of
from typing import Any, TypeAlias, TypeVar
from uuid import UUID

from flask.views import MethodView
from marshmallow import Schema, fields

from plp_kit import drafts
from plp_kit.core import access_records
from plp_kit.core.access_records import AccessRecord
from plp_kit.drafts import OwnDraft
from plp_kit.my_data import ConcernedBy, Holding, facts, under_all_ids
from plp_kit.service import TenantContext
from plp_kit.web.blueprints import Blueprint
from plp_kit.web.current import context
from plp_kit.web.guards import caller, requires
from plp_kit.web.roles import IN_A_TRUST
from plp_kit.web.views import schema_of

Lists = TypeVar("Lists")
ReadLists: TypeAlias = Callable[[TenantContext, UUID], Lists]


class FactSchema(Schema):
    """Something on record about the person, in the words of the log; sealed texts are opened, null where nobody may read them."""

    at = fields.AwareDateTime(required=True)
    what = fields.String(required=True)
    about = fields.String(required=True)
    details = fields.Dict(keys=fields.String(), required=True)


def blueprint(
    lists: type[Lists],
    read: ReadLists[Lists],
    holdings: Sequence[Holding],
    values: Collection[str] = (),
    concerned: ConcernedBy = under_all_ids,
    unshown: Collection[str] = (),
) -> Blueprint:
    """`lists` is a view of what the service's lists show about a person; to it come facts of `holdings`, accesses and drafts.

    `values` are the labels of what is sealed as one value with fields, `unshown` fields of them that may be about others.
    `concerned` is for a service that itself finds what may be about a person.
    """
    made = Blueprint("my_data", __name__, description="What this service holds about the caller")
    added: dict[str, fields.Field[Any]] = {
        "person": fields.UUID(required=True),
        "facts": fields.List(fields.Nested(FactSchema), required=True),
        "access_records": fields.List(fields.Nested(schema_of(AccessRecord)), required=True),
        "drafts": fields.List(fields.Nested(schema_of(OwnDraft)), required=True),
    }
    schema = schema_of(lists).from_dict(added, name="MyDataSchema")

    @made.route("/me/data")
    class MyData(MethodView):
        @requires(*IN_A_TRUST)
        @made.answers(schema)
        def get(self) -> Mapping[str, object]:
            """Everything that this service holds about the caller. Who answered what in a survey is not among it."""
            person = caller().person
            held = facts(context(), person, holdings, values, concerned, unshown)
            with context().database.transaction() as db:
                about = concerned(db, person)
                accesses = access_records.about(db, about)
            shown = {"facts": held, "access_records": accesses, "drafts": drafts.of_human(context(), about.ids)}
            return {**_of(read(context(), person)), "person": person, **shown}

    return made


def _of(lists: object) -> Mapping[str, object]:
    return {field.name: getattr(lists, field.name) for field in fields_of(lists)}  # type: ignore[arg-type]
