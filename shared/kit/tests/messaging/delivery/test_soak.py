"""Anybody is killed, stopped, or loses their server, at moments drawn at random, under load: nothing is lost, doubled, inverted.

`make soak` strikes two hundred times on each bus; `make test` a few. PLP_SOAK_SEED repeats the draws, as far as a machine
repeats anything; PLP_SOAK_KILLS says how many, PLP_SOAK_SECONDS bounds the time.
"""

import logging
import os
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from random import Random

import pytest

from plp_testkit.delivery.delivery import verdict_at_rest
from plp_testkit.delivery.fates import Fate, Moment
from plp_testkit.delivery.hands import Hand, Hands

KILLS = int(os.environ.get("PLP_SOAK_KILLS", "15"))
SECONDS = float(os.environ.get("PLP_SOAK_SECONDS", "600"))
STOPPED_AT_MOST = 0.3
FATES = [Fate(), *(Fate(moment) for moment in Moment)]

log = logging.getLogger(__name__)


@dataclass(slots=True)
class Post:
    """Somebody is always at it: whoever is killed, by us or by a fate drawn before, is followed by another."""

    hire: Callable[[], Hand]
    hand: Hand
    kills: int = 0

    @classmethod
    def filled(cls, hire: Callable[[], Hand]) -> "Post":
        return cls(hire, hire())

    def strike(self) -> None:
        self.hand.kill()
        self.replaced()

    def replaced(self) -> None:
        """If it has met its fate meanwhile, or was struck."""
        if self.hand.ended:
            self.kills += 1
            self.hand = self.hire()


@dataclass(slots=True)
class Soak:
    crew: Hands
    drawn: Random
    posts: list[Post] = field(default_factory=list)

    def fill(self) -> None:
        writers = [lambda: self.crew.writer(self.drawn.randrange(10**6))] * 4
        relays = [lambda: self.crew.relay(self._fate())] * 3
        consumers = [lambda: self.crew.consumer(self._fate())] * 2
        self.posts = [Post.filled(hire) for hire in (*writers, *relays, *consumers)]

    @property
    def kills(self) -> int:
        return sum(post.kills for post in self.posts)

    def go_on(self, kills: int, seconds: float) -> None:
        """Until so many were killed, or the time is up."""
        until = time.monotonic() + seconds
        while self.kills < kills and time.monotonic() < until:
            time.sleep(self.drawn.uniform(0.02, 0.4))
            post = self.drawn.choice(self.posts)
            if self.drawn.random() < 0.7:
                post.strike()
            else:
                post.hand.stop()
                time.sleep(self.drawn.uniform(0, STOPPED_AT_MOST))
                post.hand.wake()
            for each in self.posts:
                each.replaced()

    def end(self) -> None:
        """The writers stop in the middle of whatever they do; two who are left alone bring it all home."""
        for post in self.posts:
            post.hand.kill()
        self.crew.relay()
        self.crew.consumer()

    def _fate(self) -> Fate:
        """Most work until they are struck; some fall by their own hand at a moment that matters."""
        fate = self.drawn.choice(FATES)
        return Fate(fate.moment, fate.signal, self.drawn.randint(1, 20))


@pytest.mark.timeout(SECONDS + 300)
def test_whoever_is_killed_at_random_nothing_is_lost_doubled_or_inverted(crew: Hands) -> None:
    seed = int(os.environ.get("PLP_SOAK_SEED", time.time_ns() % 1_000_000))
    log.warning("PLP_SOAK_SEED=%s", seed)
    soak = Soak(crew, Random(seed))
    soak.fill()
    soak.go_on(KILLS, SECONDS)
    soak.end()
    found = verdict_at_rest(crew.telling, crew.hearing, within=180)
    print(f"PLP_SOAK_SEED={seed} on {crew.bus.kind}: {soak.kills} killed, {found}")  # noqa: T201 - what `make soak` says
    assert found.holds, found
    assert soak.kills >= KILLS, f"{soak.kills} were killed in {SECONDS:.0f} s"
