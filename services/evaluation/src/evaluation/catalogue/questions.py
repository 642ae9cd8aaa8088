"""The national core: closed questions with fixed ids and versions, asked in every trust.

A question that changes its wording or its levels gets a new version, and the catalogue that lists it a new number, since figures
of two versions are never added together. Free-text questions belong to a trust and are not listed here.
"""

from dataclasses import dataclass
from enum import StrEnum

from plp_kit.core.shown import shown

CATALOGUE = 1


class Agreement(StrEnum):
    STRONGLY_AGREE = "strongly_agree"
    AGREE = "agree"
    NEITHER = "neither"
    DISAGREE = "disagree"
    STRONGLY_DISAGREE = "strongly_disagree"


class Recommend(StrEnum):
    YES = "yes"
    NO = "no"
    NOT_SURE = "not_sure"
    NOT_SAID = "not_said"


class CheckIn(StrEnum):
    YES = "yes"
    NO = "no"
    NOT_SAID = "not_said"


class CareerStep(StrEnum):
    TAKEN = "taken"
    PLANNED = "planned"
    NONE = "none"


@shown
@dataclass(frozen=True, slots=True)
class Question:
    """`levels` are what can be chosen."""

    id: str
    version: int
    wording: str
    levels: tuple[str, ...]


def _agreement(question: str, wording: str) -> Question:
    return Question(question, 1, wording, tuple(Agreement))


# These two are fields of every answer (answers/answer.py).
RECOMMEND = Question("recommend", 1, "Would you recommend this programme to a colleague?", tuple(Recommend))
CHECK_IN = Question("check_in", 1, "Have you been to a check-in session?", tuple(CheckIn))

CORE = (
    _agreement("race_equity", "I understand race equity at work better than before the programme."),
    _agreement("equal_partners", "My partner and I met as equals."),
    _agreement("safety", "I could speak openly with my partner."),
    _agreement("useful_match", "My partner and I were a useful match."),
    _agreement("activities", "What we did together was worth the time."),
    _agreement("guide", "The check-ins and the Guide for Learning Partners helped us."),
    _agreement("support", "I knew whom to ask for support."),
    _agreement("confidence", "I am more confident at work."),
    _agreement("motivation", "I am more motivated at work."),
    _agreement("belonging", "I feel more strongly that I belong here."),
    _agreement("inclusive_leadership", "I lead, or work with others, more inclusively."),
    _agreement("effect_on_care", "The programme has changed something for my team or for the people in our care."),
    _agreement("no_benefit", "I have gained nothing from the programme."),
    Question("career_step", 1, "Since the programme began, have you taken a step in your career?", tuple(CareerStep)),
)

LEVELS = {(question.id, question.version): frozenset(question.levels) for question in CORE}
