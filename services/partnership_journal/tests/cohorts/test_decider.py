"""A cohort is heard of once, and its dates as they are moved."""

from datetime import date
from itertools import permutations

from partnership_journal.cohorts import decider as cohorts
from plp_kit.core.deciding import Refusal
from plp_testkit.story import Story

COHORT = cohorts.Cohort("First cohort", "SLT", "BME", date(2021, 4, 12))

unheard: Story[cohorts.Command, cohorts.Event] = Story(cohorts.cohorts)


def test_a_cohort_is_heard_of_once() -> None:
    unheard.when(cohorts.ReceiveCohort(COHORT)).then(cohorts.CohortReceived(COHORT))
    heard = unheard.given(cohorts.CohortReceived(COHORT))
    heard.when(cohorts.ReceiveCohort(COHORT)).refused(cohorts.COHORT_RECEIVED_ALREADY)


MOVED, MOVED_AGAIN = (cohorts.Dates(number, date(2021, 5, number), date(2033, 8, number)) for number in (1, 2))
LAUNCHED = cohorts.Dates(3, date(2021, 5, 24), date(2033, 8, 24), launched=True)


def test_only_later_dates_replace_earlier_ones() -> None:
    heard = unheard.given(cohorts.CohortReceived(COHORT), cohorts.DatesReceived(MOVED))
    heard.when(cohorts.ReceiveDates(MOVED_AGAIN)).then(cohorts.DatesReceived(MOVED_AGAIN))
    heard.given(cohorts.DatesReceived(MOVED_AGAIN)).when(cohorts.ReceiveDates(MOVED)).refused(cohorts.DATES_RECEIVED_ALREADY)


def test_a_cohort_that_comes_after_its_dates_has_them() -> None:
    known_before = unheard.given(cohorts.DatesReceived(LAUNCHED))
    cohort = cohorts.Cohort("First cohort", "SLT", "BME", LAUNCHED.launch_on, facts_until=LAUNCHED.facts_until)
    known_before.when(cohorts.ReceiveCohort(COHORT)).then(cohorts.CohortReceived(cohort, launched=True))


def test_dates_that_come_in_any_order_or_twice_come_to_the_same() -> None:
    facts: tuple[cohorts.Command, ...] = (
        cohorts.ReceiveCohort(COHORT),
        *map(cohorts.ReceiveDates, (MOVED, MOVED_AGAIN, LAUNCHED)),
    )
    assert {_after((*order, *order)) for order in permutations(facts)} == {LAUNCHED}


def _after(given: tuple[cohorts.Command, ...]) -> cohorts.Dates | None:
    story = unheard
    for command in given:
        decision = story.when(command).decision
        story = story if isinstance(decision, Refusal) else story.given(*decision)
    state = cohorts.cohorts.replay(story.history)
    assert isinstance(state, cohorts.Known)
    return state.dates
