"""One size in a process of its own, so that its largest memory is its own: `python -m benchmarks.matching.measured PAIRS FILE`.

Whole: texts, scores, exclusions, floor and assignment, from candidates to a proposal. Bare: SciPy's assignment on the finished
scores. The scores go to FILE, as JSON, where it is not `-`.
"""

import json
import resource
import sys
import time
from pathlib import Path
from typing import Final

import numpy as np
from scipy.optimize import linear_sum_assignment

from benchmarks.matching.cohorts import asked, people
from matching.domain.allocation import proposal
from matching.domain.planning.plans import Plan
from matching.domain.planning.prices import Prices
from matching.domain.planning.solving import solve
from matching.domain.planning.tables import Table, table
from matching.domain.scores import Candidate

PRICED_UP_TO: Final = 500


def main(pairs: int, file: str) -> None:
    candidates = people(pairs)
    _proposed(people(2))  # Imports are not what is asked.
    began = time.perf_counter()
    made, plan = _proposed(candidates)
    told = {"whole": time.perf_counter() - began, "floor": plan.measures.floor, "total": plan.measures.total}
    told["megabytes"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    if pairs <= PRICED_UP_TO:
        began = time.perf_counter()
        prices = Prices(made, plan)
        prices.vetoes()
        assert prices.exchanges is not None
        assert len(prices.exchanges.costs)
        told["prices"] = time.perf_counter() - began
    scores = made.points.astype(np.float64)
    began = time.perf_counter()
    rows, columns = linear_sum_assignment(scores, maximize=True)
    told["bare"] = time.perf_counter() - began
    told |= {"bare_floor": int(made.points[rows, columns].min()), "bare_total": int(made.points[rows, columns].sum())}
    if file != "-":
        Path(file).write_text(json.dumps(made.points.tolist()), encoding="utf-8")
    print(json.dumps(told))


def _proposed(candidates: tuple[Candidate, ...]) -> tuple[Table, Plan]:
    question = asked(candidates)
    made = table(question)
    plan = solve(made)
    proposal(question, made, plan)
    return made, plan


if __name__ == "__main__":
    main(int(sys.argv[1]), sys.argv[2])
