"""Which periods of retention contradict each other, and what the record of processing says of them."""

import pytest

from plp_kit.core.deciding import Refusal
from recruitment.trusts import processing, retention
from recruitment.trusts.processing import Activity, Condition, LawfulBasis, Processing
from recruitment.trusts.retention import Retention

CONTRADICTING = {
    "nothing kept at all": (Retention(journals=0), retention.RETENTION_IMPOSSIBLE),
    "something kept for ever": (Retention(transcripts=601), retention.RETENTION_IMPOSSIBLE),
    "notes kept longer than the journal": (Retention(matching_notes=13), retention.NOTES_OUTLAST_JOURNALS),
    "consents that go before the transcripts": (Retention(consents=131), retention.CONSENTS_GO_FIRST),
    "consents that go before the survey's answers": (Retention(survey_answers=61), retention.CONSENTS_GO_FIRST),
    "accesses that go before the applications": (Retention(access_records=11), retention.ACCESSES_GO_FIRST),
}


@pytest.mark.parametrize(("kept", "refusal"), CONTRADICTING.values(), ids=CONTRADICTING)
def test_contradicting_periods_are_named(kept: Retention, refusal: Refusal) -> None:
    assert retention.contradiction_in(kept) == refusal


def test_the_periods_that_hold_where_a_trust_sets_none_contradict_nothing() -> None:
    assert retention.contradiction_in(Retention()) is None
    assert Retention().closed_applications == 12


def test_every_contradiction_of_periods_has_a_test() -> None:
    assert {refusal for refusal, _ in retention.CONTRADICTIONS} == {refusal for _, refusal in CONTRADICTING.values()}


def test_the_record_takes_its_periods_from_the_settings() -> None:
    recruiting = Processing(Activity.RECRUITING, LawfulBasis.PUBLIC_TASK, Condition.EXPLICIT_CONSENT, ("Occupational health",))
    survey = Processing(Activity.SURVEY, LawfulBasis.CONSENT, Condition.RESEARCH, ())
    lines = processing.record((survey, recruiting), Retention(closed_applications=6))
    assert [(line.activity, line.category, line.retention_months) for line in lines] == [
        (Activity.RECRUITING, "closed_applications", 6),
        (Activity.SURVEY, "survey_answers", 60),
    ]


def test_every_activity_has_a_category_of_retention() -> None:
    assert set(processing.CATEGORIES) == set(Activity)
