"""How long people wait for a page, beside the slowest of its calls: eight people, who together ask for eight pages a second.

The platform is the one in mid-life, then one with a large cohort. The calls are made as the page makes them: side by side, at the
same rhythm.
"""

import os
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from functools import partial
from typing import Final

from benchmarks.figures import Figure, alternately, percentile
from benchmarks.http.benchmark import ROOT
from benchmarks.pages import large
from benchmarks.pages.asked import Asked, pages
from benchmarks.scale import Scale
from benchmarks.tables import Section, Table
from plp_demo.platform.platform import running
from plp_demo.platform.settling import Observer
from plp_demo.player.acting import Memory
from plp_demo.player.api_client import ApiClient
from plp_demo.player.people import people
from plp_demo.player.playing import Player
from plp_demo.scenario.model import Scenario
from plp_demo.scenario.reading import read
from plp_demo.scenario.steps import steps
from plp_demo.servers.postgres import PostgresServer
from plp_testkit.browsing import Visitor

CLIENTS: Final = 8
EVERY: Final = 1.0
"""Seconds between two pages of one person."""
SECONDS: Final = 10
"""Times the scale's seconds: of each run."""
MOST_TIMES: Final = 1.5
MOST_MORE: Final = 30.0
COLUMNS: Final = ("page", "calls", "page, p95, ms", "slowest call, p95, ms", "goal, ms", "p50 of the page, ms")


def benchmark(_server: PostgresServer, scale: Scale) -> Section:
    note = f"Load of the machine before: {os.getloadavg()[1]:.1f} (mean of 5 minutes)."
    rows = [*_rows(_midlife(), pages, scale), *_rows(large.scenario(), large.pages, scale)]
    return Section("pages", (Table(COLUMNS, rows),), (note,))


def _midlife() -> Scenario:
    scenario = read(ROOT / "scenarios" / "midlife")
    if not isinstance(scenario, Scenario):
        raise SystemExit("\n".join(map(str, scenario)))
    return scenario


def _rows(scenario: Scenario, pages: Callable[[ApiClient, Scenario], Sequence[Asked]], scale: Scale) -> list[tuple[str, ...]]:
    with _platform(scenario) as client, ThreadPoolExecutor(CLIENTS * 8) as threads:
        asked = pages(client, scenario)
        visitors = {page.name: [Visitor(client.at, page.person) for _ in range(CLIENTS)] for page in asked}
        return [_row(page, _measured(client, page, visitors[page.name], threads, scale)) for page in asked]


@contextmanager
def _platform(scenario: Scenario) -> Iterator[ApiClient]:
    with running(people(scenario), [trust.trust for trust in scenario.trusts], lambda _line: None) as platform:
        client = ApiClient(platform.at)
        player = Player(platform, Observer(platform.at.deployment), client, Memory())
        player.play(steps(scenario), scenario.about.ends_on, lambda _day, _done, _total: None)
        yield client


def _measured(
    client: ApiClient, page: Asked, visitors: Sequence[Visitor], threads: ThreadPoolExecutor, scale: Scale
) -> Mapping[str, Sequence[Sequence[float]]]:
    def of_page(number: int) -> None:
        visitors[number].open(page.path).raise_for_status()

    def of_calls(_number: int) -> None:
        asking = [threads.submit(client.get, service, page.person, path) for service, path in page.calls]
        for each in asking:
            each.result()

    seconds = SECONDS * scale.seconds
    _paced(of_page, threads, seconds / 4)
    _paced(of_calls, threads, seconds / 4)
    contenders = {"page": of_page, "calls": of_calls}
    return alternately({name: partial(_paced, ask, threads, seconds) for name, ask in contenders.items()}, scale.runs)


def _paced(ask: Callable[[int], None], threads: ThreadPoolExecutor, seconds: float) -> Sequence[float]:
    """Seconds that each took, of all clients; each client begins a part of `EVERY` after the one before."""
    began = time.monotonic() + 0.1
    return [each for one in threads.map(partial(_one, ask, began, seconds), range(CLIENTS)) for each in one]


def _one(ask: Callable[[int], None], began: float, seconds: float, number: int) -> Sequence[float]:
    took: list[float] = []
    at = began + EVERY * number / CLIENTS
    while at < began + seconds:
        time.sleep(max(0.0, at - time.monotonic()))
        asked = time.perf_counter()
        ask(number)
        took.append(time.perf_counter() - asked)
        at += EVERY
    return took


def _row(page: Asked, runs: Mapping[str, Sequence[Sequence[float]]]) -> tuple[str, ...]:
    slowest = _figure(runs["calls"], 0.95)
    goal = Figure(tuple(MOST_TIMES * value + MOST_MORE for value in slowest.values))
    waited = [str(_figure(runs["page"], share)) for share in (0.95, 0.5)]
    return (page.name, str(len(page.calls)), waited[0], str(slowest), str(goal), waited[1])


def _figure(runs: Sequence[Sequence[float]], share: float) -> Figure:
    return Figure(tuple(1000 * percentile(run, share) for run in runs))
