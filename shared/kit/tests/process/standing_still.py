"""A program: a service's HTTP process whose servers accept connections and never answer. Ports come as arguments."""

import sys
from pathlib import Path

from flask.views import MethodView

from plp_kit.core.slices import Slices
from plp_kit.messaging.publishing import PublishedLanguage
from plp_kit.process import web
from plp_kit.process.settings import Environment, Settings
from plp_kit.service import Service
from plp_kit.web.blueprints import Blueprint
from plp_kit.web.guards import public

things = Blueprint("things", __name__, description="Things")


@things.route("/things")
class Things(MethodView):
    @public
    @things.response(200)
    def get(self) -> dict[str, str]:
        """Things."""
        return {}


port, status_port, silent = map(int, sys.argv[1:])
url = f"host=127.0.0.1 port={silent} user=nobody dbname=nothing"
settings = Settings(
    environment=Environment.TEST,
    database_url=url,
    relay_database_url=url,
    scheduler_database_url=url,
    owner_database_url=url,
    vault_url=url,
    tenant_keys=Path("/nowhere"),
    bus_url="",
    relay_bus_url="",
    issuer="http://127.0.0.1:1",
    request_secret="",
    sign_in_secret="",
    host="127.0.0.1",
    port=port,
    status_port=status_port,
    tenants=None,
    simulated_clock=True,
    traces=None,
)
web.run(Service("still", "Still", Slices(()), PublishedLanguage(), Path("/nowhere")), [things], settings)
