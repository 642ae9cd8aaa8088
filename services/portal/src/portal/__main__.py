"""`python -m portal`: http or migrate."""

import argparse
import logging
import os
import sys
from importlib.resources import files

from plp_kit.core.migrating import migrate
from plp_kit.core.telemetry import logs
from plp_kit.process.settings import SettingsRefused
from portal import service
from portal.settings import Settings, read

log = logging.getLogger(__name__)


def main() -> int:
    """The exit code: 0, or 2 when settings or arguments are wrong."""
    parser = argparse.ArgumentParser(prog="portal")
    parser.add_argument("command", choices=["http", "migrate"])
    arguments = parser.parse_args()
    try:
        settings = read(os.environ)
    except SettingsRefused as refused:
        print(f"portal does not start: {refused}", file=sys.stderr)
        return 2
    logs.start("portal")
    if arguments.command == "http":
        service.run(settings)
    else:
        _migrate(settings)
    return 0


def _migrate(settings: Settings) -> None:
    for migration in migrate(settings.owner_database_url, [files("portal.migrations")]):
        log.info("migrated", extra={"migration": migration})


sys.exit(main())
