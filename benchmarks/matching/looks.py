"""How long a look takes, from candidates to its answer: in rounds with people on both sides, and in wide ones.

In seconds of the processor, because nothing else is waited for: so a busy machine disturbs it less.
"""

import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from functools import partial
from typing import Final, TypeVar

from benchmarks.matching.cohorts import problem, round_of
from benchmarks.scale import FULL, Scale
from benchmarks.tables import Section, Table
from matching.considerations.decider import Step
from matching.ids import PersonId
from matching.planning.matrix import candidate_matrix
from matching.planning.problem import MatchingProblem
from matching.rounds.use_cases.looks.preview import Preview, preview
from matching.rounds.use_cases.looks.prices import other_partners, prices
from matching.rounds.use_cases.looks.repairs import repairs
from matching.rounds.use_cases.looks.round_at_work import RoundAtWork
from matching.rounds.use_cases.looks.steps import weighed
from plp_demo.servers.postgres import PostgresServer

COLUMNS: Final = (
    "seniors",
    "colleagues",
    "on both sides",
    "waited",
    "prices, CPU s",
    "alternatives, slowest of some people, CPU s",
    "preview, CPU s",
    "repairs, CPU s",
)
ASKED: Final = 5
"""Of either side, besides those on both and the worst pair."""


Answer = TypeVar("Answer")


@dataclass(frozen=True, slots=True)
class Round:
    """So many on each side; `both` of the seniors are on both, and this share of all were on a waiting list."""

    seniors: int
    colleagues: int
    both: int = 0
    waited: float = 0


SMALL: Final = (Round(27, 27), Round(27, 27, 3), Round(100, 100, 3))
ROUNDS: Final = (
    *(Round(27, 27, both) for both in (0, 3)),
    *(Round(100, 100, both) for both in (0, 1, 3, 6, 9)),
    Round(90, 130, 3, 0.2),
    *(Round(30, 1_500, both, waited) for both in (0, 3) for waited in (0, 0.02)),
    Round(1_500, 30, 3, 0.02),
    *(Round(500, 500, both) for both in (0, 3)),
)


def benchmark(_server: PostgresServer, scale: Scale) -> Section:
    rows = [_row(each) for each in (ROUNDS if scale == FULL else SMALL)]
    return Section("looks", (Table(COLUMNS, rows),), ("Each look has scores, the best assignment and its own answer in it.",))


def _row(size: Round) -> tuple[str, ...]:
    first = problem(round_of(size.seniors, size.colleagues, size.both, size.waited))
    at_work, opened = _timed(partial(_at_work, first))
    cells = at_work.assignment.cells
    signed = replace(first, signed=tuple((pair.senior, pair.colleague) for pair in at_work.pairs(cells)[1:]))
    again, opened_again = _timed(partial(_at_work, signed))
    one, other = sorted(at_work.matrix.people(cells[0]))
    measured = (
        opened + _timed(partial(prices, at_work))[1],
        opened + max(_timed(partial(other_partners, at_work, person))[1] for person in _asked(at_work)),
        opened + _timed(partial(_vetoed, at_work, one, other))[1],
        opened_again + _timed(partial(repairs, again))[1],
    )
    sides = (f"{size.seniors:,}", f"{size.colleagues:,}", str(size.both), f"{size.waited:.0%}")
    return (*sides, *(f"{seconds:.3f}" for seconds in measured))


def _asked(at_work: RoundAtWork) -> Iterable[PersonId]:
    matrix = at_work.matrix
    worst = min(at_work.assignment.cells, key=lambda cell: int(matrix.points[cell]))
    return {*matrix.sides.on_either, *matrix.people(worst), *matrix.seniors[:ASKED], *matrix.colleagues[:ASKED]}


def _vetoed(at_work: RoundAtWork, one: PersonId, other: PersonId) -> Preview:
    return preview(at_work, weighed(at_work, Step.VETO, one, other).after)


def _timed(work: Callable[[], Answer]) -> tuple[Answer, float]:
    began = time.process_time()
    answer = work()
    return answer, time.process_time() - began


def _at_work(matched: MatchingProblem) -> RoundAtWork:
    at_work = RoundAtWork(matched, candidate_matrix(matched))
    _ = at_work.assignment
    return at_work
