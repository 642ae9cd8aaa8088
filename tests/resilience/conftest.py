"""A run of the pilot that is killed in part or whole, and what draws when."""

import logging
import os
import time
from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest

from tests.support.commands import Plp, playing

log = logging.getLogger(__name__)


@pytest.fixture
def random() -> Random:
    """PLP_KILL_SEED repeats a run's moments, as far as a machine repeats anything."""
    seed = int(os.environ.get("PLP_KILL_SEED", time.time_ns() % 1_000_000))
    log.warning("PLP_KILL_SEED=%s", seed)
    return Random(seed)


@pytest.fixture
def run(scenarios: Path) -> Iterator[Plp]:
    with playing("demo", scenarios / "pilot", "--full") as command:
        yield command
