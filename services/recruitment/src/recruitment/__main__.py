"""`python -m recruitment`: http, work, migrate or openapi."""

from plp_kit.process.main import main
from recruitment.service import BLUEPRINTS, RECRUITMENT

main(RECRUITMENT, BLUEPRINTS)
