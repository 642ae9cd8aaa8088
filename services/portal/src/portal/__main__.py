"""`python -m portal`: http or migrate."""

import argparse
import logging
import os
import sys
from importlib.resources import files

from plp_kit.core.migrating import migrate
from plp_kit.core.telemetry import logs
from plp_kit.process.settings import SettingsRefused
from portal import bootstrap
from portal.settings import Settings, read

log = logging.getLogger(__name__)


def main() -> int:
    """The exit code: 0, or 2 for settings or arguments that are wrong."""
    parser = argparse.ArgumentParser(prog="portal")
    parser.add_argument("what", choices=["http", "migrate"])
    asked = parser.parse_args()
    try:
        settings = read(os.environ)
    except SettingsRefused as refused:
        print(f"portal does not start: {refused}", file=sys.stderr)
        return 2
    logs.start("portal")
    if asked.what == "http":
        bootstrap.run(settings)
    else:
        _migrate(settings)
    return 0


def _migrate(settings: Settings) -> None:
    for applied in migrate(settings.owner_database_url, [files("portal.migrations")]):
        log.info("migrated", extra={"migration": applied})


sys.exit(main())
