"""The meetings of a partnership: planned, and held. Either partner records one, and on one day it counts once."""

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import TypeAlias

from partnership_journal.ids import CohortId, PersonId
from plp_kit.core.deciding import Decision, Refusal
from plp_kit.core.stored import stored


class How(StrEnum):
    IN_PERSON = "in_person"
    REMOTE = "remote"


# Commands


@dataclass(frozen=True, slots=True)
class PlanMeeting:
    partner: PersonId
    on: date
    how: How
    today: date


@dataclass(frozen=True, slots=True)
class HoldMeeting:
    partner: PersonId
    on: date
    how: How
    today: date


Command: TypeAlias = PlanMeeting | HoldMeeting


# Events


@stored("partnership_journal.meeting_planned.v1")
@dataclass(frozen=True, slots=True)
class MeetingPlanned:
    partner: PersonId
    on: date
    how: How


@stored("partnership_journal.meeting_held.v1")
@dataclass(frozen=True, slots=True)
class MeetingHeld:
    cohort: CohortId
    partner: PersonId
    on: date
    how: How


Event: TypeAlias = MeetingPlanned | MeetingHeld


# State


@dataclass(frozen=True, slots=True)
class Diary:
    cohort: CohortId
    formed_on: date
    planned: frozenset[date] = frozenset()
    held: frozenset[date] = frozenset()


# Refusals

MEETING_PAST = Refusal("meeting_past", "A meeting is planned for today or later. Record an earlier one as held.")
MEETING_AHEAD = Refusal("meeting_ahead", "This meeting is still ahead. Plan it now, and record it once it was held.")
MEETING_TOO_EARLY = Refusal("meeting_too_early", "On that day you were not partners yet.")
PLANNED_ALREADY = Refusal("meeting_planned_already", "A meeting is planned for that day already.")
HELD_ALREADY = Refusal("meeting_held_already", "A meeting on that day is recorded already, by you or by your partner.")


def decide(diary: Diary, command: Command) -> Decision[Event]:
    match command:
        case PlanMeeting(partner, on, how):
            return _plan_refused(diary, command) or [MeetingPlanned(partner, on, how)]
        case HoldMeeting(partner, on, how):
            return _hold_refused(diary, command) or [MeetingHeld(diary.cohort, partner, on, how)]


def _plan_refused(diary: Diary, command: PlanMeeting) -> Refusal | None:
    if command.on < command.today:
        return MEETING_PAST
    return PLANNED_ALREADY if command.on in diary.planned else None


def _hold_refused(diary: Diary, command: HoldMeeting) -> Refusal | None:
    if command.on > command.today:
        return MEETING_AHEAD
    if command.on < diary.formed_on:
        return MEETING_TOO_EARLY
    return HELD_ALREADY if command.on in diary.held else None


def evolve(diary: Diary, event: Event) -> Diary:
    match event:
        case MeetingPlanned(_, on):
            return replace(diary, planned=diary.planned | {on})
        case MeetingHeld(_, _, on):
            return replace(diary, held=diary.held | {on})
