"""Whether a process does its work: checks by name, and metrics as text. The process decides how it answers with them."""

import logging
from collections.abc import Callable, Mapping
from concurrent.futures import Future, wait
from dataclasses import dataclass, field
from threading import Lock, Thread
from typing import Final

log = logging.getLogger(__name__)

PROMETHEUS: Final = "text/plain; version=0.0.4; charset=utf-8"
PATIENCE: Final = 2.0


def no_metrics() -> bytes:
    return b""


@dataclass(frozen=True, slots=True)
class Health:
    """A check returns when all is well and raises when not; `metrics` is Prometheus' text.

    A check that hangs does not pass after `patience` seconds, and is not begun again while it hangs.
    """

    checks: Mapping[str, Callable[[], object]] = field(default_factory=dict)
    metrics: Callable[[], bytes] = no_metrics
    patience: float = PATIENCE
    _under_way: dict[str, "Future[bool]"] = field(default_factory=dict, init=False)
    _alone: Lock = field(default_factory=Lock, init=False)

    def checked(self) -> dict[str, bool]:
        """Each check's name, and whether it passes now."""
        with self._alone:
            running = {name: self._begun(name, check) for name, check in self.checks.items()}
        done, _ = wait(running.values(), self.patience)
        return {name: check in done and check.result() for name, check in running.items()}

    def _begun(self, name: str, check: Callable[[], object]) -> "Future[bool]":
        under_way = self._under_way.get(name)
        if under_way is None or under_way.done():
            under_way = self._under_way[name] = Future()
            Thread(target=_tell, args=(under_way, name, check), name=f"check {name}", daemon=True).start()
        return under_way


def _tell(outcome: "Future[bool]", name: str, check: Callable[[], object]) -> None:
    outcome.set_result(_passes(name, check))


def _passes(name: str, check: Callable[[], object]) -> bool:
    try:
        check()
    except Exception as error:  # noqa: BLE001 - whatever a check raises, the service is not ready
        log.warning("Not ready: %s (%s)", name, type(error).__name__)
        return False
    return True
