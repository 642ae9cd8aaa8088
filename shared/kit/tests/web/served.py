"""A program that serves a small app by the kit's server: the port and what to do come as arguments."""

import os
import sys
import time
from threading import Barrier

from flask import Flask

from plp_kit.web.server import serve


def app() -> Flask:
    app = Flask("served")
    app.add_url_rule("/pid", "pid", lambda: {"worker": os.getpid(), "master": os.getppid()})
    app.add_url_rule("/slow", "slow", slow)
    app.add_url_rule("/together", "together", together)
    return app


def slow() -> str:
    time.sleep(1)
    return "done"


def together() -> str:
    """An answer for four who are here at once; an error for fewer."""
    four.wait(timeout=20)
    return "done"


four = Barrier(4)

serve(app, "127.0.0.1", int(sys.argv[1]), threads=4)
