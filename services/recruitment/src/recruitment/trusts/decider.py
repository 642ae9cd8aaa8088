"""A trust of the programme: facts about it as they stood on a day, and the settings that its cohorts begin with.

Settings are proposed by one person and approved by another: the first by the operator and a facilitator, later ones by a
facilitator or EDI lead and an EDI lead or decision-maker. Until they are answered their proposer can take them back.

A trust's lasting identity is the tenant. Its ODS code, name, kind and region change when trusts merge, so they are dated facts.
The shape of an ODS code proves nothing: it has three characters or five, and only a dated register says whether it is assigned.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Final, TypeAlias

from plp_kit.core.deciding import Decider, Decision, Kind, Refusal
from plp_kit.core.stored import stored
from recruitment.ids import PersonId, ProposalId
from recruitment.trusts.proposals import Answerer, Proposal, Step
from recruitment.trusts.settings import ProgrammeSettings, contradiction, folded, rewords_a_version


class TrustKind(StrEnum):
    ACUTE = "acute"
    ACUTE_AND_COMMUNITY = "acute_and_community"
    AMBULANCE = "ambulance"
    COMMUNITY = "community"
    MENTAL_HEALTH = "mental_health"
    MENTAL_HEALTH_AND_COMMUNITY = "mental_health_and_community"
    SPECIALIST = "specialist"


class Region(StrEnum):
    """NHS England's regions by their ODS codes."""

    LONDON = "Y56"
    SOUTH_WEST = "Y58"
    SOUTH_EAST = "Y59"
    MIDLANDS = "Y60"
    EAST_OF_ENGLAND = "Y61"
    NORTH_WEST = "Y62"
    NORTH_EAST_AND_YORKSHIRE = "Y63"


@dataclass(frozen=True, slots=True)
class TrustFacts:
    """What was so on the day `noted_on`. A `synthetic` trust holds invented people, and every output says so."""

    name: str
    ods_code: str
    kind: TrustKind
    region: Region
    synthetic: bool
    noted_on: date


# Commands


@dataclass(frozen=True, slots=True)
class OnboardTrust:
    """The settings are the first proposal."""

    facts: TrustFacts
    settings: ProgrammeSettings
    proposal: ProposalId


@dataclass(frozen=True, slots=True)
class ProposeSettings:
    """`revises` is the version that the proposer read. `reason` is for those who answer."""

    proposal: ProposalId
    settings: ProgrammeSettings
    revises: int
    by: PersonId
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class ApproveSettings:
    proposal: ProposalId
    by: Answerer


@dataclass(frozen=True, slots=True)
class RefuseSettings:
    """`reason` is for the proposer."""

    proposal: ProposalId
    by: Answerer
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class TakeBackSettings:
    proposal: ProposalId
    by: Answerer


Answer: TypeAlias = ApproveSettings | RefuseSettings | TakeBackSettings
Command: TypeAlias = OnboardTrust | ProposeSettings | Answer


# Events


@stored("recruitment.trust_onboarded.v1")
@dataclass(frozen=True, slots=True)
class TrustOnboarded:
    """The settings are proposed, and not in force."""

    facts: TrustFacts
    settings: ProgrammeSettings
    proposal: ProposalId


@stored("recruitment.settings_proposed.v1")
@dataclass(frozen=True, slots=True)
class SettingsProposed:
    proposal: ProposalId
    settings: ProgrammeSettings
    revises: int
    by: PersonId
    reason: str | None = None


@stored("recruitment.settings_approved.v1")
@dataclass(frozen=True, slots=True)
class SettingsApproved:
    """They are in force. Cohorts that are open keep the version they began with."""

    proposal: ProposalId
    version: int
    settings: ProgrammeSettings
    by: PersonId


@stored("recruitment.settings_refused.v1")
@dataclass(frozen=True, slots=True)
class SettingsRefused:
    proposal: ProposalId
    by: PersonId
    reason: str | None = None


@stored("recruitment.settings_taken_back.v1")
@dataclass(frozen=True, slots=True)
class SettingsTakenBack:
    """Their proposer does not want them any more."""

    proposal: ProposalId
    by: PersonId


Answered: TypeAlias = SettingsApproved | SettingsRefused | SettingsTakenBack
Event: TypeAlias = TrustOnboarded | SettingsProposed | Answered


# States


@dataclass(frozen=True, slots=True)
class Unknown:
    pass


@dataclass(frozen=True, slots=True)
class Settings:
    """Settings that are in force."""

    version: int
    settings: ProgrammeSettings


@dataclass(frozen=True, slots=True)
class Onboarded:
    """`answered` are the proposals that are approved, refused or taken back.

    `in_force` is None until the first settings are approved.
    """

    facts: TrustFacts
    proposals: Mapping[ProposalId, Proposal]
    answered: frozenset[ProposalId] = frozenset()
    in_force: Settings | None = None

    @property
    def version(self) -> int:
        return self.in_force.version if self.in_force else 0


State: TypeAlias = Unknown | Onboarded


# Refusals

NO_SUCH_TRUST = Refusal("no_such_trust", "This trust has not been onboarded.", Kind.MISSING)
ONBOARDED_ALREADY = Refusal("onboarded_already", "This trust is onboarded. Its own people propose other settings.")
FACTS_EMPTY = Refusal("facts_empty", "A trust needs a name and an ODS code.")
SETTINGS_UNCHANGED = Refusal("settings_unchanged", "These are the settings in force.")
SETTINGS_NOT_APPROVED = Refusal(
    "settings_not_approved", "No settings are in force. A facilitator reads those that the operator proposed and approves them."
)
CONSENT_REWORDED = Refusal("consent_reworded", "People agreed to a consent text as it is. Give other words the next version.")
PROPOSED_ALREADY = Refusal("settings_proposed_already", "These settings are proposed already.")
NO_SUCH_PROPOSAL = Refusal("no_such_proposal", "There is no such proposal.", Kind.MISSING)
ANSWERED_ALREADY = Refusal("proposal_answered_already", "This proposal is approved, refused or taken back already.")
PROPOSAL_STALE = Refusal(
    "proposal_stale", "Other settings were approved meanwhile. Read those, then propose what should change.", Kind.STALE
)
OWN_PROPOSAL = Refusal("own_proposal", "You proposed these settings. Somebody else approves or refuses them.", Kind.FORBIDDEN)
NOT_OWN_PROPOSAL = Refusal("not_own_proposal", "Only the person who proposed these settings can take them back.", Kind.FORBIDDEN)
ANOTHER_OFFICE = Refusal(
    "another_office", "An EDI lead or the decision-maker answers settings; a facilitator the operator's first.", Kind.FORBIDDEN
)


def decide(state: State, command: Command) -> Decision[Event]:
    match state, command:
        case _, OnboardTrust():
            return not_onboarded(state, command) or [TrustOnboarded(command.facts, command.settings, command.proposal)]
        case Unknown(), _:
            return NO_SUCH_TRUST
        case Onboarded(), ProposeSettings():
            return _propose(state, command)
        case Onboarded(), ApproveSettings() | RefuseSettings() | TakeBackSettings():
            return _answer(state, command)


def not_onboarded(state: State, command: OnboardTrust) -> Refusal | None:
    """The first thing for which a trust cannot be onboarded so."""
    if isinstance(state, Onboarded):
        return ONBOARDED_ALREADY
    if not all(folded((command.facts.name, command.facts.ods_code))):
        return FACTS_EMPTY
    return contradiction(command.settings)


def _propose(state: Onboarded, command: ProposeSettings) -> Decision[Event]:
    if command.proposal in state.proposals:
        return PROPOSED_ALREADY
    if command.revises != state.version:
        return PROPOSAL_STALE
    if state.in_force and command.settings == state.in_force.settings:
        return SETTINGS_UNCHANGED
    proposed = SettingsProposed(command.proposal, command.settings, command.revises, command.by, command.reason)
    return wrong_with(state, command.settings) or [proposed]


def wrong_with(state: State, settings: ProgrammeSettings) -> Refusal | None:
    """The first thing for which these settings cannot come into force, whoever proposes them."""
    known = state.in_force if isinstance(state, Onboarded) else None
    if known and rewords_a_version(settings, known.settings):
        return CONSENT_REWORDED
    return contradiction(settings)


def _answer(state: Onboarded, command: Answer) -> Decision[Event]:
    proposal = state.proposals.get(command.proposal)
    if proposal is None:
        return NO_SUCH_PROPOSAL
    if refusal := _not_entitled(proposal, command):
        return refusal
    if command.proposal in state.answered:
        return ANSWERED_ALREADY
    match command:
        case ApproveSettings() if proposal.revises != state.version:
            return PROPOSAL_STALE
        case ApproveSettings(id, by):
            return [SettingsApproved(id, state.version + 1, proposal.settings, by.person)]
        case RefuseSettings(id, by, reason):
            return [SettingsRefused(id, by.person, reason)]
        case TakeBackSettings(id, by):
            return [SettingsTakenBack(id, by.person)]


def _not_entitled(proposal: Proposal, command: Answer) -> Refusal | None:
    is_own = proposal.by in command.by.ids
    if isinstance(command, TakeBackSettings):
        return None if is_own else NOT_OWN_PROPOSAL
    if is_own:
        return OWN_PROPOSAL
    return ANOTHER_OFFICE if proposal.answered_by.isdisjoint(command.by.offices) else None


def open_to(state: State, id: ProposalId, by: Answerer) -> tuple[Step, ...]:
    """What would not be refused to this person now: for a page that offers it."""
    proposal = state.proposals.get(id) if isinstance(state, Onboarded) else None
    if proposal is None or not isinstance(state, Onboarded) or id in state.answered:
        return ()
    if proposal.by in by.ids:
        return (Step.TAKE_BACK,)
    if proposal.answered_by.isdisjoint(by.offices):
        return ()
    return (Step.APPROVE, Step.REFUSE) if proposal.revises == state.version else (Step.REFUSE,)


def in_force(state: State) -> Settings | Refusal:
    """The settings with which a cohort may begin."""
    match state:
        case Unknown():
            return NO_SUCH_TRUST
        case Onboarded():
            return state.in_force or SETTINGS_NOT_APPROVED


def evolve(state: State, event: Event) -> State:
    match state, event:
        case _, TrustOnboarded(facts, settings, proposal):
            return Onboarded(facts, {proposal: Proposal(settings, revises=0, by=None)})
        case Onboarded(), _:
            return _settled(state, event)
        case Unknown(), _:
            return state


def _settled(state: Onboarded, event: SettingsProposed | Answered) -> Onboarded:
    match event:
        case SettingsProposed(proposal, settings, revises, by):
            return replace(state, proposals={**state.proposals, proposal: Proposal(settings, revises, by)})
        case SettingsApproved(proposal, version, settings):
            return replace(state, answered=state.answered | {proposal}, in_force=Settings(version, settings))
        case SettingsRefused(proposal) | SettingsTakenBack(proposal):
            return replace(state, answered=state.answered | {proposal})


trusts: Final[Decider[Command, State, Event]] = Decider(Unknown(), decide, evolve)
