"""`python -m recruitment`: http, work, migrate, rebuild or openapi."""

from plp_kit.process.main import main
from recruitment.service import RECRUITMENT, routes

main(RECRUITMENT, routes)
