"""What applicants do with an application of their own before and after they hand it in."""

from collections.abc import Mapping, Sequence
from uuid import UUID

from flask import Response
from flask.views import MethodView

from plp_kit.core.deciding import Refusal
from plp_kit.web.blueprints import Blueprint
from plp_kit.web.commands import commands
from plp_kit.web.current import context
from plp_kit.web.guards import caller, requires
from plp_kit.web.problems import Refused
from plp_kit.web.roles import Role
from recruitment.application.aggregates import APPLICATIONS
from recruitment.application.identities import application_id
from recruitment.applications.consents import Consent
from recruitment.applications.routes.schemas import (
    AccessNeedsSchema,
    ApplicationSchema,
    ConsentsSchema,
    DraftSchema,
    InterestSchema,
    KeptApartSchema,
    Written,
)
from recruitment.applications.use_cases import apply, do_not_pair
from recruitment.applications.use_cases.apply import Handed

blueprint = Blueprint("own_applications", __name__, description="The caller's own application to a cohort")


@blueprint.route("/cohorts/<uuid:cohort>/interests")
class Interests(MethodView):
    @requires(Role.PARTICIPANT)
    @blueprint.arguments(InterestSchema)
    @blueprint.creates
    def post(self, body: Mapping[str, str], cohort: UUID) -> Response:
        """Would like to know more; nothing else is asked yet."""
        person = caller().person
        at = f"/applications/{application_id(cohort, person)}"
        return commands().use(lambda write: apply.show_interest(write, cohort, person, body["channel"]), at)


@blueprint.route("/cohorts/<uuid:cohort>/drafts")
class Drafts(MethodView):
    @requires(Role.PARTICIPANT)
    @blueprint.arguments(DraftSchema)
    @blueprint.creates
    def post(self, body: Written, cohort: UUID) -> Response:
        """Saves as much of the application as there is; it replaces the draft before."""
        handed = Handed(cohort, caller().person, *body)
        return commands().prepared(
            lambda context: apply.seal(context.vault, handed),
            lambda write, form: apply.save_draft(write, handed, form),
            f"/applications/{handed.application}",
        )


@blueprint.route("/cohorts/<uuid:cohort>/applications/mine")
class MyApplication(MethodView):
    @requires(Role.PARTICIPANT)
    @blueprint.arguments(ApplicationSchema)
    @blueprint.changes
    def post(self, body: Written, cohort: UUID) -> Response:
        """Writes the application anew, until recruiting closes or it is accepted."""
        handed = Handed(cohort, caller().person, *body)
        return commands().prepared(
            lambda context: apply.seal(context.vault, handed), lambda write, form: apply.change(write, handed, form)
        )


@blueprint.route("/applications/<uuid:application>/consents")
class Consents(MethodView):
    @requires(Role.PARTICIPANT)
    @blueprint.arguments(ConsentsSchema)
    @blueprint.changes
    def post(self, body: Mapping[str, Sequence[Consent]], application: UUID) -> Response:
        """Gives or takes back consents, each by itself. Taking back the one to take part is withdrawing."""
        person = caller().person
        return commands().use(lambda write: apply.change_consents(write, application, person, body["consents"]))


@blueprint.route("/applications/<uuid:application>/access-needs")
class AccessNeeds(MethodView):
    @requires(Role.PARTICIPANT)
    @blueprint.arguments(AccessNeedsSchema)
    @blueprint.changes
    def post(self, body: Mapping[str, str | None], application: UUID) -> Response:
        """What the applicant needs to take part; it is no part of the profile, and matching never sees it."""
        person = caller().person
        return commands().prepared(
            lambda context: do_not_pair.seal_needs(context, application, person, body["needs"]),
            lambda write, needs: write.handle(APPLICATIONS, application, needs),
        )


@blueprint.route("/applications/<uuid:application>/kept-apart")
class KeptApart(MethodView):
    @requires(Role.PARTICIPANT)
    @blueprint.response(200, KeptApartSchema)
    def get(self, application: UUID) -> Mapping[str, list[UUID]]:
        """Whom the caller named, for the caller alone."""
        named = do_not_pair.named(context(), application, caller().person)
        if isinstance(named, Refusal):
            raise Refused(named)
        return {"people": named}

    @requires(Role.PARTICIPANT)
    @blueprint.arguments(KeptApartSchema)
    @blueprint.changes
    def post(self, body: Mapping[str, list[UUID]], application: UUID) -> Response:
        """Names all with whom the caller must not be paired. No reason is asked, and nobody learns of it."""
        person = caller().person
        return commands().prepared(
            lambda context: do_not_pair.seal_others(context, application, person, frozenset(body["people"])),
            lambda write, others: write.handle(APPLICATIONS, application, others),
        )
