"""What the page of a cohort says at each stage of its life, whatever the services told."""

from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest

from portal.adapters.evaluation import Survey
from portal.adapters.matching import Round
from portal.adapters.outcomes import Outcome, Told, Untold
from portal.adapters.partnership_journal import Ended, Progress, Session
from portal.adapters.recruitment import Cohort, Funnel, Trust
from portal.entrypoints.presenters.cohort import CohortPage, Heard, cohort_page
from portal.entrypoints.presenters.shapes import Absent

DAY = date(2021, 3, 23)
COHORT = Cohort(UUID(int=1), "First", "SLT", "BME", date(2021, 1, 26), date(2021, 3, 16), date(2021, 4, 20), recruiting=True)
FUNNEL = Funnel(56, {"applied": 2, "accepted": 54}, {"Intranet": 20, "Network": 36})
OPENED = Round("first", 54, 52, 0, 0, None, (), None)
PROPOSED = replace(OPENED, received=54, pairs=26, unplaced=2, fingerprint="f")
SIGNED = replace(PROPOSED, signed_seats=("co_chair", "facilitator"))
PUBLISHED = replace(SIGNED, published_on=DAY)
PROGRESS = Progress("First", 26, 26, Ended(0, 0, 0), 0, 0, 0, ())
LAUNCHED = replace(PROGRESS, sessions=(Session("launch", date(2021, 4, 20), "virtual", 40),), ended=Ended(0, 0, 2), active=24)
PLANNED = Survey("mid", "planned", date(2022, 2, 20), date(2022, 3, 9), 0, 0)
OPEN = replace(PLANNED, state="open", invited=55, answered=20)


RECRUITED = Told(replace(COHORT, recruiting=False))
ANSWERED = Told(replace(FUNNEL, by_state={"accepted": 56}))
A_ROUND: Outcome[tuple[Round, ...]] = Told((PUBLISHED,))
UNDER_WAY = Told(LAUNCHED)
NO_SURVEY: Outcome[tuple[Survey, ...]] = Told(())


def page(
    cohort: Outcome[Cohort] = RECRUITED,
    funnel: Outcome[Funnel] = ANSWERED,
    rounds: Outcome[tuple[Round, ...]] = A_ROUND,
    progress: Outcome[Progress] = UNDER_WAY,
    surveys: Outcome[tuple[Survey, ...]] = NO_SURVEY,
) -> CohortPage:
    return cohort_page(Heard(Told(Trust("A trust", synthetic=False)), cohort, funnel, rounds, progress, surveys))


def status(shown: CohortPage, heading: str) -> str:
    return next(step.status.text for step in shown.timeline if step.heading == heading)


def test_while_recruiting_the_last_day_is_named_and_who_waits() -> None:
    shown = page(Told(COHORT), Told(FUNNEL), Told(()), Told(PROGRESS))
    assert shown.coming_next == (
        "2 applications wait for an answer.",
        "The last day to apply is 15 March 2021; then matching begins.",
    )
    assert (status(shown, "Recruiting"), status(shown, "Matching")) == ("In progress", "Cannot start yet")


@pytest.mark.parametrize(
    ("round_", "sentence", "tag"),
    [
        (
            OPENED,
            "Matching has not heard of 2 applications yet. Pairs can be proposed once it has heard of all 54.",
            "Waiting for applications",
        ),
        (replace(OPENED, received=54), "Matching has heard of all 54 applications: pairs can be proposed.", "Ready to propose"),
        (
            PROPOSED,
            "The proposed pairs still need the signature of a facilitator and a network co-chair.",
            "Waiting for signatures",
        ),
        (SIGNED, "The proposed pairs are signed in both seats: they can be published.", "Signed"),
        (PUBLISHED, "2 people have no partner after the last round.", "Published"),
    ],
)
def test_a_round_says_what_it_waits_for(round_: Round, sentence: str, tag: str) -> None:
    shown = page(rounds=Told((round_,)))
    assert shown.coming_next == (sentence,)
    assert not isinstance(shown.matching, Absent)
    assert [each.status.text for each in shown.matching.rounds] == [tag]


def test_one_seat_that_is_filled_leaves_the_other() -> None:
    shown = page(rounds=Told((replace(PROPOSED, signed_seats=("facilitator",)),)))
    assert shown.coming_next == ("The proposed pairs still need the signature of a network co-chair.",)


def test_pairs_before_their_launch_point_to_it() -> None:
    whole = replace(PUBLISHED, unplaced=0)
    shown = page(rounds=Told((whole,)), progress=Told(PROGRESS))
    assert shown.coming_next == ("The cohort launches on 20 April 2021.",)
    assert (status(shown, "Launch"), status(shown, "Partnerships")) == ("Not started", "In progress")


def test_a_second_round_is_under_way() -> None:
    rematch = Round("rematch", 54, 54, 0, 0, None, (), None)
    shown = page(rounds=Told((PUBLISHED, rematch)))
    assert status(shown, "Matching") == "In progress"
    assert not isinstance(shown.matching, Absent)
    assert [each.heading for each in shown.matching.rounds] == ["First round", "Re-match 1"]


def test_partnerships_have_their_base_and_sessions_theirs() -> None:
    shown = page().partnerships
    assert not isinstance(shown, Absent)
    facts = {fact.name: fact.value for fact in shown.facts}
    assert facts["Going on"] == "24 of 26"
    assert facts["Ended because a partner left"] == "2 of 26"
    assert "Completed" not in facts
    assert [row.attended for row in shown.sessions] == ["40 of 52"]


def test_attendance_has_no_base_while_matching_is_away() -> None:
    shown = page(rounds=Untold.AWAY).partnerships
    assert not isinstance(shown, Absent)
    assert ([row.attended for row in shown.sessions], shown.base) == (["40"], None)


@pytest.mark.parametrize(
    ("survey", "sentence"),
    [
        (PLANNED, "The survey is planned for 20 February 2022. It does not open before its approval is on record."),
        (replace(PLANNED, state="approved"), "The survey opens on 20 February 2022."),
        (OPEN, "The survey closes on 9 March 2022. So far 20 of 55 people invited have answered."),
    ],
)
def test_a_survey_says_what_comes_next(survey: Survey, sentence: str) -> None:
    assert page(rounds=Told((replace(PUBLISHED, unplaced=0),)), surveys=Told((survey,))).coming_next == (sentence,)


def test_a_survey_that_is_closed_has_its_answers() -> None:
    shown = page(surveys=Told((replace(OPEN, state="closed", answered=26),)))
    assert not isinstance(shown.surveys, Absent)
    facts = {fact.name: fact.value for fact in shown.surveys.surveys[0].facts}
    assert facts == {"Opened": "20 February 2022", "Closed": "9 March 2022", "Answered": "26 of 55 people invited"}
    assert status(shown, "Survey") == "Completed"


@pytest.mark.parametrize("untold", [Untold.AWAY, Untold.NOT_ALLOWED, Untold.UNKNOWN])
def test_whatever_is_missing_is_said_and_the_page_stands(untold: Untold) -> None:
    shown = page(untold, untold, untold, untold, untold)
    assert (shown.title, shown.groups, shown.coming_next) == ("A cohort", None, ())
    assert all(isinstance(part, Absent) for part in (shown.recruiting, shown.matching, shown.partnerships, shown.surveys))
    assert {step.status.text for step in shown.timeline} == {"Not known"}


def test_a_cohort_whose_partnerships_are_over_is_completed() -> None:
    over = replace(LAUNCHED, active=0, ended=Ended(24, 0, 2), sessions=(Session("check_in", DAY, "hybrid", 9),))
    shown = page(progress=Told(over))
    assert (status(shown, "Partnerships"), status(shown, "Check-ins")) == ("Completed", "Completed")
