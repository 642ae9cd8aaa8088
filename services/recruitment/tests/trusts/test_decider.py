"""Onboarding a trust, and changing its programme settings."""

from dataclasses import replace
from datetime import date

import pytest

from plp_testkit.story import Story
from recruitment.applications.consents import ConsentText, Purpose
from recruitment.trusts import decider as trusts
from recruitment.trusts import settings as programme
from recruitment.trusts.decider import Command, Event, Region, TrustFacts, TrustKind
from recruitment.trusts.settings import ProgrammeSettings, Words

FACTS = TrustFacts(
    name="Synthetic Vale NHS Foundation Trust",
    ods_code="TZ0",
    kind=TrustKind.MENTAL_HEALTH,
    region=Region.MIDLANDS,
    synthetic=True,
    noted_on=date(2021, 1, 5),
)
SETTINGS = ProgrammeSettings(
    words=Words("SLT", "BME"),
    group_served="bme",
    senior_level="Associate director and above",
    positive_action_reason="Few BME colleagues work at this level.",
    length_months_min=12,
    length_months_max=15,
    survey_month=10,
    survey_days=17,
    check_in_every_months=3,
    profile_questions=("What do you hope for?", "What do you bring?", "What do you enjoy?"),
    topics=("Board papers", "Interviews"),
    consent_texts=tuple(ConsentText(purpose, 1) for purpose in Purpose),
)
LONGER = replace(SETTINGS, length_months_max=18)
CONTRADICTING = replace(SETTINGS, length_months_min=10)

unknown: Story[Command, Event] = Story(trusts.trusts)
onboarded = unknown.given(trusts.TrustOnboarded(FACTS, SETTINGS))


def test_a_trust_is_onboarded_with_its_facts_and_settings() -> None:
    unknown.when(trusts.OnboardTrust(FACTS, SETTINGS)).then(trusts.TrustOnboarded(FACTS, SETTINGS))


@pytest.mark.parametrize("code", ["RHA", "R0A", "A1B2C", "not assigned yet"])
def test_the_shape_of_an_ods_code_is_no_reason_to_refuse(code: str) -> None:
    facts = replace(FACTS, ods_code=code)
    unknown.when(trusts.OnboardTrust(facts, SETTINGS)).then(trusts.TrustOnboarded(facts, SETTINGS))


@pytest.mark.parametrize("facts", [replace(FACTS, name=" "), replace(FACTS, ods_code="")])
def test_a_trust_needs_a_name_and_an_ods_code(facts: TrustFacts) -> None:
    unknown.when(trusts.OnboardTrust(facts, SETTINGS)).refused(trusts.FACTS_EMPTY)


def test_settings_that_contradict_each_other_keep_a_trust_out() -> None:
    unknown.when(trusts.OnboardTrust(FACTS, CONTRADICTING)).refused(programme.SURVEY_AFTER_SHORTEST_LENGTH)


def test_a_trust_is_onboarded_once() -> None:
    onboarded.when(trusts.OnboardTrust(FACTS, SETTINGS)).refused(trusts.ONBOARDED_ALREADY)


def test_an_unknown_trust_has_no_settings_to_revise() -> None:
    unknown.when(trusts.ReviseSettings(LONGER)).refused(trusts.NO_SUCH_TRUST)


def test_each_revision_of_the_settings_is_a_new_version() -> None:
    onboarded.when(trusts.ReviseSettings(LONGER)).then(trusts.SettingsRevised(2, LONGER))
    revised = onboarded.given(trusts.SettingsRevised(2, LONGER))
    revised.when(trusts.ReviseSettings(SETTINGS)).then(trusts.SettingsRevised(3, SETTINGS))


def test_settings_that_are_in_force_are_no_revision() -> None:
    onboarded.when(trusts.ReviseSettings(SETTINGS)).refused(trusts.SETTINGS_UNCHANGED)


def test_a_revision_may_not_contradict_itself() -> None:
    onboarded.when(trusts.ReviseSettings(CONTRADICTING)).refused(programme.SURVEY_AFTER_SHORTEST_LENGTH)
