"""`python -m evaluation`: http, work, migrate, rebuild or openapi."""

from evaluation.service import EVALUATION, routes
from plp_kit.process.main import main

main(EVALUATION, routes)
