"""Who the caller is here: every service answers it."""

from dataclasses import dataclass
from uuid import UUID

from flask.views import MethodView

from plp_kit.core.shown import shown
from plp_kit.web.blueprints import Blueprint
from plp_kit.web.current import context
from plp_kit.web.guards import caller, requires
from plp_kit.web.roles import Role

blueprint = Blueprint("me", __name__, description="Who signs in")


@shown
@dataclass(frozen=True, slots=True)
class Me:
    """The caller's id in their trust, by which the services know them. Their sign-in leads to it and to nothing else."""

    id: UUID
    tenant: str
    roles: list[Role]


@blueprint.route("/me")
class WhoAmI(MethodView):
    @requires(*Role, remembered=False)
    @blueprint.answers(Me)
    def get(self) -> Me:
        """The caller's id, trust and roles. From now on the id is kept for two years at least, unless it is erased."""
        context().vault.sign_ins.hold_for_two_years(caller().person)
        return Me(caller().person, caller().tenant, sorted(caller().roles))
