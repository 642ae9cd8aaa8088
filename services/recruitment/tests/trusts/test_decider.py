"""Onboarding a trust, and its programme settings: proposed by one person, approved by another."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest

from plp_kit.core.deciding import Refusal
from plp_testkit.story import Story
from recruitment.applications.consents import ConsentText, Purpose
from recruitment.ids import PersonId, ProposalId
from recruitment.trusts import decider as trusts
from recruitment.trusts import settings as programme
from recruitment.trusts.decider import Command, Event, Region, TrustFacts, TrustKind
from recruitment.trusts.proposals import Answerer, Office, Step
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
LONGER = replace(SETTINGS, length_months_max=18)
CONTRADICTING = replace(SETTINGS, length_months_min=10)

FIRST, SECOND, THIRD = (ProposalId(UUID(int=number)) for number in (1, 2, 3))
ADA, BEN, CAI = (PersonId(UUID(int=number)) for number in (11, 12, 13))


def somebody(person: PersonId, *offices: Office, ids: frozenset[PersonId] = frozenset()) -> Answerer:
    return Answerer(person, ids | {person}, frozenset(offices))


FACILITATOR, LEAD, DECISION_MAKER = (somebody(BEN, office) for office in Office)
ONBOARD = trusts.OnboardTrust(FACTS, SETTINGS, FIRST)
PROPOSE = trusts.ProposeSettings(SECOND, LONGER, 1, ADA)
PROPOSED = trusts.SettingsProposed(SECOND, LONGER, 1, ADA)

unknown: Story[Command, Event] = Story(trusts.trusts)
onboarded = unknown.given(trusts.TrustOnboarded(FACTS, SETTINGS, FIRST))
running = onboarded.given(trusts.SettingsApproved(FIRST, 1, SETTINGS, BEN))
proposed = running.given(PROPOSED)


def test_a_trust_is_onboarded_with_its_facts_and_proposed_settings() -> None:
    unknown.when(ONBOARD).then(trusts.TrustOnboarded(FACTS, SETTINGS, FIRST))


@pytest.mark.parametrize("code", ["RHA", "R0A", "A1B2C", "not assigned yet"])
def test_the_shape_of_an_ods_code_is_no_reason_to_refuse(code: str) -> None:
    facts = replace(FACTS, ods_code=code)
    unknown.when(replace(ONBOARD, facts=facts)).then(trusts.TrustOnboarded(facts, SETTINGS, FIRST))


@pytest.mark.parametrize("facts", [replace(FACTS, name=" "), replace(FACTS, ods_code="")])
def test_a_trust_needs_a_name_and_an_ods_code(facts: TrustFacts) -> None:
    unknown.when(replace(ONBOARD, facts=facts)).refused(trusts.FACTS_EMPTY)


def test_settings_that_contradict_each_other_keep_a_trust_out() -> None:
    unknown.when(replace(ONBOARD, settings=CONTRADICTING)).refused(programme.SURVEY_AFTER_SHORTEST_LENGTH)


def test_a_trust_is_onboarded_once() -> None:
    onboarded.when(ONBOARD).refused(trusts.ONBOARDED_ALREADY)


def test_an_unknown_trust_has_no_settings_to_revise() -> None:
    unknown.when(PROPOSE).refused(trusts.NO_SUCH_TRUST)


# The first settings


def in_force(story: Story[Command, Event]) -> trusts.Settings | Refusal:
    return trusts.in_force(trusts.trusts.replay(story.history))


def test_no_cohort_begins_with_settings_that_no_facilitator_has_approved() -> None:
    assert in_force(unknown) is trusts.NO_SUCH_TRUST
    assert in_force(onboarded) is trusts.SETTINGS_NOT_APPROVED
    assert in_force(running) == trusts.Settings(1, SETTINGS)


def test_a_facilitator_approves_the_operators_settings_and_nobody_else_does() -> None:
    onboarded.when(trusts.ApproveSettings(FIRST, FACILITATOR)).then(trusts.SettingsApproved(FIRST, 1, SETTINGS, BEN))
    for answerer in (LEAD, DECISION_MAKER):
        onboarded.when(trusts.ApproveSettings(FIRST, answerer)).refused(trusts.ANOTHER_OFFICE)


def test_after_a_refusal_the_trust_proposes_its_own_first_settings() -> None:
    onboarded.when(trusts.RefuseSettings(FIRST, FACILITATOR)).then(trusts.SettingsRefused(FIRST, BEN))
    refused = onboarded.given(trusts.SettingsRefused(FIRST, BEN))
    assert in_force(refused) is trusts.SETTINGS_NOT_APPROVED
    own = refused.given(trusts.SettingsProposed(SECOND, SETTINGS, 0, ADA))
    refused.when(trusts.ProposeSettings(SECOND, SETTINGS, 0, ADA)).then(trusts.SettingsProposed(SECOND, SETTINGS, 0, ADA))
    own.when(trusts.ApproveSettings(SECOND, FACILITATOR)).refused(trusts.ANOTHER_OFFICE)
    own.when(trusts.ApproveSettings(SECOND, LEAD)).then(trusts.SettingsApproved(SECOND, 1, SETTINGS, BEN))


# Later settings


def test_settings_are_proposed_against_the_version_that_was_read() -> None:
    running.when(PROPOSE).then(PROPOSED)
    running.when(replace(PROPOSE, revises=0)).refused(trusts.PROPOSAL_STALE)
    proposed.when(PROPOSE).refused(trusts.PROPOSED_ALREADY)


@pytest.mark.parametrize("answerer", [LEAD, DECISION_MAKER])
def test_an_edi_lead_or_the_decision_maker_approves_them(answerer: Answerer) -> None:
    proposed.when(trusts.ApproveSettings(SECOND, answerer)).then(trusts.SettingsApproved(SECOND, 2, LONGER, BEN))
    approved = proposed.given(trusts.SettingsApproved(SECOND, 2, LONGER, BEN))
    assert in_force(proposed) == trusts.Settings(1, SETTINGS)
    assert in_force(approved) == trusts.Settings(2, LONGER)


@pytest.mark.parametrize("answer", [trusts.ApproveSettings, trusts.RefuseSettings])
def test_nobody_answers_what_they_proposed_under_any_of_their_ids_or_in_the_wrong_office(
    answer: Callable[[ProposalId, Answerer], Command],
) -> None:
    proposed.when(answer(SECOND, somebody(ADA, *Office))).refused(trusts.OWN_PROPOSAL)
    proposed.when(answer(SECOND, somebody(CAI, *Office, ids=frozenset({ADA})))).refused(trusts.OWN_PROPOSAL)
    proposed.when(answer(SECOND, FACILITATOR)).refused(trusts.ANOTHER_OFFICE)


def test_a_proposal_is_stale_once_another_was_approved() -> None:
    other = trusts.SettingsProposed(THIRD, replace(SETTINGS, survey_days=18), 1, CAI)
    both = proposed.given(other, trusts.SettingsApproved(THIRD, 2, other.settings, BEN))
    both.when(trusts.ApproveSettings(SECOND, LEAD)).refused(trusts.PROPOSAL_STALE)
    both.when(trusts.RefuseSettings(SECOND, LEAD)).then(trusts.SettingsRefused(SECOND, BEN))


def test_a_proposal_is_answered_once() -> None:
    refused = proposed.given(trusts.SettingsRefused(SECOND, BEN))
    for command in (trusts.ApproveSettings(SECOND, LEAD), trusts.RefuseSettings(SECOND, LEAD)):
        refused.when(command).refused(trusts.ANSWERED_ALREADY)
        running.when(command).refused(trusts.NO_SUCH_PROPOSAL)
    refused.when(PROPOSE).refused(trusts.PROPOSED_ALREADY)


def test_only_the_proposer_takes_a_proposal_back_under_any_id_and_only_until_it_is_answered() -> None:
    back = trusts.TakeBackSettings(SECOND, somebody(ADA))
    proposed.when(back).then(trusts.SettingsTakenBack(SECOND, ADA))
    joined = trusts.TakeBackSettings(SECOND, somebody(CAI, ids=frozenset({ADA})))
    proposed.when(joined).then(trusts.SettingsTakenBack(SECOND, CAI))
    proposed.when(trusts.TakeBackSettings(SECOND, somebody(BEN, *Office))).refused(trusts.NOT_OWN_PROPOSAL)
    onboarded.when(trusts.TakeBackSettings(FIRST, somebody(ADA, *Office))).refused(trusts.NOT_OWN_PROPOSAL)
    taken_back = proposed.given(trusts.SettingsTakenBack(SECOND, ADA))
    for command in (back, trusts.ApproveSettings(SECOND, LEAD)):
        taken_back.when(command).refused(trusts.ANSWERED_ALREADY)


STORIES = {
    "onboarded": onboarded,
    "proposed": proposed,
    "refused": proposed.given(trusts.SettingsRefused(SECOND, BEN)),
    "taken back": proposed.given(trusts.SettingsTakenBack(SECOND, ADA)),
    "approved": proposed.given(trusts.SettingsApproved(SECOND, 2, LONGER, BEN)),
    "stale": proposed.given(
        trusts.SettingsProposed(THIRD, replace(SETTINGS, survey_days=18), 1, CAI),
        trusts.SettingsApproved(THIRD, 2, replace(SETTINGS, survey_days=18), BEN),
    ),
}
STEPS: dict[Step, Callable[[ProposalId, Answerer], Command]] = {
    Step.APPROVE: trusts.ApproveSettings,
    Step.REFUSE: trusts.RefuseSettings,
    Step.TAKE_BACK: trusts.TakeBackSettings,
}


@pytest.mark.parametrize("story", STORIES.values(), ids=STORIES)
@pytest.mark.parametrize("id", [FIRST, SECOND, THIRD])
@pytest.mark.parametrize(
    "by", [FACILITATOR, LEAD, DECISION_MAKER, somebody(ADA), somebody(ADA, *Office), somebody(CAI, ids=frozenset({ADA}))]
)
def test_what_a_page_offers_is_what_would_not_be_refused(story: Story[Command, Event], id: ProposalId, by: Answerer) -> None:
    state = trusts.trusts.replay(story.history)
    allowed = [step for step, command in STEPS.items() if not isinstance(trusts.decide(state, command(id, by)), Refusal)]
    assert list(trusts.open_to(state, id, by)) == allowed


def test_settings_that_are_in_force_are_no_revision() -> None:
    running.when(replace(PROPOSE, settings=SETTINGS)).refused(trusts.SETTINGS_UNCHANGED)


def test_a_revision_may_not_contradict_itself() -> None:
    running.when(replace(PROPOSE, settings=CONTRADICTING)).refused(programme.SURVEY_AFTER_SHORTEST_LENGTH)


def reworded(version: int, wording: str) -> trusts.ProposeSettings:
    texts = (ConsentText(SETTINGS.consent_texts[0].purpose, version, wording), *SETTINGS.consent_texts[1:])
    return replace(PROPOSE, settings=replace(SETTINGS, consent_texts=texts))


def test_other_words_of_a_consent_need_another_version() -> None:
    """What somebody agreed to is on record as a version."""
    running.when(reworded(1, "May we do more?")).refused(trusts.CONSENT_REWORDED)
    second = reworded(2, "May we do more?")
    running.when(second).then(trusts.SettingsProposed(SECOND, second.settings, 1, ADA))


def test_an_earlier_version_of_a_consent_does_not_return() -> None:
    at_two = onboarded.given(trusts.SettingsApproved(FIRST, 1, reworded(2, "May we do more?").settings, BEN))
    at_two.when(reworded(1, "May we?")).refused(trusts.CONSENT_REWORDED)
