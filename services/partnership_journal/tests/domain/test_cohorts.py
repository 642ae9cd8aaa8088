"""A cohort is heard of once."""

from datetime import date

from partnership_journal.domain import cohorts
from plp_testkit.story import Story

COHORT = cohorts.Cohort("First cohort", "SLT", "BME", date(2021, 4, 12))

unheard: Story[cohorts.HearCohort, cohorts.CohortHeard] = Story(cohorts.cohorts)


def test_a_cohort_is_heard_of_once() -> None:
    unheard.when(cohorts.HearCohort(COHORT)).then(cohorts.CohortHeard(COHORT))
    heard = unheard.given(cohorts.CohortHeard(COHORT))
    heard.when(cohorts.HearCohort(COHORT)).refused(cohorts.COHORT_HEARD_ALREADY)
