"""`python -m matching`: http, work, migrate or openapi."""

from matching.bootstrap import BLUEPRINTS, MATCHING
from plp_kit.process.main import main

main(MATCHING, BLUEPRINTS)
