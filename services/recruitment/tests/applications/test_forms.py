"""What a cohort refuses in an application form, and what it never minds."""

from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID

import pytest

from plp_kit.core.deciding import Refusal
from plp_kit.core.sealed import KeyId, Sealed
from recruitment.applications import forms
from recruitment.applications.applicants import SealedForm, Side
from recruitment.applications.consents import Consent, ConsentText, Purpose
from recruitment.applications.forms import Form, Terms
from recruitment.applications.profile import Profile
from recruitment.ids import CohortId, PersonId
from recruitment.trusts.settings import ProfileLists

TERMS = Terms(
    recruiting=True,
    topics=frozenset({"Board papers", "Interviews", "Rostering"}),
    channels=frozenset({"Intranet"}),
    consent_texts=tuple(ConsentText(purpose, 2, "May we?") for purpose in Purpose),
    lists=ProfileLists(interests=("Golf", "Choirs"), sites=("North",)),
)
SEALED = Sealed(KeyId(UUID(int=3)), "application-1", "profile", "sealed")
TAKES_PART = Consent(Purpose.TAKE_PART, granted=True, version=2)
FORM = Form(
    sides=frozenset({Side.SENIOR}),
    senior_role_confirmed=True,
    identifies_with_group=False,
    aims_confirmed=True,
    profile=Profile(
        answers=("One", None, "Three"),
        topics_to_learn=("Board papers",),
        topics_to_share=("Interviews", "Rostering"),
        interests=("Golf",),
        site="North",
    ),
    consents=(TAKES_PART,),
    channel="Intranet",
)
SERVED = replace(FORM, sides=frozenset({Side.SERVED}), senior_role_confirmed=False, identifies_with_group=True)
BOTH = replace(FORM, sides=frozenset(Side), identifies_with_group=True)


def with_profile(**changed: Any) -> Form:  # noqa: ANN401 - whatever the field takes
    return replace(FORM, profile=replace(FORM.profile, **changed))


UNACCEPTABLE = {
    "one sent before recruiting opens": (
        FORM,
        replace(TERMS, recruiting=False, on=date(2021, 1, 3), opens_on=date(2021, 1, 4)),
        forms.RECRUITING_NOT_OPEN,
    ),
    "one sent when recruiting is closed": (FORM, replace(TERMS, recruiting=False), forms.RECRUITING_CLOSED),
    "unconfirmed aims": (replace(FORM, aims_confirmed=False), TERMS, forms.AIMS_UNCONFIRMED),
    "no side": (replace(FORM, sides=frozenset()), TERMS, forms.SIDE_MISSING),
    "the senior side without the role": (replace(FORM, senior_role_confirmed=False), TERMS, forms.SENIOR_ROLE_UNCONFIRMED),
    "the other side unidentified": (replace(SERVED, identifies_with_group=False), TERMS, forms.GROUP_NOT_IDENTIFIED),
    "both sides without the role": (replace(BOTH, senior_role_confirmed=False), TERMS, forms.SENIOR_ROLE_UNCONFIRMED),
    "nothing to learn": (with_profile(topics_to_learn=()), TERMS, forms.TOPICS_UNPICKED),
    "nothing to share": (with_profile(topics_to_share=()), TERMS, forms.TOPICS_UNPICKED),
    "a topic outside the list": (with_profile(topics_to_learn=("Golf",)), TERMS, forms.TOPIC_UNKNOWN),
    "a topic twice": (with_profile(topics_to_share=("Rostering", "Rostering")), TERMS, forms.TOPIC_UNKNOWN),
    "an interest twice": (with_profile(interests=("Golf", "Golf")), TERMS, forms.PICK_UNKNOWN),
    "an interest in one's own words": (with_profile(interests=("n/a",)), TERMS, forms.PICK_UNKNOWN),
    "a site outside the list": (with_profile(site="north"), TERMS, forms.PICK_UNKNOWN),
    "a directorate outside the list": (with_profile(directorate="Finance"), TERMS, forms.PICK_UNKNOWN),
    "a profession outside the list": (with_profile(profession="Nurse"), TERMS, forms.PICK_UNKNOWN),
    "two answers": (with_profile(answers=FORM.profile.answers[:2]), TERMS, forms.ANSWERS_NOT_THREE),
    "an unknown channel": (replace(FORM, channel="Rumour"), TERMS, forms.CHANNEL_UNKNOWN),
    "two answers to one purpose": (
        replace(FORM, consents=(TAKES_PART, replace(TAKES_PART, granted=False))),
        TERMS,
        forms.CONSENT_REPEATED,
    ),
    "an older consent text": (replace(FORM, consents=(replace(TAKES_PART, version=1),)), TERMS, forms.CONSENT_TEXT_REPLACED),
    "no consent to take part": (
        replace(FORM, consents=(replace(TAKES_PART, granted=False),)),
        TERMS,
        forms.TAKING_PART_NOT_AGREED,
    ),
    "no word on taking part": (replace(FORM, consents=()), TERMS, forms.TAKING_PART_NOT_AGREED),
}


@pytest.mark.parametrize(("form", "terms", "refusal"), UNACCEPTABLE.values(), ids=UNACCEPTABLE)
def test_a_form_is_refused_for(form: Form, terms: Terms, refusal: Refusal) -> None:
    assert forms.unacceptable(form, terms) == refusal


def test_everything_unacceptable_has_a_test() -> None:
    assert {refusal for refusal, _ in forms.UNACCEPTABLE} == {refusal for _, _, refusal in UNACCEPTABLE.values()}


def test_an_unanswered_question_stays_unanswered() -> None:
    assert forms.unacceptable(with_profile(answers=(None, None, None)), TERMS) is None


@pytest.mark.parametrize("form", [FORM, SERVED, BOTH, replace(BOTH, sides=frozenset({Side.SERVED}))])
def test_people_in_both_groups_choose_one_side_or_offer_both(form: Form) -> None:
    assert forms.unacceptable(form, TERMS) is None


def test_a_senior_leader_need_not_say_whether_they_belong_to_the_group() -> None:
    assert forms.unacceptable(replace(FORM, identifies_with_group=False), TERMS) is None


@pytest.mark.parametrize("purpose", [purpose for purpose in Purpose if purpose is not Purpose.TAKE_PART])
def test_refusing_any_other_purpose_never_blocks_taking_part(purpose: Purpose) -> None:
    refused = Consent(purpose, granted=False, version=2)
    assert forms.unacceptable(replace(FORM, consents=(TAKES_PART, refused)), TERMS) is None


@pytest.mark.parametrize(
    ("sides", "group"),
    [
        (frozenset[Side](), "unsaid"),
        (frozenset({Side.SENIOR}), "senior"),
        (frozenset({Side.SERVED}), "served"),
        (frozenset(Side), "both"),
    ],
)
def test_the_funnel_counts_everybody_in_one_group(sides: frozenset[Side], group: str) -> None:
    applicant = replace(FORM, sides=sides).applicant(CohortId(UUID(int=1)), PersonId(UUID(int=2)), SealedForm(SEALED))
    assert applicant.counted_as == group
