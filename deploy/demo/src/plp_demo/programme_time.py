"""`plp-demo clock`: what time it is in the programme, and moving it forward."""

import sys
from collections.abc import Callable
from datetime import datetime

import psycopg

from plp_demo.platform import clock
from plp_demo.platform.left import NothingRuns, deployment
from plp_demo.platform.settling import NotSettled, Observer
from plp_kit.process.settings import SettingsRefused
from plp_operate.deployment.deployment import Deployment

EXPECTED = (NothingRuns, NotSettled, SettingsRefused, psycopg.OperationalError)


class GoesBack(Exception):
    """Programme time never does: what happened would not have happened yet."""


def show() -> int:
    return _exit_code(lambda at: print(f"Programme time is {_written(_now(at))}."))


def move(to: datetime) -> int:
    return _exit_code(lambda at: _move(at, to))


def _exit_code(act: Callable[[Deployment], None]) -> int:
    """The exit code: 0, or 1 after saying what is in the way."""
    try:
        act(deployment())
    except (*EXPECTED, GoesBack) as failed:
        print(failed, file=sys.stderr)
        return 1
    return 0


def _move(at: Deployment, to: datetime) -> None:
    now = _now(at)
    if to < now:
        raise GoesBack(f"Programme time is {_written(now)} and does not go back.")
    observer = Observer(at)
    try:
        clock.move(at, observer, to)
    finally:
        observer.close()
    print(f"Programme time is {_written(to)}, and everything that fell due is done.")


def _now(at: Deployment) -> datetime:
    """The latest of the services' clocks: a move that was broken off has reached some of them."""
    return max(clock.shown(at).values())


def _written(moment: datetime) -> str:
    return f"{moment:%-d %B %Y %H:%M}"
