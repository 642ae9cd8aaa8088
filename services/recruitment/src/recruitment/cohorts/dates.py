"""A cohort's days: the five that facilitators set and can move, and the days that count from them."""

from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from plp_kit.core.deciding import Refusal


class MoveReason(StrEnum):
    """Why dates are moved. A list, since words of one's own could name somebody (ADR 0037)."""

    MORE_TIME_TO_APPLY = "more_time_to_apply"
    MATCHING_TAKES_LONGER = "matching_takes_longer"
    NOT_READY = "not_ready"
    SERVICE_PRESSURE = "service_pressure"
    PEOPLE_AWAY = "people_away"
    READY_EARLIER = "ready_earlier"
    ENTERED_WRONGLY = "entered_wrongly"
    OTHER = "other"


class Applying(StrEnum):
    """Whether people can apply: not yet, now, or no more."""

    NOT_YET = "not_yet"
    OPEN = "open"
    OVER = "over"

    @classmethod
    def on(cls, day: date, opens_on: date, closes_on: date, *, closed: bool) -> "Applying":
        """On that day; nobody can on `closes_on` or later, nor once a facilitator has `closed` it."""
        if closed or day >= closes_on:
            return cls.OVER
        return cls.OPEN if day >= opens_on else cls.NOT_YET


@dataclass(frozen=True, slots=True)
class NewDates:
    """The days that are to be moved; None is a day that nobody moves by hand."""

    recruiting_opens_on: date | None = None
    recruiting_closes_on: date | None = None
    matching_on: date | None = None
    launch_on: date | None = None
    survey_on: date | None = None

    @property
    def given(self) -> Mapping[str, date]:
        return {field: day for field, day in asdict(self).items() if day is not None}


@dataclass(frozen=True, slots=True)
class Days:
    """The five days, and what recruitment counts from them.

    People who have not handed in are reminded on `remind_on`. An application that nobody answers is kept until
    `unanswered_until`, an accepted one until `accepted_until`; how far e-mails came until `notices_until`, and bare facts about
    the cohort's people until `facts_until`: who took part, who was paired, who was there, to what they agreed.
    """

    recruiting_opens_on: date
    recruiting_closes_on: date
    matching_on: date
    launch_on: date
    survey_on: date
    remind_on: date
    unanswered_until: date
    accepted_until: date
    notices_until: date
    facts_until: date


@dataclass(frozen=True, slots=True)
class Move:
    """A day that moves: its name in `Days`, and both days."""

    what: str
    before: date
    after: date


def moves(before: Days, after: Days) -> Iterator[Move]:
    """Everything that moves from the one to the other, in the order of `Days`."""
    old, new = asdict(before), asdict(after)
    return (Move(what, day, new[what]) for what, day in old.items() if new[what] != day)


# Refusals

DATES_UNCHANGED = Refusal("dates_unchanged", "These are the cohort's dates already.")
DATES_OUT_OF_ORDER = Refusal("dates_out_of_order", "Recruiting opens first, then it closes, then the cohort is launched.")
MATCHING_OUT_OF_ORDER = Refusal(
    "matching_out_of_order", "Matching begins when recruiting has closed, and not after the cohort is launched."
)
SURVEY_OUT_OF_ORDER = Refusal("survey_out_of_order", "The survey opens after the cohort is launched.")
SURVEY_PAST = Refusal(
    "survey_on_past", "The survey would open on a day that has passed. Give it a day of its own, today or later."
)
PAST: Final[Mapping[str, Refusal]] = {
    "recruiting_opens_on": Refusal("recruiting_opens_on_past", "Recruiting cannot open on a day that has passed."),
    "recruiting_closes_on": Refusal("recruiting_closes_on_past", "Recruiting cannot close on a day that has passed."),
    "matching_on": Refusal("matching_on_past", "Matching cannot begin on a day that has passed."),
    "launch_on": Refusal("launch_on_past", "A launch cannot be planned for a day that has passed."),
    "survey_on": SURVEY_PAST,
}
REACHED: Final[Mapping[str, Refusal]] = {
    "recruiting_opens_on": Refusal("recruiting_opens_on_reached", "Recruiting has opened, so its first day cannot be moved."),
    "recruiting_closes_on": Refusal("recruiting_closes_on_reached", "The day on which recruiting closes has come."),
    "survey_on": Refusal("survey_on_reached", "The day on which the survey opens has come."),
}
"""A day that cannot be moved once it has come. Matching and launch can be put off until the cohort is launched."""


def out_of_order(days: Days) -> Refusal | None:
    if not days.recruiting_opens_on < days.recruiting_closes_on < days.launch_on:
        return DATES_OUT_OF_ORDER
    if not days.recruiting_closes_on <= days.matching_on <= days.launch_on:
        return MATCHING_OUT_OF_ORDER
    return None if days.launch_on < days.survey_on else SURVEY_OUT_OF_ORDER


def unmovable(before: Days, after: Days, new: NewDates, today: date) -> Refusal | None:
    """The first thing that forbids this move, or None. Days that only count from others are never given by hand."""
    moved = {move.what: move for move in moves(before, after)}
    if not moved:
        return DATES_UNCHANGED
    reached = (REACHED[field] for field in new.given if field in moved and field in REACHED and moved[field].before <= today)
    past = (PAST[field] for field, move in moved.items() if field in PAST and move.after < today)
    return next(reached, None) or next(past, None) or out_of_order(after)
