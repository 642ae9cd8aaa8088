"""`python -m insights`: http, work, migrate, rebuild or openapi."""

from insights.service import INSIGHTS, routes
from plp_kit.process.main import main

main(INSIGHTS, routes)
