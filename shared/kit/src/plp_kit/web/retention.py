"""`GET /retention`: what ends in this service when its period is over. Each service says what it keeps."""

from collections.abc import Sequence

from flask.views import MethodView

from plp_kit.core import retention
from plp_kit.core.retention import Ends, Kept
from plp_kit.web.blueprints import Blueprint
from plp_kit.web.guards import requires
from plp_kit.web.reads import programme_time, reading
from plp_kit.web.roles import Role


def blueprint(kept: Sequence[Kept]) -> Blueprint:
    made = Blueprint("retention", __name__, description="What ends when its period is over")

    @made.route("/retention")
    class Retention(MethodView):
        @requires(Role.DPO, Role.DECISION_MAKER)
        @made.lists(Ends)
        def get(self) -> list[Ends]:
            """What is kept for a period, in counts: what falls due, and what was ended last."""
            with reading() as db:
                return retention.ends(db, kept, programme_time(db))

    return made
