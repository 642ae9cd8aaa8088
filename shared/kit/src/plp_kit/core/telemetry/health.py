"""Whether a process does its work: checks by name, and metrics as text. The process decides how it answers with them."""

import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

log = logging.getLogger(__name__)

PROMETHEUS = "text/plain; version=0.0.4; charset=utf-8"


def no_metrics() -> bytes:
    return b""


@dataclass(frozen=True, slots=True)
class Health:
    """A check returns when all is well and raises when not; `metrics` is Prometheus' text."""

    checks: Mapping[str, Callable[[], object]] = field(default_factory=dict)
    metrics: Callable[[], bytes] = no_metrics

    def checked(self) -> dict[str, bool]:
        """Each check's name, and whether it passes now."""
        return {name: _passes(name, check) for name, check in self.checks.items()}


def _passes(name: str, check: Callable[[], object]) -> bool:
    try:
        check()
    except Exception as error:  # noqa: BLE001 - whatever a check raises, the service is not ready
        log.warning("Not ready: %s (%s)", name, type(error).__name__)
        return False
    return True
