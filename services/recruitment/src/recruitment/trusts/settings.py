"""A trust's programme settings, and what in them contradicts each other.

Words, length and rhythm are the trust's own. The groups served are a national list,
because the figures of different groups are never added together.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Annotated, Final

from plp_kit.core.deciding import Refusal
from plp_kit.core.parts import AtMost
from recruitment.applications.consents import ConsentText, Purpose
from recruitment.trusts import clean_erasures, retention
from recruitment.trusts.clean_erasures import CleanErasures
from recruitment.trusts.controller import Controller
from recruitment.trusts.never_kept import is_never_kept, names_a_band
from recruitment.trusts.processing import Activity, Condition, Processing
from recruitment.trusts.retention import USUAL, Retention

GROUPS_SERVED = frozenset({"bme", "carers", "disabled", "faith", "international", "lgbtq", "women"})
MOST_GROUPS: Final = AtMost(len(GROUPS_SERVED), characters=50)
PROFILE_QUESTIONS = 3
QUESTIONS: Final = AtMost(PROFILE_QUESTIONS, characters=200)
MOST_TOPICS: Final = AtMost(50, characters=200)
MOST_CHOICES: Final = AtMost(200, characters=100)
SHORTEST_YEAR = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


@dataclass(frozen=True, slots=True)
class Words:
    """What the trust calls the people on each side, such as SLT and BME."""

    senior: str
    served: str


@dataclass(frozen=True, slots=True)
class ProfileLists:
    """What applicants pick from beside topics; what has an empty list is not asked."""

    interests: Annotated[tuple[str, ...], MOST_CHOICES] = ()
    sites: Annotated[tuple[str, ...], MOST_CHOICES] = ()
    directorates: Annotated[tuple[str, ...], MOST_CHOICES] = ()
    professions: Annotated[tuple[str, ...], MOST_CHOICES] = ()


NO_LISTS: Final = ProfileLists()


@dataclass(frozen=True, slots=True)
class ProgrammeSettings:
    """`words` name the two sides; `groups_served` are those of the national list for whom the second is.

    `survey_month` counts from launch; the survey is open for `survey_days` unless extended later. `processing` and `controller`
    may be missing, but then no cohort opens. Without `clean_erasures` every erasure waits for a person.
    """

    words: Words
    groups_served: Annotated[tuple[str, ...], MOST_GROUPS]
    senior_level: str
    positive_action_reason: str
    length_months_min: int
    length_months_max: int
    survey_month: int
    survey_days: int
    check_in_every_months: int
    profile_questions: Annotated[tuple[str, ...], QUESTIONS]
    topics: Annotated[tuple[str, ...], MOST_TOPICS]
    consent_texts: Annotated[tuple[ConsentText, ...], AtMost(len(Purpose))]
    lists: ProfileLists = NO_LISTS
    retention: Retention = USUAL
    clean_erasures: CleanErasures | None = None
    processing: Annotated[tuple[Processing, ...], AtMost(len(Activity))] = ()
    controller: Controller | None = None


# Refusals

WORDS_EMPTY = Refusal("words_empty", "Say what both groups are called.")
WORDS_ALIKE = Refusal("words_alike", "The two groups need different words.")
GROUP_SERVED_UNKNOWN = Refusal("group_served_unknown", "Each group served must be one of the national list.")
GROUPS_SERVED_UNCLEAR = Refusal("groups_served_unclear", "Say which groups are served: at least one, and each once.")
SENIOR_LEVEL_UNEXPLAINED = Refusal("senior_level_unexplained", "Say which role is senior, and the reason for positive action.")
BELOW_ONE = Refusal("below_one", "Lengths, the survey's month and days, and the rhythm of check-ins are at least 1.")
LENGTH_INVERTED = Refusal("length_inverted", "The shortest length is longer than the longest.")
SURVEY_AFTER_SHORTEST_LENGTH = Refusal(
    "survey_after_shortest_length", "The survey could still be open when the shortest partnerships have ended."
)
CHECK_INS_TOO_RARE = Refusal("check_ins_too_rare", "The first check-in would come after the shortest partnerships have ended.")
PROFILE_QUESTIONS_NOT_THREE = Refusal("profile_questions_not_three", "The profile has three questions, none of them empty.")
TOPICS_MISSING = Refusal("topics_missing", "Applicants pick topics from a list: it needs at least one, and no empty ones.")
TOPICS_REPEATED = Refusal("topics_repeated", "A topic is in the list twice.")
LISTS_UNCLEAR = Refusal(
    "lists_unclear", "A list of interests, sites, directorates or professions has an entry that is empty, or twice."
)
CONSENT_TEXTS_INCOMPLETE = Refusal(
    "consent_texts_incomplete", "Each purpose needs exactly one consent text, in full and of version 1 or later."
)
SENIOR_LEVEL_A_BAND = Refusal("senior_level_a_band", "Say which role is senior. A pay band never makes a senior leader.")
ASKS_FOR_WHAT_IS_NEVER_KEPT = Refusal(
    "asks_for_what_is_never_kept", "No question may ask for ethnicity, pay band or a WRES value."
)
PROCESSING_REPEATED = Refusal("processing_repeated", "An activity is in the record of processing twice.")
CONDITION_MISSING = Refusal(
    "condition_missing", "Recruiting and access needs hold special category data: say which condition of Article 9 applies."
)


def contradiction(settings: ProgrammeSettings) -> Refusal | None:
    """The first thing that is wrong in these settings, or None."""
    own = next((refusal for refusal, holds in CONTRADICTIONS if holds(settings)), None)
    return own or retention.contradiction_in(settings.retention) or clean_erasures.contradiction_in(settings.clean_erasures)


def rewords_a_version(settings: ProgrammeSettings, in_force: ProgrammeSettings) -> bool:
    """Whether a version of a consent text would say something else than people have agreed to, or an earlier one would return."""
    agreed = {text.purpose: text for text in in_force.consent_texts}
    pairs = [(text, agreed[text.purpose]) for text in settings.consent_texts if text.purpose in agreed]
    return any(text.version < earlier.version or (text.version == earlier.version and text != earlier) for text, earlier in pairs)


def fewest_days(months: int) -> int:
    """The fewest days that so many months in a row can have, whichever month comes first."""
    years, rest = divmod(months, 12)
    return years * sum(SHORTEST_YEAR) + min(sum((SHORTEST_YEAR * 2)[start : start + rest]) for start in range(12))


def folded(words: Iterable[str]) -> list[str]:
    """Words as they are compared: without case, and without the space around them."""
    return [word.strip().casefold() for word in words]


def _below_one(settings: ProgrammeSettings) -> bool:
    lengths = (settings.length_months_min, settings.length_months_max, settings.survey_month)
    return min(*lengths, settings.survey_days, settings.check_in_every_months) < 1


def _survey_outlasts(settings: ProgrammeSettings) -> bool:
    months_left = settings.length_months_min - settings.survey_month
    return months_left < 1 or settings.survey_days > fewest_days(months_left)


def _questions_wrong(settings: ProgrammeSettings) -> bool:
    return len(settings.profile_questions) != PROFILE_QUESTIONS or not all(folded(settings.profile_questions))


def _lists_unclear(settings: ProgrammeSettings) -> bool:
    lists = settings.lists
    every = [folded(each) for each in (lists.interests, lists.sites, lists.directorates, lists.professions)]
    return any(not all(each) or len(set(each)) < len(each) for each in every)


def _texts_incomplete(settings: ProgrammeSettings) -> bool:
    purposes = sorted(text.purpose for text in settings.consent_texts)
    return purposes != sorted(Purpose) or any(text.version < 1 or not text.wording.strip() for text in settings.consent_texts)


def _asks_for_what_is_never_kept(settings: ProgrammeSettings) -> bool:
    return any(map(is_never_kept, settings.profile_questions))


def _processing_repeated(settings: ProgrammeSettings) -> bool:
    return len({entry.activity for entry in settings.processing}) < len(settings.processing)


def _condition_missing(settings: ProgrammeSettings) -> bool:
    """A person's side says something special of them, and so do their access needs."""
    without = {entry.activity for entry in settings.processing if entry.condition is Condition.NOT_SPECIAL}
    return not without.isdisjoint({Activity.RECRUITING, Activity.ACCESS_NEEDS})


def _words(settings: ProgrammeSettings) -> list[str]:
    return folded((settings.words.senior, settings.words.served))


CONTRADICTIONS: tuple[tuple[Refusal, Callable[[ProgrammeSettings], bool]], ...] = (
    (WORDS_EMPTY, lambda settings: not all(_words(settings))),
    (WORDS_ALIKE, lambda settings: len(set(_words(settings))) == 1),
    (GROUPS_SERVED_UNCLEAR, lambda settings: not 0 < len(settings.groups_served) == len(set(settings.groups_served))),
    (GROUP_SERVED_UNKNOWN, lambda settings: not GROUPS_SERVED.issuperset(settings.groups_served)),
    (SENIOR_LEVEL_UNEXPLAINED, lambda settings: not all(folded((settings.senior_level, settings.positive_action_reason)))),
    (BELOW_ONE, _below_one),
    (LENGTH_INVERTED, lambda settings: settings.length_months_min > settings.length_months_max),
    (SURVEY_AFTER_SHORTEST_LENGTH, _survey_outlasts),
    (CHECK_INS_TOO_RARE, lambda settings: settings.check_in_every_months > settings.length_months_min),
    (PROFILE_QUESTIONS_NOT_THREE, _questions_wrong),
    (TOPICS_MISSING, lambda settings: not settings.topics or not all(folded(settings.topics))),
    (TOPICS_REPEATED, lambda settings: len(set(folded(settings.topics))) < len(settings.topics)),
    (LISTS_UNCLEAR, _lists_unclear),
    (CONSENT_TEXTS_INCOMPLETE, _texts_incomplete),
    (SENIOR_LEVEL_A_BAND, lambda settings: names_a_band(settings.senior_level)),
    (ASKS_FOR_WHAT_IS_NEVER_KEPT, _asks_for_what_is_never_kept),
    (PROCESSING_REPEATED, _processing_repeated),
    (CONDITION_MISSING, _condition_missing),
)
