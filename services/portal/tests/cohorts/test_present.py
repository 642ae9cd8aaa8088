"""What the page of a cohort says at each stage of its life, whatever the services answer."""

from datetime import date
from uuid import UUID

import pytest
from msgspec.structs import replace

from portal.cohorts.absent import Absent
from portal.cohorts.calls import (
    Cohort,
    Ended,
    Funnel,
    LeftBehind,
    ListedSetUp,
    PeopleLeftBehind,
    Progress,
    Round,
    Session,
    Survey,
)
from portal.cohorts.coming_next import Next
from portal.cohorts.present import CohortAnswers, CohortPage, cohort_page, set_up_rows
from portal.site.calls import Answer, ApiError, Outcome

DAY = date(2021, 3, 23)
COHORT = Cohort(
    UUID(int=1), "First", "SLT", "BME", date(2021, 1, 26), date(2021, 3, 16), date(2021, 4, 20), recruiting=True, launched=False
)
FUNNEL = Funnel(56, {"applied": 2, "accepted": 54}, {"Intranet": 20, "Network": 36})
OPENED = Round("first", 54, 52, 0, 0, None, outdated=False, signed_seats=(), published_on=None)
PROPOSED = replace(OPENED, received=54, pairs=26, unplaced=2, fingerprint="f")
SIGNED = replace(PROPOSED, signed_seats=("co_chair", "facilitator"))
PUBLISHED = replace(SIGNED, published_on=DAY)
PROGRESS = Progress("First", 26, 26, Ended(0, 0, 0), 0, 0, 0, 0, 0, ())
LAUNCHED = replace(PROGRESS, sessions=(Session("launch", date(2021, 4, 20), "virtual", 40),), ended=Ended(0, 0, 2), active=24)
PLANNED = Survey("mid", "planned", date(2022, 2, 20), date(2022, 3, 9), 0, None)
OPEN = replace(PLANNED, state="open", invited=55)


RECRUITING_CLOSED = Answer(replace(COHORT, recruiting=False))
COHORT_LAUNCHED = Answer(replace(COHORT, recruiting=False, launched=True))
ALL_DECIDED = Answer(replace(FUNNEL, by_state={"accepted": 56}))
ONE_ROUND: Outcome[tuple[Round, ...]] = Answer((PUBLISHED,))
UNDER_WAY = Answer(LAUNCHED)
NO_SURVEY: Outcome[tuple[Survey, ...]] = Answer(())


def page(
    cohort: Outcome[Cohort] = COHORT_LAUNCHED,
    funnel: Outcome[Funnel] = ALL_DECIDED,
    rounds: Outcome[tuple[Round, ...]] = ONE_ROUND,
    progress: Outcome[Progress] = UNDER_WAY,
    surveys: Outcome[tuple[Survey, ...]] = NO_SURVEY,
    left_behind: Outcome[PeopleLeftBehind] = ApiError.NOT_ALLOWED,
) -> CohortPage:
    return cohort_page(CohortAnswers(cohort, funnel, rounds, left_behind, progress, surveys))


def status(shown: CohortPage, heading: str) -> str:
    return next(step.status.text for step in shown.timeline if step.heading == heading)


def coming(shown: CohortPage) -> tuple[str, ...]:
    return tuple(each.sentence for each in shown.coming_next)


def test_whose_partner_has_gone_is_counted_with_the_first_day_to_act_by() -> None:
    whole: Outcome[tuple[Round, ...]] = Answer((replace(PUBLISHED, unplaced=0),))
    gone = tuple(LeftBehind(date(2021, 11, day)) for day in (25, 23))
    shown = page(rounds=whole, left_behind=Answer(PeopleLeftBehind(gone)))
    sentence = "2 people have lost their partners. Ask each of them what they would like, by 23 November 2021 at the latest."
    assert shown.coming_next == (Next(sentence, "/rematch"),)
    assert coming(page(rounds=whole, left_behind=Answer(PeopleLeftBehind(())))) == ()


def test_while_recruiting_the_last_day_is_named_and_how_many_wait() -> None:
    shown = page(Answer(COHORT), Answer(FUNNEL), Answer(()), Answer(PROGRESS))
    assert shown.coming_next == (
        Next("2 applications are waiting for a decision.", "/applications?state=applied"),
        Next("The last day to apply is 15 March 2021. After that, matching starts."),
    )
    assert (status(shown, "Recruiting"), status(shown, "Matching")) == ("In progress", "Cannot start yet")


@pytest.mark.parametrize(
    ("round_", "sentence", "tag"),
    [
        (
            OPENED,
            "2 applications have not reached matching yet. Pairs can be proposed when they have.",
            "Waiting for applications",
        ),
        (
            replace(OPENED, received=53),
            "1 application has not reached matching yet. Pairs can be proposed when it has.",
            "Waiting for applications",
        ),
        (
            replace(OPENED, received=54),
            "All applications have reached matching. Pairs can now be proposed.",
            "Ready to propose pairs",
        ),
        (
            PROPOSED,
            "The proposed pairs still need to be signed by a facilitator and a network co-chair.",
            "Waiting for signatures",
        ),
        (SIGNED, "The proposed pairs have both signatures. They can now be published.", "Signed"),
        (PUBLISHED, "2 people have no partner after the last round.", "Published"),
    ],
)
def test_a_round_says_what_it_waits_for(round_: Round, sentence: str, tag: str) -> None:
    shown = page(rounds=Answer((round_,)))
    assert coming(shown) == (sentence,)
    assert not isinstance(shown.matching, Absent)
    assert [each.status.text for each in shown.matching.rounds] == [tag]


def test_one_seat_that_is_filled_leaves_the_other() -> None:
    shown = page(rounds=Answer((replace(PROPOSED, signed_seats=("facilitator",)),)))
    assert shown.coming_next == (Next("The proposed pairs still need to be signed by a network co-chair.", "/matching"),)


def test_a_proposal_that_no_longer_holds_is_made_anew_whether_it_was_signed_or_not() -> None:
    for proposed in (PROPOSED, SIGNED):
        shown = page(rounds=Answer((replace(proposed, outdated=True),)))
        (coming,), matching = shown.coming_next, shown.matching
        assert (coming.sentence.split(":")[0], coming.page) == ("Pairs have to be proposed again", "/matching")
        assert not isinstance(matching, Absent)
        assert [each.status.text for each in matching.rounds] == ["Needs a new proposal"]


def test_pairs_before_their_launch_point_to_it() -> None:
    whole = replace(PUBLISHED, unplaced=0)
    shown = page(RECRUITING_CLOSED, rounds=Answer((whole,)), progress=Answer(PROGRESS))
    assert shown.coming_next == (Next("The cohort launches on 20 April 2021.", "/launch"),)
    assert (status(shown, "Launch"), status(shown, "Partnerships")) == ("Not started", "In progress")


def test_the_step_of_the_launch_is_done_by_the_launch_itself_and_not_by_a_session() -> None:
    held_before = page(RECRUITING_CLOSED, progress=UNDER_WAY)
    assert status(held_before, "Launch") == "Not started"
    launched = page(COHORT_LAUNCHED, progress=Answer(PROGRESS))
    assert (status(launched, "Launch"), launched.coming_next) == ("Completed", page(COHORT_LAUNCHED).coming_next)


def test_a_second_round_is_under_way() -> None:
    rematch = replace(OPENED, purpose="rematch", received=54)
    shown = page(rounds=Answer((PUBLISHED, rematch)))
    assert status(shown, "Matching") == "In progress"
    assert not isinstance(shown.matching, Absent)
    assert [each.heading for each in shown.matching.rounds] == ["First round", "Re-match 1"]


def test_it_says_that_the_readers_own_partnership_is_left_out() -> None:
    left_out = "Your own partnership is not counted here."
    others, nobody = replace(LAUNCHED, own_left_out=1), replace(PROGRESS, partnerships=0, active=0, own_left_out=1)
    shown = [page(progress=Answer(progress)).partnerships for progress in (others, nobody, LAUNCHED)]
    said = [(part.own, part.sentence) for part in shown if not isinstance(part, Absent)]
    assert said == [(left_out, None), (None, left_out), (None, None)]


def test_partnerships_have_their_base_and_sessions_theirs() -> None:
    shown = page().partnerships
    assert not isinstance(shown, Absent)
    facts = {fact.name: fact.value for fact in shown.facts}
    assert facts["Continuing"] == "24 of 26"
    assert facts["Ended because a partner left"] == "2 of 26"
    assert "Completed" not in facts


def test_pairs_that_were_taken_back_are_told_apart_from_those_that_ended() -> None:
    shown = page(progress=Answer(replace(LAUNCHED, taken_back=3))).partnerships
    assert not isinstance(shown, Absent)
    facts = {fact.name: fact.value for fact in shown.facts}
    assert facts["Pairs taken back before launch, not counted above"] == "3"
    assert facts["Ended because a partner left"] == "2 of 26"
    assert [row.attended for row in shown.sessions] == ["40 of 52"]


def test_attendance_has_no_base_while_matching_is_away() -> None:
    shown = page(rounds=ApiError.AWAY).partnerships
    assert not isinstance(shown, Absent)
    assert ([row.attended for row in shown.sessions], shown.base) == (["40"], None)


@pytest.mark.parametrize(
    ("survey", "sentence"),
    [
        (PLANNED, "The survey is planned for 20 February 2022. It opens only when its approval is on record."),
        (replace(PLANNED, state="approved"), "The survey opens on 20 February 2022."),
        (OPEN, "The survey closes on 9 March 2022."),
    ],
)
def test_a_survey_says_what_comes_next(survey: Survey, sentence: str) -> None:
    assert coming(page(rounds=Answer((replace(PUBLISHED, unplaced=0),)), surveys=Answer((survey,)))) == (sentence,)


def test_a_survey_that_is_open_says_how_many_are_invited_and_not_how_many_have_answered() -> None:
    shown = page(surveys=Answer((replace(OPEN, answered=20),)))
    assert not isinstance(shown.surveys, Absent)
    facts = {fact.name: fact.value for fact in shown.surveys.surveys[0].facts}
    assert facts == {"Opened": "20 February 2022", "Closes": "9 March 2022", "Invited": "55 people"}
    assert shown.surveys.surveys[0].note == "When the survey has closed, you can see how many people have answered."


def test_a_survey_that_is_closed_has_its_answers() -> None:
    shown = page(surveys=Answer((replace(OPEN, state="closed", answered=26),)))
    assert not isinstance(shown.surveys, Absent)
    facts = {fact.name: fact.value for fact in shown.surveys.surveys[0].facts}
    assert facts == {"Opened": "20 February 2022", "Closed": "9 March 2022", "Answered": "26 of 55 people invited"}
    assert status(shown, "Survey") == "Completed"


@pytest.mark.parametrize("error", ApiError)
def test_a_page_without_any_answer_says_so_in_each_part(error: ApiError) -> None:
    shown = page(error, error, error, error, error)
    assert (shown.title, shown.groups, shown.coming_next) == ("A cohort", (), ())
    assert all(isinstance(part, Absent) for part in (shown.recruiting, shown.matching, shown.partnerships, shown.surveys))
    assert {step.status.text for step in shown.timeline} == {"Not started" if error is ApiError.NOT_FOUND else "Not known"}


def test_a_cohort_whose_partnerships_are_over_is_completed() -> None:
    over = replace(LAUNCHED, active=0, ended=Ended(24, 0, 2), sessions=(Session("check_in", DAY, "hybrid", 9),))
    shown = page(progress=Answer(over))
    assert (status(shown, "Partnerships"), status(shown, "Check-ins")) == ("Completed", "Completed")


def test_cohorts_that_are_being_set_up_lead_to_their_tasks() -> None:
    (row,) = set_up_rows(Answer((ListedSetUp(UUID(int=2), "Spring 2022", DAY),)))
    assert (row.title, row.address, row.changed) == ("Spring 2022", f"/cohorts/{UUID(int=2)}/set-up", "23 March 2021")


@pytest.mark.parametrize("error", ApiError)
def test_where_set_ups_are_not_known_the_open_cohorts_are_listed_all_the_same(error: ApiError) -> None:
    assert set_up_rows(error) == ()
