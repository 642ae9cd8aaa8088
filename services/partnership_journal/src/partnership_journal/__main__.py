"""`python -m partnership_journal`: http, work, migrate, rebuild or openapi."""

from partnership_journal.service import JOURNAL, routes
from plp_kit.process.main import main

main(JOURNAL, routes)
