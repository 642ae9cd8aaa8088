"""What holds for all rounds of a cohort: its weights, its launch, and the retention of its working papers."""

from dataclasses import dataclass, field, replace
from datetime import date
from typing import Final, TypeAlias

from matching.cohorts import retention
from matching.cohorts.retention import Papers, Terms
from matching.cohorts.weights import ScoreWeights, fault
from plp_kit.core.deciding import Decider, Decision, Kind, Refusal
from plp_kit.core.stored import stored


@dataclass(frozen=True, slots=True)
class Dates:
    """As recruitment has changed them `revision` times: the highest holds. `launch_on` is a fact once it is `launched`."""

    revision: int
    launch_on: date
    facts_until: date
    launched: bool = False


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
class RecordDates:
    """The cohort's dates were moved, or it was launched. It may arrive before the cohort."""

    dates: Dates


@dataclass(frozen=True, slots=True)
class RecordClosing:
    """Recruiting has closed: the cohort's first round opens."""


@dataclass(frozen=True, slots=True)
class SetWeights:
    weights: ScoreWeights


Command: TypeAlias = RecordCohort | RecordDates | RecordClosing | SetWeights | retention.Command


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


@stored("matching.dates_recorded.v1")
@dataclass(frozen=True, slots=True)
class DatesRecorded:
    """`retain_until` as in `CohortRecorded`, or None where the cohort has not arrived yet."""

    dates: Dates
    retain_until: date | None


@stored("matching.closing_recorded.v1")
@dataclass(frozen=True, slots=True)
class ClosingRecorded:
    pass


@stored("matching.weights_set.v1")
@dataclass(frozen=True, slots=True)
class WeightsSet:
    weights: ScoreWeights


Event: TypeAlias = CohortRecorded | DatesRecorded | ClosingRecorded | WeightsSet | retention.Event


# State


@dataclass(frozen=True, slots=True)
class Cohort:
    """It is known once it was opened, or its recruiting closed. `dates` are None until they are moved for the first time."""

    dates: Dates | None = None
    is_known: bool = False
    is_closed: bool = False
    papers: Papers = field(default_factory=Papers)
    weights: ScoreWeights = field(default_factory=ScoreWeights)


# Refusals

NO_SUCH_COHORT = Refusal(
    "no_such_cohort", "Matching does not know this cohort. Its first round opens when recruiting closes.", Kind.MISSING
)
COHORT_RECORDED_ALREADY = Refusal("cohort_recorded_already", "This cohort is on record already.")
DATES_RECORDED_ALREADY = Refusal("dates_recorded_already", "These dates, or later ones, are on record already.")
CLOSING_RECORDED_ALREADY = Refusal("closing_recorded_already", "It is on record already that recruiting has closed.")
LAUNCH_OUT_OF_REACH = Refusal("launch_out_of_reach", "This launch is too late for the calendar: its year is wrong.")
WEIGHTS_UNCHANGED = Refusal("weights_unchanged", "These are the weights already.")


def decide(state: Cohort, command: Command) -> Decision[Event]:
    match command:
        case RecordCohort(launch_on, months, accesses_months, facts_until):
            opened = Terms(launch_on, months, accesses_months, facts_until)
            return _record(state.papers, opened if state.dates is None else _moved(opened, state.dates))
        case RecordDates(dates):
            return _record_dates(state, dates)
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


def _record_dates(state: Cohort, dates: Dates) -> Decision[Event]:
    if state.dates is not None and dates.revision <= state.dates.revision:
        return DATES_RECORDED_ALREADY
    if state.papers.terms is None:
        return [DatesRecorded(dates, None)]
    retain_until = retention.until(state.papers, _moved(state.papers.terms, dates))
    return LAUNCH_OUT_OF_REACH if retain_until == date.max else [DatesRecorded(dates, retain_until)]


def _moved(terms: Terms, dates: Dates) -> Terms:
    return replace(terms, launch_on=dates.launch_on, facts_until=dates.facts_until)


def _set(state: Cohort, weights: ScoreWeights) -> Decision[Event]:
    return fault(weights) or (WEIGHTS_UNCHANGED if weights == state.weights else [WeightsSet(weights)])


def evolve(state: Cohort, event: Event) -> Cohort:
    match event:
        case CohortRecorded(launch_on, months, retain_until, accesses_months, facts_until):
            terms = Terms(launch_on, months, accesses_months, facts_until)
            papers = replace(state.papers, terms=terms, retain_until=retain_until)
            return replace(state, is_known=True, papers=papers)
        case DatesRecorded(dates, retain_until):
            moved = None if state.papers.terms is None else _moved(state.papers.terms, dates)
            return replace(state, dates=dates, papers=replace(state.papers, terms=moved, retain_until=retain_until))
        case ClosingRecorded():
            return replace(state, is_known=True, is_closed=True)
        case WeightsSet(weights):
            return replace(state, weights=weights)
        case _:
            return replace(state, papers=retention.evolve(state.papers, event))


cohorts: Final[Decider[Command, Cohort, Event]] = Decider(Cohort(), decide, evolve)
