"""The package mentor-match on a finished matrix, in a process of its own: its import name is `matching`, as our service's is.

`python mentor_match.py FILE`: a JSON matrix of scores; prints the seconds that its assignment took and the sum that it found.
"""

import json
import sys
import time
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Cell:
    """What its functions ask of a match."""

    score: int


def main(file: str) -> None:
    from matching.process import (  # type: ignore[import-not-found]  # noqa: PLC0415 - mentor-match's, by PYTHONPATH
        calculate_matches,
        prepare_matrix,
    )

    scores = json.loads(Path(file).read_text(encoding="utf-8"))
    began = time.perf_counter()
    pairs = calculate_matches(prepare_matrix([[Cell(score) for score in row] for row in scores]))
    took = time.perf_counter() - began
    print(json.dumps({"seconds": took, "total": sum(scores[row][column] for row, column in pairs)}))


if __name__ == "__main__":
    main(sys.argv[1])
