"""The application form, and what a cohort asks of it. Refusing any consent but the first never stands in anybody's way."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from plp_kit.deciding import Refusal
from plp_kit.sealed import Sealed
from recruitment.domain.consents import Consent, ConsentText, Purpose, granted
from recruitment.domain.programme import PROFILE_QUESTIONS


class Side(StrEnum):
    SENIOR = "senior"
    SERVED = "served"


@dataclass(frozen=True, slots=True)
class Form:
    """What a person hands in. `sides` are those they would stand on: people in both groups choose one, or offer both.

    `senior_role_confirmed` and `identifies_with_group` are asked so that the sides are right, and are not kept.
    """

    sides: frozenset[Side]
    senior_role_confirmed: bool
    identifies_with_group: bool
    aims_confirmed: bool
    topics_to_learn: tuple[str, ...]
    topics_to_share: tuple[str, ...]
    profile: tuple[Sealed, ...]
    consents: tuple[Consent, ...]
    channel: str


@dataclass(frozen=True, slots=True)
class Terms:
    """What the cohort asks of a form at the moment that it is handed in."""

    recruiting: bool
    topics: frozenset[str]
    channels: frozenset[str]
    consent_texts: tuple[ConsentText, ...]


# Refusals

RECRUITING_CLOSED = Refusal("recruiting_closed", "This cohort takes no more applications.")
AIMS_UNCONFIRMED = Refusal("aims_unconfirmed", "Read the aims of the cohort and confirm them first.")
SIDE_MISSING = Refusal("side_missing", "Choose the side or sides that you would stand on.")
SENIOR_ROLE_UNCONFIRMED = Refusal("senior_role_unconfirmed", "The senior side is for people whose role is confirmed as senior.")
GROUP_NOT_IDENTIFIED = Refusal(
    "group_not_identified", "The other side is for people who say that they belong to the group served."
)
TOPICS_UNPICKED = Refusal("topics_unpicked", "Pick at least one topic to learn about and one to share.")
TOPIC_UNKNOWN = Refusal("topic_unknown", "Pick topics from the cohort's list, each once.")
PROFILE_INCOMPLETE = Refusal("profile_incomplete", "Answer the three profile questions.")
CHANNEL_UNKNOWN = Refusal("channel_unknown", "Say through which of its channels you heard of the cohort.")
CONSENT_REPEATED = Refusal("consent_repeated", "A purpose was answered twice.")
CONSENT_TEXT_REPLACED = Refusal(
    "consent_text_replaced", "A consent text changed after you read it. Read the new one, then answer."
)
TAKING_PART_NOT_AGREED = Refusal(
    "taking_part_not_agreed", "Taking part needs your consent to take part. All others are up to you."
)


def unacceptable(form: Form, terms: Terms) -> Refusal | None:
    """The first thing that keeps this form from being an application, or None."""
    return next((refusal for refusal, holds in UNACCEPTABLE if holds(form, terms)), None)


def _topics_unknown(form: Form, terms: Terms) -> bool:
    picked = (form.topics_to_learn, form.topics_to_share)
    return any(len(set(topics)) < len(topics) or not terms.topics.issuperset(topics) for topics in picked)


def _consent_repeated(form: Form, _: Terms) -> bool:
    return len({consent.purpose for consent in form.consents}) < len(form.consents)


def _text_replaced(form: Form, terms: Terms) -> bool:
    return any(ConsentText(consent.purpose, consent.version) not in terms.consent_texts for consent in form.consents)


UNACCEPTABLE: tuple[tuple[Refusal, Callable[[Form, Terms], bool]], ...] = (
    (RECRUITING_CLOSED, lambda _, terms: not terms.recruiting),
    (AIMS_UNCONFIRMED, lambda form, _: not form.aims_confirmed),
    (SIDE_MISSING, lambda form, _: not form.sides),
    (SENIOR_ROLE_UNCONFIRMED, lambda form, _: Side.SENIOR in form.sides and not form.senior_role_confirmed),
    (GROUP_NOT_IDENTIFIED, lambda form, _: Side.SERVED in form.sides and not form.identifies_with_group),
    (TOPICS_UNPICKED, lambda form, _: not form.topics_to_learn or not form.topics_to_share),
    (TOPIC_UNKNOWN, _topics_unknown),
    (PROFILE_INCOMPLETE, lambda form, _: len(form.profile) != PROFILE_QUESTIONS),
    (CHANNEL_UNKNOWN, lambda form, terms: form.channel not in terms.channels),
    (CONSENT_REPEATED, _consent_repeated),
    (CONSENT_TEXT_REPLACED, _text_replaced),
    (TAKING_PART_NOT_AGREED, lambda form, _: Purpose.TAKE_PART not in granted(form.consents)),
)
