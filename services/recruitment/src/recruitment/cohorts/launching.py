"""The launch of a cohort: what it needs, and what is recorded of it."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from plp_kit.core.deciding import Refusal
from plp_kit.core.stored import stored
from recruitment.cohorts.dates import Days

# Command


@dataclass(frozen=True, slots=True)
class Missing:
    """Whether the cohort has no Guide, and the kinds of signposts that its trust has not entered."""

    guide: bool = False
    signposts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class LaunchCohort:
    """`on` is the day on which it was launched, which may be before today. `missing` is what it lacks as it is now."""

    on: date
    today: date
    missing: Missing


# Event


@stored("recruitment.cohort_launched.v1")
@dataclass(frozen=True, slots=True)
class CohortLaunched:
    """`on` is the day from which everything counts from now on. The rest is as in `DatesMoved`."""

    on: date
    before: Days
    after: Days
    revision: int


# Refusals

LAUNCHED_ALREADY = Refusal("cohort_launched_already", "This cohort has been launched. That day, and those before it, stay.")
LAUNCH_TO_COME = Refusal("launched_on_in_future", "A launch is recorded on its day, or later.")
LAUNCH_BEFORE_CLOSING = Refusal("launched_on_before_closing", "No cohort was launched before its recruiting closed.")
GUIDE_MISSING = Refusal("guide_missing", "No cohort is launched without a Guide for Learning Partners. Write it first.")
SIGNPOSTS_MISSING = Refusal(
    "signposts_missing", "No cohort is launched before the trust has entered a signpost of each kind. These are missing:"
)
RECRUITING_OPEN = Refusal("recruiting_open", "People can still apply. Close recruiting first, then launch the cohort.")


def unready(command: LaunchCohort, closed_on: date | None) -> Refusal | None:
    """The first thing that keeps the cohort from being launched, or None. `closed_on` is None while people can apply."""
    refused = next((refusal for refusal, holds in UNREADY if holds(command, closed_on)), None)
    return _naming(command.missing.signposts) if refused is SIGNPOSTS_MISSING else refused


def _naming(kinds: tuple[str, ...]) -> Refusal:
    named = ", ".join(kind.replace("_", " ") for kind in kinds)
    return replace(SIGNPOSTS_MISSING, message=f"{SIGNPOSTS_MISSING.message} {named}.")


UNREADY: Final[tuple[tuple[Refusal, Callable[[LaunchCohort, date | None], bool]], ...]] = (
    (RECRUITING_OPEN, lambda _, closed_on: closed_on is None),
    (GUIDE_MISSING, lambda command, _: command.missing.guide),
    (SIGNPOSTS_MISSING, lambda command, _: bool(command.missing.signposts)),
    (LAUNCH_TO_COME, lambda command, _: command.on > command.today),
    (LAUNCH_BEFORE_CLOSING, lambda command, closed_on: closed_on is not None and command.on < closed_on),
)
"""All that keeps a cohort from being launched, the first of it first."""
