"""`python -m evaluation`: http, work, migrate or openapi."""

from evaluation.bootstrap import BLUEPRINTS, EVALUATION
from plp_kit.running.main import main

main(EVALUATION, BLUEPRINTS)
