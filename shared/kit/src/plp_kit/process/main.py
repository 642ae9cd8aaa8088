"""`python -m <service>`: http, work, migrate, rebuild or openapi, with settings from the environment."""

import argparse
import json
import logging
import os
import signal
import sys
import threading
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, TypeAlias

from plp_kit.core.migrating import KIT, migrate
from plp_kit.core.telemetry import logs, metrics, tracing
from plp_kit.core.telemetry.health import Health
from plp_kit.process import rebuild_command, status, work
from plp_kit.process.loops import run_all
from plp_kit.process.runtime import Runtime
from plp_kit.process.settings import Settings, SettingsRefused, read
from plp_kit.process.starting import prepare_with_retries
from plp_kit.service import Service

if TYPE_CHECKING:
    from plp_kit.web.blueprints import Blueprint

log = logging.getLogger(__name__)

Routes: TypeAlias = "Callable[[], Iterable[Blueprint]]"
"""A service's blueprints, made when needed, so that only the HTTP process imports Flask."""


class NotPrepared(Exception):
    """This process is not prepared yet: its release's tables are not filled, or a server is away."""


@dataclass(frozen=True, slots=True)
class Program:
    """A service with its routes, as a process runs it."""

    service: Service
    routes: Routes

    def run(self, arguments: Sequence[str]) -> int:
        """Returns the exit code: 0, 1 after a failure, 2 for wrong settings or arguments."""
        options = _arguments(self.service.name, arguments)
        if options.what == "openapi":
            from plp_kit.process.documents import openapi  # noqa: PLC0415 - see Routes

            sys.stdout.write(json.dumps(openapi(self.service, self.routes()), indent=2) + "\n")
            return 0
        try:
            settings = read(os.environ, self.service.secrets, works=options.what == "work")
        except SettingsRefused as refused:
            sys.stderr.write(f"{self.service.name} does not start: {refused}\n")
            return 2
        logs.start(self.service.name)
        return self._start(options, settings)

    def _start(self, options: argparse.Namespace, settings: Settings) -> int:
        match options.what:
            case "http":
                from plp_kit.process import web  # noqa: PLC0415 - see Routes

                web.run(self.service, self.routes(), settings)
                return 0
            case "migrate":
                return _migrate(self.service, settings)
            case "rebuild":
                return rebuild_command.run(self.service, settings.owner_database_url, options.table)
            case _:
                return _work(self.service, settings, options.only)


def _arguments(name: str, arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog=name)
    parser.add_argument("what", choices=["http", "work", "migrate", "rebuild", "openapi"])
    parser.add_argument("table", nargs="?", help="with rebuild: this read model; without, those that a migration has brought")
    parser.add_argument("--only", choices=sorted(work.MAKERS), help="with work: this loop alone")
    return parser.parse_args(arguments)


def _migrate(service: Service, settings: Settings) -> int:
    for applied in migrate(settings.owner_database_url, [KIT, service.migrations]):
        log.info("migrated", extra={"migration": applied})
    return 0


def _work(service: Service, settings: Settings, only: str | None) -> int:
    tracing.start(f"{service.name}.work", settings.traces)
    metrics.start(service.name)
    stop = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stop.set())
    runtime, gate = Runtime(service, settings), threading.Event()
    health = Health({**runtime.databases(), "prepared": partial(_require, gate)}, metrics.text)
    with status.answering(health, settings.host, settings.status_port):
        prepare_with_retries(runtime, stop)
        gate.set()
        with work.loops(runtime, only) as loops:
            return 0 if run_all(loops, stop) else 1


def _require(prepared: threading.Event) -> None:
    """Raises NotPrepared until it is set."""
    if not prepared.is_set():
        raise NotPrepared


def main(service: Service, routes: Routes) -> None:
    """For `__main__`: runs what the command line says and exits. Only the HTTP process and `openapi` call `routes`."""
    sys.exit(Program(service, routes).run(sys.argv[1:]))
