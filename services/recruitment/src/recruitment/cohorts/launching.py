"""The launch of a cohort: what it needs, and what is recorded of it."""

from dataclasses import dataclass, replace
from datetime import date

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


def lacking(missing: Missing, *, recruiting: bool) -> list[Refusal]:
    """All that the cohort lacks, whatever the day of its launch."""
    held = ((RECRUITING_OPEN, recruiting), (GUIDE_MISSING, missing.guide), (SIGNPOSTS_MISSING, bool(missing.signposts)))
    return [_naming(missing.signposts) if refusal is SIGNPOSTS_MISSING else refusal for refusal, holds in held if holds]


def unready(command: LaunchCohort, closed_on: date | None) -> Refusal | None:
    """The first thing that keeps the cohort from being launched, or None. `closed_on` is None while people can apply."""
    lacks = lacking(command.missing, recruiting=closed_on is None)
    return lacks[0] if lacks else _misplaced(command, closed_on)


def _misplaced(command: LaunchCohort, closed_on: date | None) -> Refusal | None:
    if command.on > command.today:
        return LAUNCH_TO_COME
    return LAUNCH_BEFORE_CLOSING if closed_on is not None and command.on < closed_on else None


def _naming(kinds: tuple[str, ...]) -> Refusal:
    named = ", ".join(kind.replace("_", " ") for kind in kinds)
    return replace(SIGNPOSTS_MISSING, message=f"{SIGNPOSTS_MISSING.message} {named}.")
