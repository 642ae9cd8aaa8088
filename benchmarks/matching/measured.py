"""One size in a process of its own, so that its largest memory is its own: `python -m benchmarks.matching.measured PAIRS FILE`.

Whole: texts, scores, exclusions, worst pair score and assignment, from candidates to a proposal. Bare: SciPy's assignment on the
finished scores. The scores go to FILE, as JSON, where it is not `-`.
"""

import json
import resource
import sys
import time
from pathlib import Path
from typing import Final

import numpy as np
from scipy.optimize import linear_sum_assignment

from benchmarks.matching.cohorts import people, problem
from matching.planning.assignments import Assignment
from matching.planning.matrix import CandidateMatrix, candidate_matrix
from matching.planning.prices import Prices
from matching.planning.proposing import proposal
from matching.planning.scores import Candidate
from matching.planning.solving import solve

PRICED_UP_TO: Final = 500


def main(pairs: int, file: str) -> None:
    candidates = people(pairs)
    _proposed(people(2))  # Imports are not what is asked.
    began = time.perf_counter()
    matrix, assignment = _proposed(candidates)
    measures = assignment.measures
    told = {"whole": time.perf_counter() - began, "worst_pair_score": measures.worst_pair_score, "total": measures.total}
    told["megabytes"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    if pairs <= PRICED_UP_TO:
        began = time.perf_counter()
        Prices(matrix, assignment).vetoes()
        told["vetoes"] = time.perf_counter() - began
    scores = matrix.points.astype(np.float64)
    began = time.perf_counter()
    rows, columns = linear_sum_assignment(scores, maximize=True)
    told["bare"] = time.perf_counter() - began
    told |= {
        "bare_worst_pair_score": int(matrix.points[rows, columns].min()),
        "bare_total": int(matrix.points[rows, columns].sum()),
    }
    if file != "-":
        Path(file).write_text(json.dumps(matrix.points.tolist()), encoding="utf-8")
    print(json.dumps(told))


def _proposed(candidates: tuple[Candidate, ...]) -> tuple[CandidateMatrix, Assignment]:
    solved = problem(candidates)
    matrix = candidate_matrix(solved)
    assignment = solve(matrix)
    proposal(solved, matrix, assignment)
    return matrix, assignment


if __name__ == "__main__":
    main(int(sys.argv[1]), sys.argv[2])
