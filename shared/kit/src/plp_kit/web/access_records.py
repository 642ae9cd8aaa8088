"""Who viewed whose data, in this service: for the data protection officer, the decision-maker, and each person."""

from dataclasses import dataclass
from typing import Final

from flask.views import MethodView

from plp_kit.core import access_records
from plp_kit.core.access_records import AccessRecord
from plp_kit.core.shown import shown
from plp_kit.my_data import ConcernedBy, under_all_ids
from plp_kit.web import paging
from plp_kit.web.blueprints import Blueprint
from plp_kit.web.guards import caller, requires
from plp_kit.web.paging import PageSchema
from plp_kit.web.reads import reading
from plp_kit.web.roles import IN_A_TRUST, Role


@shown
@dataclass(frozen=True, slots=True)
class AccessPage:
    """`next` is the cursor of the next page, null on the last."""

    rows: list[AccessRecord]
    next: str | None


def blueprint_with(concerned: ConcernedBy) -> Blueprint:
    """For a service that itself finds what may be about a person."""
    made = Blueprint("access_records", __name__, description="Who viewed what people wrote")

    @made.route("/access-records")
    class AccessRecords(MethodView):
        @requires(Role.DPO, Role.DECISION_MAKER)
        @made.arguments(PageSchema, location="query", as_kwargs=True)
        @made.answers(AccessPage)
        def get(self, cursor: str | None, limit: int) -> AccessPage:
            """Who viewed whose data, in all of the trust, the oldest first."""
            with reading() as db:
                rows = access_records.after(db, paging.position(cursor), limit + 1)
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
