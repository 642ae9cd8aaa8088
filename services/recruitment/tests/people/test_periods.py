"""Until when bare facts about a person are held, which end with whatever leads to the person."""

from datetime import date

from recruitment.people.periods import application_held_until

KEPT_UNTIL, FACTS_UNTIL = date(2022, 1, 4), date(2033, 7, 12)


def test_a_record_of_consents_stays_as_long_as_what_they_allow_and_six_years_more() -> None:
    assert application_held_until(KEPT_UNTIL, None, submitted=True) == date(2028, 1, 4)


def test_who_never_handed_in_an_application_has_agreed_to_nothing() -> None:
    assert application_held_until(KEPT_UNTIL, None, submitted=False) == KEPT_UNTIL


def test_who_was_ever_accepted_is_held_as_long_as_their_cohort() -> None:
    """Also where they withdrew, so that what they wrote ends earlier; and longer, where the trust keeps that for longer."""
    assert application_held_until(KEPT_UNTIL, FACTS_UNTIL, submitted=True) == FACTS_UNTIL
    assert application_held_until(date(2030, 1, 4), FACTS_UNTIL, submitted=True) == date(2036, 1, 4)


def test_an_application_that_nothing_has_ended_yet_is_held_without_a_day() -> None:
    """As long as it is neither handed in nor lapsed."""
    assert application_held_until(None, None, submitted=False) is None
