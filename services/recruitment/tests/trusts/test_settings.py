"""Which programme settings contradict each other."""

from dataclasses import replace

import pytest

from plp_kit.core.deciding import Refusal
from recruitment.applications.consents import ConsentText, Purpose
from recruitment.trusts import clean_erasures, retention
from recruitment.trusts import settings as programme
from recruitment.trusts.clean_erasures import CleanErasures
from recruitment.trusts.processing import Activity, Condition, LawfulBasis, Processing
from recruitment.trusts.retention import Retention
from recruitment.trusts.settings import ProfileLists, ProgrammeSettings, Words

PILOT = ProgrammeSettings(
    words=Words("SLT", "BME"),
    groups_served=("bme",),
    senior_level="Associate director and above",
    positive_action_reason="Few BME colleagues work at this level.",
    length_months_min=12,
    length_months_max=15,
    survey_month=10,
    survey_days=17,
    check_in_every_months=3,
    profile_questions=("What do you hope for?", "What do you bring?", "What do you enjoy?"),
    topics=("Board papers", "Interviews"),
    consent_texts=tuple(ConsentText(purpose, 1, "May we?") for purpose in Purpose),
)
RECRUITING = Processing(Activity.RECRUITING, LawfulBasis.PUBLIC_TASK, Condition.SUBSTANTIAL_PUBLIC_INTEREST, ())

CONTRADICTING = {
    "an empty word for a group": (replace(PILOT, words=Words("SLT", " ")), programme.WORDS_EMPTY),
    "one word for both groups": (replace(PILOT, words=Words("Partners", "partners ")), programme.WORDS_ALIKE),
    "a group outside the national list": (replace(PILOT, groups_served=("bme", "everybody")), programme.GROUP_SERVED_UNKNOWN),
    "no group": (replace(PILOT, groups_served=()), programme.GROUPS_SERVED_UNCLEAR),
    "a group twice": (replace(PILOT, groups_served=("bme", "bme")), programme.GROUPS_SERVED_UNCLEAR),
    "no senior level": (replace(PILOT, senior_level=""), programme.SENIOR_LEVEL_UNEXPLAINED),
    "no reason for positive action": (replace(PILOT, positive_action_reason=" "), programme.SENIOR_LEVEL_UNEXPLAINED),
    "no months at the least": (replace(PILOT, length_months_min=0), programme.BELOW_ONE),
    "a negative length": (replace(PILOT, length_months_max=-1), programme.BELOW_ONE),
    "a survey before the first month": (replace(PILOT, survey_month=0), programme.BELOW_ONE),
    "a survey of no days": (replace(PILOT, survey_days=0), programme.BELOW_ONE),
    "check-ins every no months": (replace(PILOT, check_in_every_months=0), programme.BELOW_ONE),
    "a shortest length above the longest": (replace(PILOT, length_months_min=16), programme.LENGTH_INVERTED),
    "a survey that opens at the end": (replace(PILOT, survey_month=12), programme.SURVEY_AFTER_SHORTEST_LENGTH),
    "a survey that opens after the end": (replace(PILOT, survey_month=14), programme.SURVEY_AFTER_SHORTEST_LENGTH),
    "a survey that closes after the end": (replace(PILOT, survey_days=60), programme.SURVEY_AFTER_SHORTEST_LENGTH),
    "a first check-in after the end": (replace(PILOT, check_in_every_months=13), programme.CHECK_INS_TOO_RARE),
    "two profile questions": (replace(PILOT, profile_questions=("One?", "Two?")), programme.PROFILE_QUESTIONS_NOT_THREE),
    "an empty profile question": (replace(PILOT, profile_questions=("One?", "", "3?")), programme.PROFILE_QUESTIONS_NOT_THREE),
    "no topics": (replace(PILOT, topics=()), programme.TOPICS_MISSING),
    "an empty topic": (replace(PILOT, topics=("Board papers", "")), programme.TOPICS_MISSING),
    "a topic twice": (replace(PILOT, topics=("Board papers", "board papers")), programme.TOPICS_REPEATED),
    "an interest twice": (replace(PILOT, lists=ProfileLists(interests=("Golf", "golf"))), programme.LISTS_UNCLEAR),
    "an empty site": (replace(PILOT, lists=ProfileLists(sites=("North", " "))), programme.LISTS_UNCLEAR),
    "a consent text that says nothing": (
        replace(PILOT, consent_texts=(ConsentText(Purpose.TAKE_PART, 1, " "), *PILOT.consent_texts[1:])),
        programme.CONSENT_TEXTS_INCOMPLETE,
    ),
    "a purpose without a text": (replace(PILOT, consent_texts=PILOT.consent_texts[1:]), programme.CONSENT_TEXTS_INCOMPLETE),
    "a purpose with two texts": (
        replace(PILOT, consent_texts=(*PILOT.consent_texts, ConsentText(Purpose.SURVEY, 2, "May we?"))),
        programme.CONSENT_TEXTS_INCOMPLETE,
    ),
    "a text of version 0": (
        replace(PILOT, consent_texts=(ConsentText(Purpose.TAKE_PART, 0, "May we?"), *PILOT.consent_texts[1:])),
        programme.CONSENT_TEXTS_INCOMPLETE,
    ),
    "a pay band as the senior level": (replace(PILOT, senior_level="Band 8c and above"), programme.SENIOR_LEVEL_A_BAND),
    "a question for ethnicity": (
        replace(PILOT, profile_questions=("What is your ethnicity?", "Two?", "Three?")),
        programme.ASKS_FOR_WHAT_IS_NEVER_KEPT,
    ),
    "an activity twice on record": (replace(PILOT, processing=(RECRUITING, RECRUITING)), programme.PROCESSING_REPEATED),
    "recruiting without a condition": (
        replace(PILOT, processing=(replace(RECRUITING, condition=Condition.NOT_SPECIAL),)),
        programme.CONDITION_MISSING,
    ),
}


@pytest.mark.parametrize(("settings", "refusal"), CONTRADICTING.values(), ids=CONTRADICTING)
def test_contradicting_settings_are_named(settings: ProgrammeSettings, refusal: Refusal) -> None:
    assert programme.contradiction(settings) == refusal


def test_the_pilots_settings_contradict_nothing() -> None:
    assert programme.contradiction(PILOT) is None


def test_every_contradiction_has_a_test() -> None:
    assert {refusal for refusal, _ in programme.CONTRADICTIONS} == {refusal for _, refusal in CONTRADICTING.values()}


def test_a_survey_may_close_on_the_last_day_of_the_shortest_two_months() -> None:
    assert programme.contradiction(replace(PILOT, survey_days=59)) is None


def test_a_question_about_race_equity_asks_for_nobodys_ethnicity() -> None:
    about = ("What would you like to understand about race equity?", "Where would you grade our meetings?", "What do you enjoy?")
    assert programme.contradiction(replace(PILOT, profile_questions=about)) is None


def test_periods_of_retention_that_contradict_each_other_are_contradictions_of_the_settings() -> None:
    forgetful = replace(PILOT, retention=Retention(consents=12))
    assert programme.contradiction(forgetful) == retention.CONSENTS_GO_FIRST


@pytest.mark.parametrize(
    ("rule", "refusal"),
    [
        (CleanErasures(" "), clean_erasures.CLEAN_ERASURES_UNAPPROVED),
        (CleanErasures("DPIA-7", wait_days=6), clean_erasures.CLEAN_ERASURES_WAIT),
        (CleanErasures("DPIA-7", wait_days=22), clean_erasures.CLEAN_ERASURES_WAIT),
        (CleanErasures("DPIA-7", looked_at_one_in=11), clean_erasures.CLEAN_ERASURES_UNSEEN),
        (CleanErasures("DPIA-7", looked_at_one_in=0), clean_erasures.CLEAN_ERASURES_UNSEEN),
        (CleanErasures("DPIA-7", wait_days=21, looked_at_one_in=1), None),
    ],
)
def test_a_rule_for_erasures_is_approved_waits_a_week_and_leaves_one_in_ten_to_a_person(
    rule: CleanErasures, refusal: Refusal | None
) -> None:
    assert programme.contradiction(replace(PILOT, clean_erasures=rule)) == refusal


@pytest.mark.parametrize(("months", "days"), [(1, 28), (2, 59), (3, 89), (6, 181), (12, 365), (14, 424)])
def test_months_are_counted_at_their_shortest(months: int, days: int) -> None:
    assert programme.fewest_days(months) == days
