"""What the list of cohorts says of each, for facilitators and for EDI leads."""

from datetime import date
from typing import Final
from uuid import UUID

from msgspec.structs import replace

from portal.cohorts.calls import Cohort, Counts
from portal.cohorts.listing import CohortRow, cohort_rows
from portal.site.calls import Answer, ApiError, Outcome

COHORT: Final = Cohort(
    UUID(int=1), "First", "SLT", "BME", date(2021, 1, 26), date(2021, 3, 16), date(2021, 4, 20), recruiting=True, launched=False
)
CLOSED: Final = replace(COHORT, recruiting=False)
COUNTS: Final[Outcome[tuple[Counts, ...]]] = Answer((Counts(UUID(int=2), 3, 1), Counts(COHORT.cohort, 56, 54)))


def row(cohort: Cohort = COHORT, counts: Outcome[tuple[Counts, ...]] = COUNTS, *, opens: bool = True) -> CohortRow:
    (shown,) = cohort_rows([cohort], counts, lambda address: address if opens else None)
    return shown


def test_each_stage_is_named_with_its_days() -> None:
    stages = [row(each).state for each in (COHORT, CLOSED, replace(CLOSED, launched=True))]
    assert stages == ["Recruiting from 26 January 2021 until 15 March 2021", "Recruiting is closed", "Launched"]


def test_a_count_has_its_base_and_says_so_where_there_is_none() -> None:
    known: tuple[Outcome[tuple[Counts, ...]], ...] = (COUNTS, Answer(()), ApiError.AWAY)
    counts = [row(counts=each).accepted for each in known]
    assert counts == ["54 of 56", "Nobody has applied yet", "Not known at the moment"]


def test_somebody_who_may_not_open_a_cohort_has_no_link_to_it() -> None:
    assert (row().address, row(opens=False).address) == (f"/cohorts/{COHORT.cohort}", None)
