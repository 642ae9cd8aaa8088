"""Who viewed whose data, for the data protection officer and for each person."""

from dataclasses import dataclass

from flask.views import MethodView

from plp_kit.core.shown import shown
from plp_kit.web import paging
from plp_kit.web.blueprints import Blueprint
from plp_kit.web.guards import caller, requires
from plp_kit.web.paging import PageSchema
from plp_kit.web.reads import reading
from plp_kit.web.roles import Role
from recruitment.access_log import table
from recruitment.access_log.table import AccessRecord

blueprint = Blueprint("access_log", __name__, description="Who viewed what people wrote")


@shown
@dataclass(frozen=True, slots=True)
class AccessPage:
    """`next` is the cursor of the next page, null on the last."""

    rows: list[AccessRecord]
    next: str | None


@blueprint.route("/access-records")
class AccessRecords(MethodView):
    @requires(Role.DPO)
    @blueprint.arguments(PageSchema, location="query", as_kwargs=True)
    @blueprint.answers(AccessPage)
    def get(self, cursor: str | None, limit: int) -> AccessPage:
        """Who viewed whose data, in all of the trust, the oldest first."""
        with reading() as db:
            rows = table.after(db, paging.position(cursor), limit + 1)
        page = paging.page(rows, limit, lambda row: (row.at.isoformat(), str(row.id)))
        return AccessPage(list(page.rows), page.next)


@blueprint.route("/me/access-records")
class MyAccessRecords(MethodView):
    @requires(Role.PARTICIPANT)
    @blueprint.lists(AccessRecord)
    def get(self) -> list[AccessRecord]:
        """Who viewed the caller's data, the latest first."""
        with reading() as db:
            return table.of_person(db, caller().person)
