"""`python -m matching`: http, work, migrate, rebuild or openapi."""

from matching.service import MATCHING, routes
from plp_kit.process.main import main

main(MATCHING, routes)
