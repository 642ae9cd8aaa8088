"""A scenario that cannot be played is refused before anything starts: by file, row, field and rule."""

import os
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from plp_demo.cli import demo as plp_demo
from plp_testkit.process_table import descendants
from tests.support.commands import demo

SPOILT = {
    "an unknown answer": (
        "answers.csv",
        (",served,yes,no,yes,", ",served,maybe,no,yes,"),
        "answers.csv, row 2, recommend: 'maybe' is not one of yes, no, not_sure, not_said",
    ),
    "a day that is none": (
        "rounds.csv",
        ("2021-03-23", "23/03/2021"),
        "rounds.csv, row 2, held_on: '23/03/2021' is not a date such as 2021-04-20",
    ),
    "a missing column": (
        "meetings.csv",
        (",how,", ",means,"),
        "meetings.csv, row 1, how: must be there: the column is missing",
    ),
    "a column that nobody may keep": ("people.csv", ("roles", "pay_band"), "people.csv, row 1, pay_band: "),
    "somebody who never applied": ("goals.csv", ("rha,first,c01,g1", "rha,first,c99,g1"), "goals.csv, row 2, person: "),
    "a headline that is not there": (
        "scenario.toml",
        ('"first"', '"ninth"'),
        "scenario.toml, headline_cohort: 'ninth' is not a cohort of 'rha'",
    ),
}


def refused(folder: Path, *options: str) -> str:
    """What it says, in this process. Nothing is started, so nothing is printed but faults."""
    before = descendants(os.getpid())
    result = CliRunner().invoke(plp_demo, ("demo", "--scenario", str(folder), *options), catch_exceptions=False)
    assert result.exit_code == 2, result.stderr
    assert result.stdout == ""
    assert descendants(os.getpid()) <= before
    return result.stderr


@pytest.mark.parametrize("name", SPOILT)
def test_refused_is(scenarios: Path, tmp_path: Path, name: str) -> None:
    file, (right, wrong), fault = SPOILT[name]
    spoilt = Path(shutil.copytree(scenarios / "pilot", tmp_path / "pilot")) / file
    text = spoilt.read_text(encoding="utf-8")
    assert right in text
    spoilt.write_text(text.replace(right, wrong, 1), encoding="utf-8")
    assert f"\n  {fault}" in refused(tmp_path / "pilot")


def test_everything_wrong_is_told_at_once(tmp_path: Path) -> None:
    needed = ("trusts", "topics", "people", "cohorts", "applications")
    finished = demo(tmp_path)
    assert (finished.exit_code, finished.output, finished.left, finished.figures) == (2, "", (), None)
    assert finished.errors.splitlines() == [
        "This scenario cannot be played (6 faults):",
        "  scenario.toml: must be there: it says what the scenario is",
        *(f"  {name}.csv: must be there: no scenario is without it" for name in needed),
    ]


@pytest.mark.parametrize("day", ["2021-01-11", "2022-04-13"])
def test_a_stop_outside_the_scenarios_dates_is_refused_with_its_range(scenarios: Path, day: str) -> None:
    said = refused(scenarios / "pilot", "--stop", day)
    assert said == f"This scenario cannot stop on {day}: it lasts from 2021-01-12 to 2022-04-12.\n"


def test_a_stop_that_is_no_day_is_refused(scenarios: Path) -> None:
    assert "'soon' does not match the format '%Y-%m-%d'" in refused(scenarios / "pilot", "--stop", "soon")
