"""How long a cohort's working papers are retained: the reasons of notes, and the explanations of pairs.

The trust's months count from launch. Papers that a re-match adds after that are retained for as many months from the day on
which the first of them is written.
"""

from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import MAXYEAR, date
from typing import TypeAlias

from plp_kit.core.deciding import Decision, Refusal
from plp_kit.core.stored import stored

# Commands


@dataclass(frozen=True, slots=True)
class RetainPapers:
    """A paper is written. Nothing changes while a period runs."""

    on: date


@dataclass(frozen=True, slots=True)
class EndRetention:
    on: date


Command: TypeAlias = RetainPapers | EndRetention


# Events


@stored("matching.retention_renewed.v1")
@dataclass(frozen=True, slots=True)
class RetentionRenewed:
    """A paper was written after retention had ended."""

    on: date
    retain_until: date


@stored("matching.retention_ended.v1")
@dataclass(frozen=True, slots=True)
class RetentionEnded:
    on: date


Event: TypeAlias = RetentionRenewed | RetentionEnded


# State


@dataclass(frozen=True, slots=True)
class Terms:
    """`accesses_months` is how long the trust keeps it who viewed whose data; no paper depends on it, nor on `facts_until`."""

    launch_on: date
    months: int
    accesses_months: int = 72
    facts_until: date = date.max


@dataclass(frozen=True, slots=True)
class Papers:
    """`terms` are None until the cohort is recorded. `retain_until` is None where no period runs.

    `renewed_on` is the last day on which a period began after launch.
    """

    terms: Terms | None = None
    renewed_on: date = date.min
    retain_until: date | None = None


# Refusals

RETENTION_RUNNING = Refusal("retention_running", "The working papers of this cohort are retained for longer.")
RETENTION_OVER = Refusal("retention_over", "The working papers of this cohort are not retained any more.")
RETENTION_DUE = Refusal("retention_due", "The older working papers of this cohort are being destroyed. Try again in a moment.")


def decide(state: Papers, command: Command) -> Decision[Event]:
    match command:
        case RetainPapers(on):
            return _retain(state, on)
        case EndRetention(on):
            if state.retain_until is None:
                return RETENTION_OVER
            return [RetentionEnded(on)] if on >= state.retain_until else RETENTION_RUNNING


def _retain(state: Papers, on: date) -> Decision[Event]:
    if state.terms is None:
        return []
    if state.retain_until is None:
        return [RetentionRenewed(on, _end(state.terms, on))]
    return RETENTION_DUE if on >= state.retain_until else []


def own_period(state: Papers, on: date) -> date | Refusal | None:
    """Until when something is kept that is written now and renews no period; None where a period runs, or is not known yet."""
    if state.terms is None:
        return None
    if state.retain_until is None:
        return _end(state.terms, on)
    return RETENTION_DUE if on >= state.retain_until else None


def until(state: Papers, terms: Terms) -> date | None:
    """Until when papers are retained on these terms; None where the period is over and nothing was written since."""
    is_over = state.terms is not None and state.retain_until is None
    return None if is_over else _end(terms, state.renewed_on)


def _end(terms: Terms, renewed_on: date) -> date:
    return months_after(max(terms.launch_on, renewed_on), terms.months)


def months_after(day: date, months: int) -> date:
    """The same day of a later month, or its last; `date.max` where the year would be past the calendar's end."""
    years, month = divmod(day.month - 1 + months, 12)
    year = day.year + years
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1])) if year <= MAXYEAR else date.max


def evolve(state: Papers, event: Event) -> Papers:
    match event:
        case RetentionRenewed(on, retain_until):
            return replace(state, renewed_on=on, retain_until=retain_until)
        case RetentionEnded():
            return replace(state, retain_until=None)
