"""Who viewed whose data, in this service: for the data protection officer, the decision-maker, and each person."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Final

from flask.views import MethodView
from marshmallow import fields
from marshmallow.validate import Range

from plp_kit.core import access_records
from plp_kit.core.access_records import AccessRecord, Sought
from plp_kit.core.database import Db
from plp_kit.core.days import midnight
from plp_kit.core.shown import shown
from plp_kit.my_data import ConcernedBy, under_all_ids
from plp_kit.web import paging
from plp_kit.web.blueprints import Blueprint
from plp_kit.web.guards import caller, requires
from plp_kit.web.paging import PageSchema
from plp_kit.web.reads import reading
from plp_kit.web.roles import IN_A_TRUST, Role

A_DAY: Final = timedelta(days=1)
DAYS: Final = Range(date(1000, 1, 1), date(9000, 1, 1))


class SoughtSchema(PageSchema):
    """Looks at what is about `person`, by `reader`, from the day `since` to the day `until`, both included."""

    person = fields.UUID(load_default=None)
    reader = fields.UUID(load_default=None)
    since = fields.Date(load_default=None, validate=DAYS)
    until = fields.Date(load_default=None, validate=DAYS)


@shown
@dataclass(frozen=True, slots=True)
class AccessPage:
    """`next` is the cursor of the next page, null on the last."""

    rows: list[AccessRecord]
    next: str | None


def blueprint_with(concerned: ConcernedBy) -> Blueprint:
    """For a service that itself finds what may be about a person."""

    def _sought(db: Db, query: Mapping[str, Any]) -> Sought:
        person, reader, since, until = (query[name] for name in ("person", "reader", "since", "until"))
        return Sought(
            None if person is None else concerned(db, person),
            None if reader is None else concerned(db, reader).ids,
            None if since is None else midnight(since),
            None if until is None else midnight(until + A_DAY),
        )

    made = Blueprint("access_records", __name__, description="Who viewed what people wrote")

    @made.route("/access-records")
    class AccessRecords(MethodView):
        @requires(Role.DPO, Role.DECISION_MAKER)
        @made.arguments(SoughtSchema, location="query")
        @made.answers(AccessPage)
        def get(self, query: Mapping[str, Any]) -> AccessPage:
            """Who viewed whose data, in all of the trust, the latest first."""
            limit: int = query["limit"]
            with reading() as db:
                rows = access_records.after(db, _sought(db, query), paging.position(query["cursor"]), limit + 1)
            page = paging.page(rows, limit, lambda row: (row.at.isoformat(), str(row.id)))
            return AccessPage(list(page.rows), page.next)

    @made.route("/me/access-records")
    class MyAccessRecords(MethodView):
        @requires(*IN_A_TRUST)
        @made.lists(AccessRecord)
        def get(self) -> list[AccessRecord]:
            """Who viewed the caller's data, the latest first."""
            with reading() as db:
                return access_records.about(db, concerned(db, caller().person))

    return made


blueprint: Final = blueprint_with(under_all_ids)
