"""A program that serves a small app by the kit's server: the port comes as an argument, and so may seconds of patience."""

import os
import sys
import time
from threading import Barrier

from flask import Flask, request

from plp_kit.core.telemetry import logs
from plp_kit.web import worker
from plp_kit.web.gathering import USUAL, Patience
from plp_kit.web.server import serve

TOO_MUCH_FOR_A_SOCKET = 32 * 1024 * 1024


def app() -> Flask:
    app = Flask("served")
    app.config["MAX_CONTENT_LENGTH"] = 16 * 1024 * 1024
    app.add_url_rule("/pid", "pid", lambda: {"worker": os.getpid(), "master": os.getppid()})
    app.add_url_rule("/slow", "slow", slow)
    app.add_url_rule("/together", "together", together)
    app.add_url_rule("/length", "length", lambda: str(len(request.get_data())), methods=["POST"])
    app.add_url_rule("/large", "large", lambda: b"x" * TOO_MUCH_FOR_A_SOCKET)
    return app


def slow() -> str:
    time.sleep(1)
    return "done"


def together() -> str:
    """An answer for four who are here at once; an error for fewer."""
    four.wait(timeout=20)
    return "done"


four = Barrier(4)
logs.start("served")
worker.MOST_GATHERED = 6 * 1024 * 1024  # type: ignore[misc] # So that a test need not send 256 MiB.

port, *seconds = sys.argv[1:]
serve(app, "127.0.0.1", int(port), threads=4, patience=Patience(*map(float, seconds)) if seconds else USUAL)
