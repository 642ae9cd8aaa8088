"""A cohort is heard of once."""

from datetime import date

from partnership_journal.cohorts import decider as cohorts
from plp_testkit.story import Story

COHORT = cohorts.Cohort("First cohort", "SLT", "BME", date(2021, 4, 12))

unheard: Story[cohorts.ReceiveCohort, cohorts.CohortReceived] = Story(cohorts.cohorts)


def test_a_cohort_is_heard_of_once() -> None:
    unheard.when(cohorts.ReceiveCohort(COHORT)).then(cohorts.CohortReceived(COHORT))
    heard = unheard.given(cohorts.CohortReceived(COHORT))
    heard.when(cohorts.ReceiveCohort(COHORT)).refused(cohorts.COHORT_RECEIVED_ALREADY)
