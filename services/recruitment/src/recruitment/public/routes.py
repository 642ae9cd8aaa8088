"""What everybody may read without signing in: which trusts there are, and what a trust tells everybody."""

from flask.views import MethodView

from plp_kit.web.blueprints import Blueprint
from plp_kit.web.guards import public, public_about
from plp_kit.web.reads import existing, reading
from plp_kit.web.wiring import wiring
from recruitment.public import queries, use_cases
from recruitment.public.queries import NamedTrust, PublicTrust
from recruitment.trusts.decider import NO_SUCH_TRUST

blueprint = Blueprint("public", __name__, description="What everybody may read without signing in")


@blueprint.route("/trusts")
class Trusts(MethodView):
    @public
    @blueprint.lists(NamedTrust)
    def get(self) -> list[NamedTrust]:
        """The trusts of the programme by name. A new one is among them within half a minute."""
        return wiring().remembered.once("trusts", lambda: use_cases.named(wiring().tenants(), wiring().context))


@blueprint.route("/trusts/<string:tenant>/public")
class TrustForEverybody(MethodView):
    @public_about("tenant")
    @blueprint.answers(PublicTrust)
    def get(self, tenant: str) -> PublicTrust:
        """Where people of this trust can turn when they are worried, and the facts of its privacy notice."""
        with reading() as db:
            return existing(queries.public_trust(db, tenant), NO_SUCH_TRUST)
