"""What an applicant reads before they apply: a cohort's plan, with the settings that it began with, in one view."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final
from uuid import UUID

from plp_kit.core.shown import shown
from recruitment.applications.consents import ASKED_OF_APPLICANTS, NEEDED, ConsentText, Purpose
from recruitment.applications.forms import Terms
from recruitment.applications.profile import MeetingMode, ProfileQuestion, Slot, asked
from recruitment.cohorts.dates import Applying
from recruitment.cohorts.decider import Closed, Recruiting, closed_on, days_of
from recruitment.trusts.settings import ProgrammeSettings

A_DAY: Final = timedelta(days=1)


@shown
@dataclass(frozen=True, slots=True)
class SeniorSide:
    """People who confirm that their role is of this `level`, which is never a pay band, and why the programme asks for them."""

    word: str
    level: str
    positive_action_reason: str


@shown
@dataclass(frozen=True, slots=True)
class ServedSide:
    """People who say that they belong to one of these groups of the national list. Nobody is asked to which."""

    word: str
    groups: tuple[str, ...]


@shown
@dataclass(frozen=True, slots=True)
class AskedConsent:
    """A consent text in full. Nobody can apply without a consent that is `needed`; the others can be refused."""

    purpose: Purpose
    version: int
    wording: str
    needed: bool


@shown
@dataclass(frozen=True, slots=True)
class Choices:
    """What an applicant picks from. What has an empty list is not asked.

    Of the topics at least one is picked to learn about and one to share, each once, and at most all of them. A channel is how
    they heard of the cohort.
    """

    topics: tuple[str, ...]
    interests: tuple[str, ...]
    sites: tuple[str, ...]
    directorates: tuple[str, ...]
    professions: tuple[str, ...]
    channels: tuple[str, ...]
    meeting_modes: list[MeetingMode]
    availability: list[Slot]


@shown
@dataclass(frozen=True, slots=True)
class Offer:
    """A cohort as its applicants read of it. `applying`: not_yet, open or over; `apply_until` is the last day for it.

    An application that comes to nothing is kept for `months_kept`.
    """

    cohort: UUID
    title: str
    aims: tuple[str, ...]
    senior: SeniorSide
    served: ServedSide
    applying: Applying
    recruiting_opens_on: date
    apply_until: date
    matching_on: date
    launch_on: date
    survey_on: date
    length_months_min: int
    length_months_max: int
    questions: list[ProfileQuestion]
    choices: Choices
    consents: list[AskedConsent]
    months_kept: int


def offer(cohort: UUID, state: Recruiting | Closed, terms: Terms) -> Offer:
    """On the day of the terms."""
    plan, settings, days = state.plan, state.settings, days_of(state.plan, state.settings)
    closes_on = closed_on(state)
    return Offer(
        cohort=cohort,
        title=plan.title,
        aims=plan.aims,
        senior=SeniorSide(settings.words.senior, settings.senior_level, settings.positive_action_reason),
        served=ServedSide(settings.words.served, settings.groups_served),
        applying=Applying.on(terms.on, plan.recruiting_opens_on, closes_on, closed=isinstance(state, Closed)),
        recruiting_opens_on=plan.recruiting_opens_on,
        apply_until=closes_on - A_DAY,
        matching_on=days.matching_on,
        launch_on=days.launch_on,
        survey_on=days.survey_on,
        length_months_min=settings.length_months_min,
        length_months_max=settings.length_months_max,
        questions=asked(settings.profile_questions),
        choices=choices_of(settings, plan.channels),
        consents=_consents(settings.consent_texts),
        months_kept=terms.retention_months,
    )


def choices_of(settings: ProgrammeSettings, channels: tuple[str, ...]) -> Choices:
    lists = settings.lists
    picked = (settings.topics, lists.interests, lists.sites, lists.directorates, lists.professions)
    return Choices(*picked, channels, list(MeetingMode), list(Slot))


def _consents(texts: tuple[ConsentText, ...]) -> list[AskedConsent]:
    """Those that are asked of applicants, in that order."""
    by_purpose = {text.purpose: text for text in texts}
    asked_for = [by_purpose[purpose] for purpose in ASKED_OF_APPLICANTS if purpose in by_purpose]
    return [AskedConsent(text.purpose, text.version, text.wording, text.purpose is NEEDED) for text in asked_for]
