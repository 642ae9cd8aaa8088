"""What evaluation tells the other services: when a survey opens and closes, and what a trust contributes to the nation."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from evaluation.contributions import decider
from evaluation.contributions.facts import Cells
from evaluation.surveys import decider
from evaluation.surveys.decider import Wave
from plp_kit.core.events import Recorded
from plp_kit.messaging.publishing import Publication, PublishedLanguage

TOPIC = "evaluation"
CONTRIBUTIONS = "contributions"


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
class ContributingTrust:
    """The trust's facts as they stood when the contribution was prepared; a synthetic trust holds invented people."""

    name: str
    ods_code: str
    kind: str
    region: str
    synthetic: bool


@dataclass(frozen=True, slots=True)
class PublishedFact:
    """`cells` has a list for its one row, `all`, with a count for each of `columns`: multiples of 5 that add to at least 10."""

    name: str
    catalogue: int
    rows: tuple[str, ...]
    columns: tuple[str, ...]
    cells: Cells


@dataclass(frozen=True, slots=True)
class TrustContributed:
    """A trust's rounded facts of one survey, published once. `month` (YYYY-MM) is that of the survey's closing."""

    contribution: UUID
    trust: ContributingTrust
    cohort: UUID
    group_served: str
    wave: Wave
    month: str
    facts: tuple[PublishedFact, ...]


def _survey_opened(recorded: Recorded[decider.SurveyOpened]) -> SurveyOpened:
    opened = recorded.event
    return SurveyOpened(recorded.stream.id, opened.cohort, opened.wave, opened.schedule.opens_on, opened.schedule.closes_on)


def _survey_closed(recorded: Recorded[decider.SurveyClosed]) -> SurveyClosed:
    closed = recorded.event
    return SurveyClosed(recorded.stream.id, closed.cohort, closed.wave, closed.on)


def _trust_contributed(recorded: Recorded[decider.ContributionApproved]) -> TrustContributed:
    approved, trust, block = recorded.event, recorded.event.trust, recorded.event.block
    return TrustContributed(
        contribution=recorded.stream.id,
        trust=ContributingTrust(trust.name, trust.ods_code, trust.kind, trust.region, trust.synthetic),
        cohort=block.cohort,
        group_served=block.group_served,
        wave=block.wave,
        month=f"{approved.closed_on:%Y-%m}",
        facts=tuple(PublishedFact(fact.name, fact.catalogue, fact.rows, fact.columns, fact.cells) for fact in approved.facts),
    )


LANGUAGE = PublishedLanguage(
    Publication(decider.SurveyOpened, "evaluation.SurveyOpened.v1", SurveyOpened, TOPIC, _survey_opened),
    Publication(decider.SurveyClosed, "evaluation.SurveyClosed.v1", SurveyClosed, TOPIC, _survey_closed),
    Publication(
        decider.ContributionApproved,
        "evaluation.TrustContributed.v1",
        TrustContributed,
        CONTRIBUTIONS,
        _trust_contributed,
    ),
)
