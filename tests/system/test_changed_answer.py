"""One changed answer changes what counts it, and nothing else."""

from collections.abc import Mapping
from typing import Any

from plp_demo.report.figures import Figures
from plp_demo.report.printing import HAPPENED
from tests.support.commands import Played, about_people

COUNTING = (HAPPENED, "National table", "Every national figure")


def differing(before: Mapping[str, Any], after: Mapping[str, Any]) -> set[str]:
    assert set(before) == set(after)
    return {name for name in before if before[name] != after[name]}


def test_in_the_respondents_table_exactly_the_recommendations_change(pilot_run: Played, changed_run: Played) -> None:
    before, after = pilot_run.answered.respondents, changed_run.answered.respondents
    assert differing(before, after) == {"recommend"}
    assert before["recommend"] == {"count": 23, "base": 26, "share": "88.5"}
    assert after["recommend"] == {"count": 22, "base": 26, "share": "84.6"}


def test_one_printed_line_of_the_respondents_table_changes(pilot_run: Played, changed_run: Played) -> None:
    (title,) = [title for title in pilot_run.sections if "who answered the survey" in title]
    lines = zip(pilot_run.sections[title], changed_run.sections[title], strict=True)
    changed = [(before.split(), after.split()) for before, after in lines if before != after]
    assert changed == [
        (["would", "recommend", "23", "of", "26", "88.5%"], ["would", "recommend", "22", "of", "26", "84.6%"]),
    ]


def test_what_counts_other_things_is_printed_as_in_the_other_run(pilot_run: Played, changed_run: Played) -> None:
    first, second = about_people(pilot_run), about_people(changed_run)
    assert list(first) == list(second)
    counting = {title for title in first if title.startswith(COUNTING) or "who answered the survey" in title}
    assert len(counting) == 4
    assert differing(first, second) <= counting


def test_nationally_nothing_changes_outside_the_fact_that_counts_the_answer(pilot_run: Played, changed_run: Played) -> None:
    before, after = national_by_fact(pilot_run.answered), national_by_fact(changed_run.answered)
    assert len(before) == 4, list(before)
    assert differing(before, after) <= {"recommend"}
    assert after["recommend"] != []
    rest = [{**run.answered.national["bme"], "lines": []} for run in (pilot_run, changed_run)]
    assert rest[0] == rest[1]


def national_by_fact(figures: Figures) -> dict[str, list[Any]]:
    (shown,) = figures.national.values()
    return {fact: [line for line in shown["lines"] if line["fact"] == fact] for fact in (line["fact"] for line in shown["lines"])}


def test_as_much_happened_as_before(pilot_run: Played, changed_run: Played) -> None:
    assert pilot_run.answered.events == changed_run.answered.events
