"""One changed answer changes what counts it, and nothing else."""

import csv
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from plp_demo.report.telling import Figures
from tests.support.commands import Finished, demo


@pytest.fixture(scope="module")
def changed_run(scenarios: Path, tmp_path_factory: pytest.TempPathFactory) -> Finished:
    """The pilot, but for the first who would recommend it and lets the answer count nationally: now they would not."""
    folder = Path(shutil.copytree(scenarios / "pilot", tmp_path_factory.mktemp("scenarios") / "pilot"))
    with (folder / "answers.csv").open(encoding="utf-8", newline="") as text:
        rows = list(csv.DictReader(text))
    row = next(row for row in rows if row["recommend"] == "yes" and row["national_counts"] == "yes")
    row["recommend"] = "no"
    with (folder / "answers.csv").open("w", encoding="utf-8", newline="") as text:
        writer = csv.DictWriter(text, list(row))
        writer.writeheader()
        writer.writerows(rows)
    return demo(folder)


def differing(before: Mapping[str, Any], after: Mapping[str, Any]) -> set[str]:
    assert set(before) == set(after)
    return {name for name in before if before[name] != after[name]}


def test_in_the_respondents_table_exactly_the_recommendations_change(pilot_run: Finished, changed_run: Finished) -> None:
    before, after = pilot_run.answered.respondents, changed_run.answered.respondents
    assert differing(before, after) == {"recommend"}
    assert before["recommend"] == {"count": 23, "base": 26, "share": "88.5"}
    assert after["recommend"] == {"count": 22, "base": 26, "share": "84.6"}


def test_one_printed_line_of_the_respondents_table_changes(pilot_run: Finished, changed_run: Finished) -> None:
    (title,) = [title for title in pilot_run.sections if "who answered the survey" in title]
    lines = zip(pilot_run.sections[title], changed_run.sections[title], strict=True)
    changed = [(before.split(), after.split()) for before, after in lines if before != after]
    assert changed == [
        (["would", "recommend", "23", "of", "26", "88.5%"], ["would", "recommend", "22", "of", "26", "84.6%"]),
    ]


def test_nationally_nothing_changes_outside_the_fact_that_counts_the_answer(pilot_run: Finished, changed_run: Finished) -> None:
    before, after = national_by_fact(pilot_run.answered), national_by_fact(changed_run.answered)
    assert len(before) == 4, list(before)
    assert differing(before, after) <= {"recommend"}
    assert after["recommend"] != []
    rest = [{**run.answered.national["bme"], "lines": []} for run in (pilot_run, changed_run)]
    assert rest[0] == rest[1]


def national_by_fact(figures: Figures) -> dict[str, list[Any]]:
    (shown,) = figures.national.values()
    return {fact: [line for line in shown["lines"] if line["fact"] == fact] for fact in (line["fact"] for line in shown["lines"])}


def test_as_much_happened_as_before(pilot_run: Finished, changed_run: Finished) -> None:
    assert pilot_run.answered.events == changed_run.answered.events
