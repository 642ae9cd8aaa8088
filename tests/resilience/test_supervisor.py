"""SIGKILL for the supervisor of a run, which nothing of the run survives."""

import time
from random import Random

import pytest

from plp_demo.servers.ports import wait_until
from tests.support.belonging import CLUSTERS, living
from tests.support.commands import PLAYING, Plp


@pytest.mark.parametrize("until", ["making databases", PLAYING])
def test_when_the_supervisor_is_killed_nothing_survives(run: Plp, random: Random, until: str) -> None:
    run.wait_for(until)
    time.sleep(random.uniform(0, 3))
    everyone = living(run.temporary)
    assert len(everyone) > len(CLUSTERS)
    run.process.kill()
    assert wait_until(lambda: not living(run.temporary), within=60, pause=0.1), living(run.temporary)
