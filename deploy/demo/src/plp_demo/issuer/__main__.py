"""`python -m plp_demo.issuer`: serves the demo's issuer, as the environment says."""

import os
import sys

from plp_demo.issuer.app import create_issuer
from plp_demo.issuer.settings import read
from plp_kit.core.telemetry import logs
from plp_kit.process.settings import SettingsRefused
from plp_kit.web.server import serve


def main() -> int:
    try:
        served = read(os.environ)
    except SettingsRefused as refused:
        print(f"The issuer does not start: {refused}", file=sys.stderr)
        return 2
    logs.start("issuer")
    serve(lambda: create_issuer(served.settings), served.host, served.port, threads=4)
    return 0


sys.exit(main())
