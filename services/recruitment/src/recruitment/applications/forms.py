"""The application form, and what a cohort asks of it. No consent but the one to take part is needed."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Final, TypeAlias

from plp_kit.core.deciding import Refusal
from recruitment.applications.applicants import Applicant, SealedForm, Side
from recruitment.applications.consents import Consent, ConsentText, Purpose, granted
from recruitment.applications.profile import EMPTY, Profile
from recruitment.ids import CohortId, PersonId
from recruitment.trusts.settings import NO_LISTS, PROFILE_QUESTIONS, ProfileLists

REMINDED_BEFORE: Final = timedelta(days=7)
"""How long before recruiting closes."""


@dataclass(frozen=True, slots=True)
class Form:
    """What a person fills in, unsealed: rules are decided on it, and no event holds it.

    People in both groups choose one of the two `sides`, or offer both.
    `senior_role_confirmed` and `identifies_with_group` are asked so that the sides are right, and are not kept; with which of
    the groups that the cohort serves is not asked. In an invitation everything may be missing.
    """

    sides: frozenset[Side] = frozenset()
    senior_role_confirmed: bool = False
    identifies_with_group: bool = False
    aims_confirmed: bool = False
    profile: Profile = field(default=EMPTY, repr=False)
    consents: tuple[Consent, ...] = ()
    channel: str = ""

    def applicant(self, cohort: CohortId, person: PersonId, sealed: SealedForm, *, waited: bool = False) -> Applicant:
        """What is kept of it: sides in a fixed order, and no reason for a side."""
        sides = tuple(side for side in Side if side in self.sides)
        return Applicant(cohort, person, sides, sealed.profile, sealed.preferred_name, self.consents, waited)


@dataclass(frozen=True, slots=True)
class Terms:
    """What the cohort asks of a form on the day `on`, when it is submitted, and how long it is kept.

    `recruiting`: that day is one on which people can apply. They can from `opens_on` until the day before `closed_on`.
    An unsuccessful application is kept for `retention_months`, an accepted one until the day `retain_until`, one that nobody
    answers until the day `unanswered_until`.
    """

    recruiting: bool
    topics: frozenset[str]
    channels: frozenset[str]
    consent_texts: tuple[ConsentText, ...]
    on: date = field(default=date.max)
    opens_on: date = field(default=date.min)
    closed_on: date = field(default=date.max)
    closes_on: date = field(default=date.max)
    retention_months: int = 12
    retain_until: date = field(default=date.max)
    unanswered_until: date = field(default=date.max)
    lists: ProfileLists = NO_LISTS

    def was_recruiting(self, day: date) -> bool:
        """Whether people could apply on that day, which has come."""
        return self.opens_on <= day <= self.on and day < self.closed_on

    def remind_on(self, begun_on: date) -> date | None:
        """When somebody who begins on that day is reminded to submit; None where they begin no earlier."""
        day = self.closes_on - REMINDED_BEFORE
        return day if begun_on < day else None


# Refusals

RECRUITING_NOT_OPEN = Refusal("recruiting_not_open", "This cohort takes applications once recruiting opens. Its dates say when.")
RECRUITING_CLOSED = Refusal("recruiting_closed", "This cohort takes no more applications.")
AIMS_UNCONFIRMED = Refusal("aims_unconfirmed", "Read the aims of the cohort and confirm them first.")
SIDE_MISSING = Refusal("side_missing", "Choose the side or sides that you would take part on.")
SENIOR_ROLE_UNCONFIRMED = Refusal("senior_role_unconfirmed", "The senior side is for people whose role is confirmed as senior.")
GROUP_NOT_IDENTIFIED = Refusal(
    "group_not_identified", "The other side is for people who say that they belong to a group that the cohort serves."
)
TOPICS_UNPICKED = Refusal("topics_unpicked", "Pick at least one topic to learn about and one to share.")
TOPIC_UNKNOWN = Refusal("topic_unknown", "Pick topics from the cohort's list, each once.")
PICK_UNKNOWN = Refusal(
    "pick_unknown", "Pick interests, site, directorate and profession from the cohort's lists, and each interest once."
)
ANSWERS_NOT_THREE = Refusal("answers_not_three", "There are three profile questions. Answer each, or leave it unanswered.")
CHANNEL_UNKNOWN = Refusal("channel_unknown", "Say through which of its channels you heard about the cohort.")
CONSENT_REPEATED = Refusal("consent_repeated", "A purpose was answered twice.")
CONSENT_TEXT_REPLACED = Refusal(
    "consent_text_replaced", "A consent text changed after you read it. Read the new one, then answer."
)
TAKING_PART_NOT_AGREED = Refusal(
    "taking_part_not_agreed", "Taking part needs your consent to take part. All others are up to you."
)


def closed(terms: Terms) -> Refusal | None:
    """Why nobody can apply, or change an application, on that day; None where they can."""
    if terms.on < terms.opens_on:
        return RECRUITING_NOT_OPEN
    return None if terms.recruiting else RECRUITING_CLOSED


def unacceptable(form: Form, terms: Terms) -> Refusal | None:
    """The first thing that keeps this form from being an application, or None."""
    return next((refusal for refusal, holds in UNACCEPTABLE if holds(form, terms)), None)


def unacceptable_invitation(form: Form, terms: Terms) -> Refusal | None:
    """The same for what the row of a list says, in which things may be missing, but not wrong."""
    return next((refusal for refusal, holds in UNACCEPTABLE if refusal in WRONG_IN_AN_INVITATION and holds(form, terms)), None)


def unacceptable_picks(profile: Profile, terms: Terms) -> Refusal | None:
    """What is wrong with what was picked in a profile, or None."""
    return next((refusal for refusal, holds in WRONG_PICKS if holds(profile, terms)), None)


def unacceptable_consents(consents: Iterable[Consent], texts: Iterable[ConsentText]) -> Refusal | None:
    answered, in_force = list(consents), {(text.purpose, text.version) for text in texts}
    if len({consent.purpose for consent in answered}) < len(answered):
        return CONSENT_REPEATED
    replaced = any((consent.purpose, consent.version) not in in_force for consent in answered)
    return CONSENT_TEXT_REPLACED if replaced else None


def _topics_unpicked(profile: Profile, _: Terms) -> bool:
    return not profile.topics_to_learn or not profile.topics_to_share


def _topics_unknown(profile: Profile, terms: Terms) -> bool:
    picked = (profile.topics_to_learn, profile.topics_to_share)
    return any(len(set(topics)) < len(topics) or not terms.topics.issuperset(topics) for topics in picked)


def _pick_unknown(profile: Profile, terms: Terms) -> bool:
    lists = terms.lists
    single = ((profile.site, lists.sites), (profile.directorate, lists.directorates), (profile.profession, lists.professions))
    interests = set(profile.interests)
    interests_wrong = len(interests) < len(profile.interests) or not interests.issubset(lists.interests)
    return interests_wrong or any(picked is not None and picked not in listed for picked, listed in single)


WRONG_PICKS: Final[tuple[tuple[Refusal, Callable[[Profile, Terms], bool]], ...]] = (
    (TOPICS_UNPICKED, _topics_unpicked),
    (TOPIC_UNKNOWN, _topics_unknown),
    (PICK_UNKNOWN, _pick_unknown),
)
Rule: TypeAlias = Callable[[Form, Terms], bool]

UNACCEPTABLE: tuple[tuple[Refusal, Rule], ...] = (
    (RECRUITING_NOT_OPEN, lambda _, terms: closed(terms) is RECRUITING_NOT_OPEN),
    (RECRUITING_CLOSED, lambda _, terms: closed(terms) is RECRUITING_CLOSED),
    (AIMS_UNCONFIRMED, lambda form, _: not form.aims_confirmed),
    (SIDE_MISSING, lambda form, _: not form.sides),
    (SENIOR_ROLE_UNCONFIRMED, lambda form, _: Side.SENIOR in form.sides and not form.senior_role_confirmed),
    (GROUP_NOT_IDENTIFIED, lambda form, _: Side.SERVED in form.sides and not form.identifies_with_group),
    (TOPICS_UNPICKED, lambda form, terms: _topics_unpicked(form.profile, terms)),
    (TOPIC_UNKNOWN, lambda form, terms: _topics_unknown(form.profile, terms)),
    (PICK_UNKNOWN, lambda form, terms: _pick_unknown(form.profile, terms)),
    (ANSWERS_NOT_THREE, lambda form, _: len(form.profile.answers) != PROFILE_QUESTIONS),
    (CHANNEL_UNKNOWN, lambda form, terms: form.channel not in terms.channels),
    (CONSENT_REPEATED, lambda form, terms: unacceptable_consents(form.consents, terms.consent_texts) is CONSENT_REPEATED),
    (CONSENT_TEXT_REPLACED, lambda form, terms: unacceptable_consents(form.consents, terms.consent_texts) is not None),
    (TAKING_PART_NOT_AGREED, lambda form, _: Purpose.TAKE_PART not in granted(form.consents)),
)
WRONG_IN_AN_INVITATION: Final = frozenset(
    {
        RECRUITING_NOT_OPEN,
        RECRUITING_CLOSED,
        SENIOR_ROLE_UNCONFIRMED,
        GROUP_NOT_IDENTIFIED,
        TOPIC_UNKNOWN,
        PICK_UNKNOWN,
        CHANNEL_UNKNOWN,
        CONSENT_REPEATED,
        CONSENT_TEXT_REPLACED,
    }
)
"""What is wrong in an invitation, too; the rest may still be filled in."""
