"""A trust's cohorts over time: each count with its base, and none that could name somebody."""

from datetime import date
from uuid import UUID

import pytest

from portal.own_cohorts.calls import Cohort, Counts, Progress, Survey
from portal.own_cohorts.present import Told, out_of, overview
from portal.site.calls import Answer, ApiError

ONE = UUID(int=1)
SPRING = Cohort(ONE, "Spring", date(2021, 4, 12), launched=True)
COUNTS: Answer[tuple[Counts, ...]] = Answer((Counts(ONE, 60, 53),))


@pytest.mark.parametrize(
    ("count", "base", "said"),
    [
        (53, 60, "53 of 60"),
        (5, 10, "5 of 10"),
        (4, 10, "Fewer than 5 of 10"),
        (0, 10, "0 of 10"),
        (6, 10, "All or nearly all of 10"),
        (10, 10, "All or nearly all of 10"),
        (2, 4, "Fewer than 5"),
        (0, 0, "Not yet"),
    ],
)
def test_a_count_that_could_name_somebody_is_said_in_words(count: int, base: int, said: str) -> None:
    assert out_of(count, base) == said


def test_a_cohort_has_what_each_service_says() -> None:
    surveys: tuple[Survey, ...] = (Survey(ONE, "mid", 53, 30), Survey(ONE, "end", 53, None))
    progress: tuple[Progress, ...] = (Progress(ONE, 27, 20, 142, 1),)
    page = overview((SPRING,), Told(COUNTS, Answer(progress), Answer(surveys)))
    (row,) = page.rows
    assert (row.launch, row.took_part, row.continuing) == ("Launched on 12 April 2021", "53 of 60", "20 of 27")
    assert (row.meetings, row.surveys) == ("142 in 27 partnerships", ("Middle: 30 of 53",))
    assert (page.is_whole, page.own) == (True, True)


def test_what_is_away_is_not_known_and_what_has_not_begun_is_not_yet() -> None:
    (row,) = overview((SPRING,), Told(ApiError.AWAY, ApiError.AWAY, ApiError.AWAY)).rows
    assert {row.took_part, row.continuing, row.meetings, *row.surveys} == {"Not known at the moment"}
    page = overview((SPRING,), Told(Answer(()), Answer(()), Answer(())))
    assert (page.rows[0].continuing, page.rows[0].meetings, page.rows[0].surveys, page.is_whole) == (
        "Not yet",
        "Not yet",
        ("Not yet",),
        True,
    )


def test_few_pairs_are_few_people() -> None:
    (row,) = overview((SPRING,), Told(COUNTS, Answer((Progress(ONE, 3, 2, 9, 0),)), Answer(()))).rows
    assert (row.continuing, row.meetings) == ("Fewer than 5", "Fewer than 5")
