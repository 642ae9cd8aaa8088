"""What holds for all rounds of a cohort: its weights, its launch, and the retention of its working papers."""

from dataclasses import dataclass, field, replace
from datetime import date
from typing import Final, TypeAlias

from matching.cohorts import retention
from matching.cohorts.retention import Papers, Terms
from matching.cohorts.weights import ScoreWeights, fault
from plp_kit.core.deciding import Decider, Decision, Kind, Refusal
from plp_kit.core.stored import stored

# Commands


@dataclass(frozen=True, slots=True)
class RecordCohort:
    """`retention_months` is how long the trust retains working papers, from launch, `accesses_months` access records.

    Bare facts about the cohort's people are held until `facts_until`.
    """

    launch_on: date
    retention_months: int
    accesses_months: int = 72
    facts_until: date = date.max


@dataclass(frozen=True, slots=True)
class RecordClosing:
    """Recruiting has closed: the cohort's first round opens."""


@dataclass(frozen=True, slots=True)
class SetWeights:
    weights: ScoreWeights


Command: TypeAlias = RecordCohort | RecordClosing | SetWeights | retention.Command


# Events


@stored("matching.cohort_recorded.v1")
@dataclass(frozen=True, slots=True)
class CohortRecorded:
    """`retain_until` is None where retention has ended and no papers were written since."""

    launch_on: date
    retention_months: int
    retain_until: date | None
    accesses_months: int = 72
    facts_until: date = date.max


@stored("matching.closing_recorded.v1")
@dataclass(frozen=True, slots=True)
class ClosingRecorded:
    pass


@stored("matching.weights_set.v1")
@dataclass(frozen=True, slots=True)
class WeightsSet:
    weights: ScoreWeights


Event: TypeAlias = CohortRecorded | ClosingRecorded | WeightsSet | retention.Event


# State


@dataclass(frozen=True, slots=True)
class Cohort:
    """It is known once it was opened, or its recruiting closed."""

    is_known: bool = False
    is_closed: bool = False
    papers: Papers = field(default_factory=Papers)
    weights: ScoreWeights = field(default_factory=ScoreWeights)


# Refusals

NO_SUCH_COHORT = Refusal(
    "no_such_cohort", "Matching does not know this cohort. Its first round opens when recruiting closes.", Kind.MISSING
)
COHORT_RECORDED_ALREADY = Refusal("cohort_recorded_already", "This cohort is on record already.")
CLOSING_RECORDED_ALREADY = Refusal("closing_recorded_already", "It is on record already that recruiting has closed.")
LAUNCH_OUT_OF_REACH = Refusal("launch_out_of_reach", "This launch is too late for the calendar: its year is wrong.")
WEIGHTS_UNCHANGED = Refusal("weights_unchanged", "These are the weights already.")


def decide(state: Cohort, command: Command) -> Decision[Event]:
    match command:
        case RecordCohort(launch_on, months, accesses_months, facts_until):
            return _record(state.papers, Terms(launch_on, months, accesses_months, facts_until))
        case RecordClosing():
            return CLOSING_RECORDED_ALREADY if state.is_closed else [ClosingRecorded()]
        case SetWeights(weights):
            return _set(state, weights) if state.is_known else NO_SUCH_COHORT
        case _:
            return retention.decide(state.papers, command)


def _record(papers: Papers, terms: Terms) -> Decision[Event]:
    retain_until = retention.until(papers, terms)
    if papers.terms == terms:
        return COHORT_RECORDED_ALREADY
    if retain_until == date.max:
        return LAUNCH_OUT_OF_REACH
    return [CohortRecorded(terms.launch_on, terms.months, retain_until, terms.accesses_months, terms.facts_until)]


def _set(state: Cohort, weights: ScoreWeights) -> Decision[Event]:
    return fault(weights) or (WEIGHTS_UNCHANGED if weights == state.weights else [WeightsSet(weights)])


def evolve(state: Cohort, event: Event) -> Cohort:
    match event:
        case CohortRecorded(launch_on, months, retain_until, accesses_months, facts_until):
            terms = Terms(launch_on, months, accesses_months, facts_until)
            papers = replace(state.papers, terms=terms, retain_until=retain_until)
            return replace(state, is_known=True, papers=papers)
        case ClosingRecorded():
            return replace(state, is_known=True, is_closed=True)
        case WeightsSet(weights):
            return replace(state, weights=weights)
        case _:
            return replace(state, papers=retention.evolve(state.papers, event))


cohorts: Final[Decider[Command, Cohort, Event]] = Decider(Cohort(), decide, evolve)
