"""Several workers of one service: one of them consumes, and another goes on where that one ended."""

from collections.abc import Callable
from dataclasses import replace
from importlib.resources import files

import pytest

from plp_demo.servers.ports import wait_until
from plp_kit.process import work
from plp_kit.process.loops import Loop
from plp_kit.process.runtime import Runtime
from plp_kit.service import Service
from plp_testkit.bus import Bus
from plp_testkit.delivery import counter_service
from plp_testkit.delivery.delivery import Publisher, Subscriber, delivery_report
from plp_testkit.fixtures.running_services import MakeRunningService, RunningService

NO_MIGRATIONS = files("plp_testkit")
COUNTING = Service(
    "counters", "Counters", counter_service.SLICES, counter_service.LANGUAGE, NO_MIGRATIONS, subscription=counter_service.COUNTING
)


@pytest.fixture
def running(make_running_service: MakeRunningService, publisher: Publisher) -> RunningService:
    return make_running_service(COUNTING, (), publisher.tenant)


@pytest.fixture
def subscriber(running: RunningService, publisher: Publisher, bus: Bus) -> Subscriber:
    return Subscriber(running.database, running.runtime.database, publisher.topic, bus.reader)


@pytest.fixture
def make_worker(running: RunningService, bus: Bus) -> Callable[[], Runtime]:
    def make() -> Runtime:
        return Runtime(COUNTING, replace(running.runtime.settings, bus_url=bus.settings("matching", writes=False).url))

    return make


def test_one_consumes_and_the_other_takes_over(
    make_worker: Callable[[], Runtime], publisher: Publisher, subscriber: Subscriber
) -> None:
    relay, workers = publisher.relay(), (make_worker(), make_worker())
    with work.loops(workers[1], "consumer") as (standing_by,):
        with work.loops(workers[0], "consumer") as (consuming,):
            consuming.step()
            for number in range(5):
                publisher.add(number)
            relay.step()
            assert wait_until(lambda: bool(consuming.step()), within=60)
            assert standing_by.step() == 0
        publisher.add(5)
        relay.step()
        assert wait_until(lambda: received(standing_by, subscriber) == 6, within=60)
    assert delivery_report(publisher, subscriber).holds
    for worker in workers:
        worker.database.close()
        worker.scheduler_database.close()


def received(worker: Loop, subscriber: Subscriber) -> int:
    worker.step()
    return len(subscriber.effects())
