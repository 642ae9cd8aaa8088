"""A program that serves a small app by the kit's server: the port and what to do come as arguments."""

import os
import sys
import time

from flask import Flask

from plp_kit.http.server import serve


def app() -> Flask:
    made = Flask("served")
    made.add_url_rule("/pid", "pid", lambda: {"worker": os.getpid(), "master": os.getppid()})
    made.add_url_rule("/slow", "slow", slow)
    return made


def slow() -> str:
    time.sleep(1)
    return "done"


serve(app, "127.0.0.1", int(sys.argv[1]), threads=4)
