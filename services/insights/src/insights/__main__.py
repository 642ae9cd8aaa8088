"""`python -m insights`: http, work, migrate or openapi."""

from insights.bootstrap import BLUEPRINTS, INSIGHTS
from plp_kit.process.main import main

main(INSIGHTS, BLUEPRINTS)
