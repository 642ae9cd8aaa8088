"""The goals of a partnership: shared by both, or one partner's own. To the other partner an own goal is no goal at all."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TypeAlias, TypeGuard

from partnership_journal.ids import GoalId, PersonId, TextId, text_id
from partnership_journal.writing.decider import TextRevised, TextWithdrawn
from plp_kit.core.deciding import Decision, Kind, Refusal
from plp_kit.core.sealed import Sealed
from plp_kit.core.stored import stored


class Whose(StrEnum):
    SHARED = "shared"
    OWN = "own"


# Commands


@dataclass(frozen=True, slots=True)
class SetGoal:
    partner: PersonId
    goal: GoalId
    whose: Whose
    text: Sealed


@dataclass(frozen=True, slots=True)
class ReachGoal:
    partner: PersonId
    goal: GoalId


@dataclass(frozen=True, slots=True)
class TakeBackGoal:
    """By the partner who set it, at any time; a shared one goes for both."""

    partner: PersonId
    goal: GoalId


Command: TypeAlias = SetGoal | ReachGoal | TakeBackGoal


# Events


@stored("partnership_journal.goal_set.v1")
@dataclass(frozen=True, slots=True)
class GoalSet:
    partner: PersonId
    goal: GoalId
    whose: Whose
    text: Sealed


@stored("partnership_journal.goal_reached.v1")
@dataclass(frozen=True, slots=True)
class GoalReached:
    partner: PersonId
    goal: GoalId


@stored("partnership_journal.goal_taken_back.v1")
@dataclass(frozen=True, slots=True)
class GoalTakenBack:
    partner: PersonId
    goal: GoalId


Event: TypeAlias = GoalSet | GoalReached | GoalTakenBack


# State


@dataclass(frozen=True, slots=True)
class Goal:
    """One that was `taken_back` stays known, so that a late repetition does not set it again."""

    author: PersonId
    whose: Whose
    text: TextId
    reached: bool = False
    taken_back: bool = False


Goals: TypeAlias = Mapping[GoalId, Goal]


# Refusals

GOAL_SET_ALREADY = Refusal("goal_set_already", "This goal is set already.")
NO_SUCH_GOAL = Refusal("no_such_goal", "You have no such goal.", Kind.MISSING)
SET_BY_PARTNER = Refusal("goal_set_by_partner", "Your partner set this goal. Only they can take it back.", Kind.FORBIDDEN)
GOAL_REACHED_ALREADY = Refusal("goal_reached_already", "This goal is recorded as reached already.")


def decide(goals: Goals, command: Command) -> Decision[Event]:
    match command:
        case SetGoal(partner, goal, whose, text):
            return GOAL_SET_ALREADY if goal in goals else [GoalSet(partner, goal, whose, text)]
        case ReachGoal(partner, goal):
            return _reach_refused(goals.get(goal), partner) or [GoalReached(partner, goal)]
        case TakeBackGoal(partner, goal):
            return _taking_back_refused(goals.get(goal), partner) or [GoalTakenBack(partner, goal)]


def _reach_refused(goal: Goal | None, partner: PersonId) -> Refusal | None:
    if not _is_there(goal, partner):
        return NO_SUCH_GOAL
    return GOAL_REACHED_ALREADY if goal.reached else None


def _taking_back_refused(goal: Goal | None, partner: PersonId) -> Refusal | None:
    if not _is_there(goal, partner):
        return NO_SUCH_GOAL
    return None if goal.author == partner else SET_BY_PARTNER


def _is_there(goal: Goal | None, partner: PersonId) -> TypeGuard[Goal]:
    return goal is not None and not goal.taken_back and is_seen_by(partner, goal.author, goal.whose)


def is_seen_by(partner: PersonId, author: PersonId, whose: Whose) -> bool:
    return whose is Whose.SHARED or author == partner


def evolve(goals: Goals, event: Event | TextRevised | TextWithdrawn) -> Goals:
    match event:
        case GoalSet(partner, goal, whose, text):
            return {**goals, goal: Goal(partner, whose, text_id(text))}
        case GoalReached(_, goal) if goal in goals:
            return {**goals, goal: replace(goals[goal], reached=True)}
        case GoalTakenBack(_, goal) if goal in goals:
            return {**goals, goal: replace(goals[goal], taken_back=True)}
        case TextRevised(_, text, _, revised):
            return {id: replace(goal, text=text_id(revised)) if goal.text == text else goal for id, goal in goals.items()}
        case GoalReached() | GoalTakenBack() | TextWithdrawn():
            return goals
