"""The whole proposal beside SciPy's bare assignment on the same scores, and beside mentor-match: 27, 500 and 5,000 pairs."""

import json
import os
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

from benchmarks.scale import FULL, Scale
from benchmarks.tables import Section, Table
from plp_demo.servers.postgres import PostgresServer

HERE: Final = Path(__file__).parent
ROOT: Final = HERE.parents[1]
MENTOR_MATCH_UP_TO: Final = 500
WAIT_SECONDS: Final = 900.0
COLUMNS: Final = (
    "pairs",
    "whole proposal, s",
    "all vetoes, s",
    "largest memory, MB",
    "bare assignment, s",
    "mentor-match, s",
    "worst pair (bare)",
    "sum (bare, mentor-match)",
)


def benchmark(_server: PostgresServer, scale: Scale) -> Section:
    sizes = (27, 500, 5_000) if scale == FULL else (27, 100)
    with TemporaryDirectory() as folder:
        other = _installed(Path(folder) / "mentor_match")
        rows = [_row(pairs, Path(folder) / "scores.json", other) for pairs in sizes]
    note = "" if other else "mentor-match could not be installed here. "
    return Section(
        "matching",
        (Table(COLUMNS, rows),),
        (f"{note}Whole: texts, scores, worst pair score and assignment. Bare knows no worst pair, no tie-break, no text.",),
    )


def _installed(folder: Path) -> Path | None:
    """Apart from everything of ours: mentor-match's import name is that of our service."""
    pip = [sys.executable, "-m", "pip", "--disable-pip-version-check", "--quiet", "install", "--require-hashes", "--no-deps"]
    done = subprocess.run([*pip, "--target", str(folder), "-r", str(HERE / "mentor_match.txt")], check=False)
    return folder if done.returncode == 0 else None


def _row(pairs: int, file: Path, other: Path | None) -> tuple[str, ...]:
    theirs = other is not None and pairs <= MENTOR_MATCH_UP_TO
    ours = _told(["-m", "benchmarks.matching.measured", str(pairs), str(file) if theirs else "-"], {})
    found = _told([str(HERE / "mentor_match.py"), str(file)], {"PYTHONPATH": str(other)}) if theirs else {}
    return (
        f"{pairs:,}",
        f"{ours['whole']:.3f}",
        f"{ours['vetoes']:.4f}" if "vetoes" in ours else "",
        f"{ours['megabytes']:.0f}",
        f"{ours['bare']:.3f}",
        f"{found['seconds']:.2f}" if found else "",
        f"{ours['worst_pair_score']} ({ours['bare_worst_pair_score']})",
        f"{ours['total']:,} ({ours['bare_total']:,}{', ' + format(found['total'], ',') if found else ''})",
    )


def _told(words: list[str], more: dict[str, str]) -> dict[str, Any]:
    done = subprocess.run(
        [sys.executable, *words],
        cwd=ROOT,
        env={**os.environ, **more},
        capture_output=True,
        text=True,
        check=False,
        timeout=WAIT_SECONDS,
    )
    if done.returncode:
        raise RuntimeError(done.stderr)
    told: dict[str, Any] = json.loads(done.stdout)
    return told
