"""`plp-demo`: a whole platform on this machine, and a scenario played through it."""

import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final, TypeVar

import click

from plp_demo import programme_time, running, tokens
from plp_demo.mail import inbox
from plp_kit.web.roles import Role

ROOT: Final = Path(__file__).resolve().parents[4]
SCENARIOS: Final = ROOT / "scenarios"
BUSES: Final = ("postgresql", "kafka")

Command = TypeVar("Command", bound=Callable[..., Any])


@click.group()
def demo() -> None:
    """A platform on this machine with invented people in it."""


def _playing(default: str) -> Callable[[Command], Command]:
    """The options of a command that plays a scenario; `default` names one of ours."""
    folder, day = click.Path(path_type=Path), click.DateTime(["%Y-%m-%d"])
    shown = "A folder as scenarios/README.md describes."
    scenario = click.option("--scenario", type=folder, default=SCENARIOS / default, help=shown)
    stop = click.option("--stop", type=day, help="Play until that day, and stay there.")
    bus = click.option("--bus", type=click.Choice(BUSES), default=BUSES[0], help="What carries the messages.")
    full = click.option("--full", is_flag=True, help="Print matching, every national figure, events, processes and times, too.")
    file = click.Path(path_type=Path, dir_okay=False, writable=True)
    json = click.option("--json", type=file, help="Write there, as JSON, what the services answered at the end.")
    return lambda command: scenario(stop(bus(full(json(command)))))


def _options(bus: str, stop: datetime | None, json: Path | None, *, full: bool) -> running.Options:
    return running.Options(bus == "kafka", full, json, stop.date() if stop else None)


@demo.command("demo")
@_playing("twelve_trusts")
def play(scenario: Path, stop: datetime | None, bus: str, json: Path | None, *, full: bool) -> None:
    """Play a scenario from start to tables, and leave nothing behind."""
    sys.exit(running.demo(scenario, _options(bus, stop, json, full=full)))


@demo.command()
@_playing("midlife")
def up(scenario: Path, stop: datetime | None, bus: str, json: Path | None, *, full: bool) -> None:
    """Play a scenario, then keep the platform running with its web pages, at the addresses that it had the last time."""
    sys.exit(running.up(scenario, _options(bus, stop, json, full=full)))


@demo.command()
def down() -> None:
    """Stop the platform that `up` keeps running here, and wait until it has ended."""
    sys.exit(running.down())


@demo.command()
@click.argument("trust")
@click.argument("role", type=click.Choice([str(role) for role in Role]))
def token(trust: str, role: str) -> None:
    """Print an access token of somebody of the running platform. The analyst's trust is `national`, the operator's `platform`."""
    sys.exit(tokens.print_token(trust, Role(role)))


@demo.command()
@click.argument("to", type=click.DateTime(["%Y-%m-%d", "%Y-%m-%dT%H:%M"]), required=False)
def clock(to: datetime | None) -> None:
    """Show programme time, or move it forward.

    It moves once everything has settled, and never goes back.
    """
    sys.exit(programme_time.show() if to is None else programme_time.move(to.replace(tzinfo=UTC)))


@demo.command("inbox")
def show_inbox() -> None:
    """Print the e-mails that the running platform has sent. None of them has left this machine."""
    sys.exit(inbox.show())


def main() -> None:
    demo()
