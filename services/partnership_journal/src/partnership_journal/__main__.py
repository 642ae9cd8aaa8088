"""`python -m partnership_journal`: http, work, migrate or openapi."""

from partnership_journal.bootstrap import BLUEPRINTS, JOURNAL
from plp_kit.process.main import main

main(JOURNAL, BLUEPRINTS)
