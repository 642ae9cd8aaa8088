"""Somebody who takes part leaves the trust: on its day it takes effect, and until then it can be corrected."""

from datetime import date, timedelta
from typing import Final, TypeAlias

from plp_kit.core.deciding import Decision, Refusal
from recruitment.applications.commands import Departing, Leave, Stay, TakeLeave
from recruitment.applications.events import DeparturePlanned, DepartureRetracted, LeftTrust
from recruitment.applications.states import TakingPart

WITHIN: Final = timedelta(days=366)
"""How far from today the day of a departure lies at most, so that a mistyped year is noticed."""

DEPARTURE_UNFIT = Refusal("departure_unfit", "The day on which somebody leaves lies within a year of today.")
LEAVING_ALREADY = Refusal("leaving_already", "It is on record that this person leaves on that day.")
NOT_LEAVING = Refusal("not_leaving", "No departure of this person is on record for today or later.")

Departed: TypeAlias = DeparturePlanned | DepartureRetracted | LeftTrust


def decide(state: TakingPart, command: Departing) -> Decision[Departed]:
    match command:
        case Leave(on, today):
            return _leave(state, command) if abs(on - today) <= WITHIN else DEPARTURE_UNFIT
        case Stay():
            return NOT_LEAVING if state.leaves_on is None else [DepartureRetracted()]
        case TakeLeave(today):
            due = state.leaves_on
            return NOT_LEAVING if due is None or due > today else [_left(state, due)]


def _leave(state: TakingPart, command: Leave) -> Decision[Departed]:
    if command.on <= command.today:
        return [_left(state, command.on)]
    return LEAVING_ALREADY if command.on == state.leaves_on else [DeparturePlanned(command.on)]


def _left(state: TakingPart, on: date) -> LeftTrust:
    return LeftTrust(state.applicant.cohort, state.applicant.person, on)
