"""A trust of the programme: facts about it as they stood on a day, and the settings that its cohorts begin with.

A trust's lasting identity is the tenant. Its ODS code, name, kind and region change when trusts merge, so they are dated facts.
The shape of an ODS code proves nothing: it has three characters or five, and only a dated register says whether it is assigned.
"""

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Final, TypeAlias

from plp_kit.core.deciding import Decider, Decision, Kind, Refusal
from plp_kit.core.stored import stored
from recruitment.trusts.settings import ProgrammeSettings, contradiction, folded


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
    facts: TrustFacts
    settings: ProgrammeSettings


@dataclass(frozen=True, slots=True)
class ReviseSettings:
    settings: ProgrammeSettings


Command: TypeAlias = OnboardTrust | ReviseSettings


# Events


@stored("recruitment.trust_onboarded.v1")
@dataclass(frozen=True, slots=True)
class TrustOnboarded:
    """The settings are their version 1."""

    facts: TrustFacts
    settings: ProgrammeSettings


@stored("recruitment.settings_revised.v1")
@dataclass(frozen=True, slots=True)
class SettingsRevised:
    """Cohorts that are open keep the version they began with."""

    version: int
    settings: ProgrammeSettings


Event: TypeAlias = TrustOnboarded | SettingsRevised


# States


@dataclass(frozen=True, slots=True)
class Unknown:
    pass


@dataclass(frozen=True, slots=True)
class Onboarded:
    facts: TrustFacts
    settings: ProgrammeSettings
    settings_version: int = 1


State: TypeAlias = Unknown | Onboarded


# Refusals

NO_SUCH_TRUST = Refusal("no_such_trust", "This trust has not been onboarded.", Kind.MISSING)
ONBOARDED_ALREADY = Refusal("onboarded_already", "This trust is onboarded. Revise its settings instead.")
FACTS_EMPTY = Refusal("facts_empty", "A trust needs a name and an ODS code.")
SETTINGS_UNCHANGED = Refusal("settings_unchanged", "These are the settings in force.")


def decide(state: State, command: Command) -> Decision[Event]:
    match state, command:
        case Unknown(), OnboardTrust():
            return _onboard(command)
        case Unknown(), _:
            return NO_SUCH_TRUST
        case Onboarded(), OnboardTrust():
            return ONBOARDED_ALREADY
        case Onboarded(), ReviseSettings(settings):
            return _revise(state, settings)


def _onboard(command: OnboardTrust) -> Decision[Event]:
    if not all(folded((command.facts.name, command.facts.ods_code))):
        return FACTS_EMPTY
    return contradiction(command.settings) or [TrustOnboarded(command.facts, command.settings)]


def _revise(state: Onboarded, settings: ProgrammeSettings) -> Decision[Event]:
    if settings == state.settings:
        return SETTINGS_UNCHANGED
    return contradiction(settings) or [SettingsRevised(state.settings_version + 1, settings)]


def evolve(state: State, event: Event) -> State:
    match state, event:
        case _, TrustOnboarded(facts, settings):
            return Onboarded(facts, settings)
        case Onboarded(), SettingsRevised(version, settings):
            return replace(state, settings=settings, settings_version=version)
        case Unknown(), SettingsRevised():
            return state


trusts: Final[Decider[Command, State, Event]] = Decider(Unknown(), decide, evolve)
