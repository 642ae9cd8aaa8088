"""`python -m evaluation`: http, work, migrate or openapi."""

from evaluation.service import BLUEPRINTS, EVALUATION
from plp_kit.process.main import main

main(EVALUATION, BLUEPRINTS)
