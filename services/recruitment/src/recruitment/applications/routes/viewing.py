"""Looking at what applicants wrote, and at who did. Every look is on record before anything is shown."""

from typing import TypeVar
from uuid import UUID, uuid4

from flask.views import MethodView

from plp_kit.core.deciding import Refusal
from plp_kit.web import paging
from plp_kit.web.blueprints import Blueprint
from plp_kit.web.current import context
from plp_kit.web.guards import caller, requires
from plp_kit.web.paging import Page, PageSchema
from plp_kit.web.problems import Refused
from plp_kit.web.reads import reading
from plp_kit.web.roles import Role
from recruitment.applications.routes.schemas import AccessNeedsSchema, ContactSchema, ProfileSchema
from recruitment.applications.use_cases import view
from recruitment.applications.use_cases.view import AccessRecord, Looker, Profile
from recruitment.entrypoints.my_data_schemas import AccessPageSchema, AccessSchema

blueprint = Blueprint("looking", __name__, description="What applicants wrote, and who looked at it")
Shown = TypeVar("Shown")


def looker() -> Looker:
    return Looker(caller().person, uuid4())


def shown(outcome: Shown | Refusal) -> Shown:
    if isinstance(outcome, Refusal):
        raise Refused(outcome)
    return outcome


@blueprint.route("/applications/<uuid:application>/profile")
class ApplicationProfile(MethodView):
    @requires(Role.FACILITATOR)
    @blueprint.response(200, ProfileSchema)
    def get(self, application: UUID) -> Profile:
        """What the applicant wrote."""
        return shown(view.profile(context(), looker(), application))


@blueprint.route("/applications/<uuid:application>/needs")
class ApplicationNeeds(MethodView):
    @requires(Role.FACILITATOR)
    @blueprint.response(200, AccessNeedsSchema)
    def get(self, application: UUID) -> dict[str, str | None]:
        """What the applicant needs to take part."""
        return {"needs": shown(view.access_needs(context(), looker(), application))}


@blueprint.route("/applications/<uuid:application>/contact")
class ApplicationContact(MethodView):
    @requires(Role.FACILITATOR)
    @blueprint.response(200, ContactSchema)
    def get(self, application: UUID) -> dict[str, str | None]:
        """How the applicant is reached."""
        reached = shown(view.contact(context(), looker(), application))
        return {"name": reached.name, "address": reached.address}


@blueprint.route("/access-records")
class AccessRecords(MethodView):
    @requires(Role.DPO)
    @blueprint.arguments(PageSchema, location="query", as_kwargs=True)
    @blueprint.response(200, AccessPageSchema)
    def get(self, cursor: str | None, limit: int) -> Page[AccessRecord]:
        """Who looked at whose, in all of the trust, the oldest first."""
        with reading() as db:
            rows = view.after(db, paging.place(cursor), limit + 1)
        return paging.page(rows, limit, lambda row: (row.at.isoformat(), str(row.id)))


@blueprint.route("/me/access-records")
class MyAccessRecords(MethodView):
    @requires(Role.PARTICIPANT)
    @blueprint.response(200, AccessSchema(many=True))
    def get(self) -> list[AccessRecord]:
        """Who looked at the caller's, the latest first."""
        with reading() as db:
            return view.of_person(db, caller().person)
