"""What evaluation publishes: when a survey opens and closes, and what a trust contributes to the nation."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated, Final
from uuid import UUID

from evaluation.catalogue.waves import Wave
from evaluation.contributions.decider import ContributionApproved
from evaluation.contributions.facts import FEW, RoundedFact
from evaluation.surveys import decider as surveys
from evaluation.trusts.decider import Trust
from plp_kit.messaging.publishing import Publication, PublishedLanguage

TOPIC: Final = "evaluation"
CONTRIBUTIONS: Final = "contributions"


@dataclass(frozen=True, slots=True)
class SurveyOpened:
    """A survey takes answers from the beginning of `opens_on` to the beginning of `closes_on`, unless it is extended."""

    survey: UUID
    cohort: UUID
    wave: Wave
    opens_on: date
    closes_on: date


@dataclass(frozen=True, slots=True)
class SurveyClosed:
    """A survey takes no more answers."""

    survey: UUID
    cohort: UUID
    wave: Wave
    closed_on: date


@dataclass(frozen=True, slots=True)
class TrustContributed:
    """A trust's rounded facts of one survey, published once; `month` (YYYY-MM) is that of the closing, `trust` as it was then."""

    contribution: UUID
    trust: Trust
    cohort: UUID
    group_served: str
    wave: Wave
    month: str
    facts: Annotated[tuple[RoundedFact, ...], FEW]


LANGUAGE: Final = PublishedLanguage(
    Publication(
        surveys.SurveyOpened,
        "evaluation.SurveyOpened.v1",
        SurveyOpened,
        TOPIC,
        renamed={"survey": "id", "opens_on": "schedule.opens_on", "closes_on": "schedule.closes_on"},
    ),
    Publication(
        surveys.SurveyClosed,
        "evaluation.SurveyClosed.v1",
        SurveyClosed,
        TOPIC,
        renamed={"survey": "id", "closed_on": "on"},
    ),
    Publication(
        ContributionApproved,
        "evaluation.TrustContributed.v1",
        TrustContributed,
        CONTRIBUTIONS,
        renamed={
            "contribution": "id",
            "trust": "provenance.trust",
            "cohort": "provenance.block.cohort",
            "group_served": "provenance.block.group_served",
            "wave": "provenance.block.wave",
            "month": "provenance.month",
        },
    ),
)
