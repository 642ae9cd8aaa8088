"""SIGKILL for any process of a run, at any moment: the supervisor starts it again, and the same figures come out."""

import logging
import os
import signal
import time
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from random import Random

from plp_demo.report import printing
from plp_testkit.process_table import descendants, lives
from tests.support.belonging import living
from tests.support.commands import PLAYING, Finished, Played, Plp, about_people

SERVERS = ("postgresql.data", "postgresql.vault")
SERVICES = ("recruitment", "matching", "partnership_journal", "evaluation", "insights")
PROCESSES = ("issuer", "portal", *(f"{service}.{what}" for service in SERVICES for what in ("http", "work")))
WITH_CHILDREN = ("postgresql.data", "evaluation.http")
OF_ATTEMPTS = frozenset({"recruitment.notice_begun.v1", "recruitment.notice_sent.v1"})
"""An e-mail whose process was killed while it was being sent is tried again after a time that no run lasts."""
SHORTEST, LONGEST = 0.05, 0.4
SEEN_WITHIN = 120.0
"""On a busy machine a process takes its time to appear, the first of a run above all."""

log = logging.getLogger(__name__)


@dataclass(slots=True)
class Killer:
    """Kills by name, after pauses drawn at random; says when, and whom."""

    run: Plp
    random: Random
    killed: list[str] = field(default_factory=list)

    def kill(self, name: str) -> None:
        """The process that the supervisor watches."""
        self._pause()
        self.run.wait_until(lambda: name in self.run.children(), within=SEEN_WITHIN, what=f"{name} lives")
        self._end(name, self.run.children()[name])
        self.killed.append(name)

    def kill_program(self, name: str) -> None:
        """One that runs to its end, and is not watched."""
        found: list[int] = []

        def look() -> bool:
            commands = living(self.run.temporary).items()
            found[:] = [pid for pid, command in commands if Path(command.partition(" ")[0]).name == name]
            return bool(found)

        self.run.wait_until(look, within=SEEN_WITHIN, what=f"{name} runs")
        self._end(name, found[0])

    def kill_child_of(self, name: str) -> None:
        """A worker of a master, or one of PostgreSQL's own processes: its parent starts another."""
        self._pause()
        self.run.wait_until(lambda: bool(self._children(name)), within=SEEN_WITHIN, what=f"{name} has children")
        self._end(f"a child of {name}", self.random.choice(self._children(name)))

    def _pause(self) -> None:
        time.sleep(self.random.uniform(SHORTEST, LONGEST))

    def _children(self, name: str) -> list[int]:
        pid = self.run.children().get(name)
        return sorted(child for child in descendants(pid) if lives(child)) if pid else []

    def _end(self, what: str, pid: int) -> None:
        log.warning("after %.1f s SIGKILL for %s", time.monotonic() - self.run.began, what)
        os.kill(pid, signal.SIGKILL)


def test_the_same_figures_come_out_after_any_kill(pilot_run: Played, run: Plp, random: Random) -> None:
    killer = Killer(run, random)
    killer.kill_program("initdb")
    run.wait_for("making databases")
    killer.kill(random.choice(SERVERS))
    run.wait_for("starting the issuer")
    killer.kill(random.choice(PROCESSES))
    run.wait_for(PLAYING)
    strikes = [partial(killer.kill, name) for name in (*SERVERS, *PROCESSES)]
    strikes += [partial(killer.kill_child_of, name) for name in WITH_CHILDREN]
    random.shuffle(strikes)
    for strike in strikes:
        strike()
    finished = run.finish()
    assert finished.answered.respondents == pilot_run.answered.respondents
    assert finished.answered.national == pilot_run.answered.national
    assert events(finished) == events(pilot_run)
    assert printed(finished) == printed(pilot_run)  # `plp-demo demo` prints as `plp-demo up` does.
    assert_told(finished, killer.killed)


def events(played: Played) -> list[tuple[str, str, int]]:
    return [counted for counted in played.answered.events if counted[1] not in OF_ATTEMPTS]


def printed(played: Played) -> dict[str, list[str]]:
    """But for the events, which are counted."""
    return {title: body for title, body in about_people(played).items() if title != printing.EVENTS}


def assert_told(finished: Finished, killed: list[str]) -> None:
    """Each at least as often as it was killed: PostgreSQL may need a second start while the dead one's last processes go."""
    again = finished.answered.restarts
    assert [name for name in (*SERVERS, *PROCESSES) if again[name] < killed.count(name)] == []
    told = [line.split() for line in finished.sections[printing.PROCESSES][2:]]
    assert told[: len(again)] == [[name, str(times)] for name, times in sorted(again.items())]
    phases = [line.rpartition("  ")[0].strip() for line in finished.sections[printing.TIMES][2:]]
    assert phases == ["starting", "playing the scenario", "reading the tables", "stopping", "all"]
    assert finished.left == ()
