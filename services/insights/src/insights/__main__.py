"""`python -m insights`: http, work, migrate or openapi."""

from insights.bootstrap import BLUEPRINTS, INSIGHTS
from plp_kit.running.main import main

main(INSIGHTS, BLUEPRINTS)
