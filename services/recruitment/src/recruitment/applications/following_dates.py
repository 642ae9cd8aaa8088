"""How an application follows when its cohort's dates are moved: when it lapses, until when it is kept, what people are told.

Periods that count from something else, such as the day of a refusal, stay as they are.
"""

from collections.abc import Sequence
from datetime import date

from recruitment.applications.events import LapseMoved, LaunchMoved, RetentionMoved
from recruitment.applications.forms import Terms
from recruitment.applications.states import BeingDestroyed, Known, Over, TakingPart, Unanswered, Unfinished, Waiting


def decide(state: Known, terms: Terms) -> Sequence[LapseMoved | RetentionMoved]:
    match state:
        case Unfinished():
            moved = LapseMoved(_remind_on(state, terms), terms.closes_on)
            return [] if terms.closes_on == state.lapses_on else [moved]
        case Unanswered() | Waiting():
            return _kept(state, terms.unanswered_until)
        case TakingPart() | Over(took_part=True, destroyed=False):
            return _kept(state, terms.retain_until)
        case Over() | BeingDestroyed():
            return []


def told(state: Known, launch_on: date | None) -> Sequence[LaunchMoved]:
    """What people are told who wait for the launch. Those who have not handed in read the day when they do."""
    waits = isinstance(state, Unanswered | Waiting | TakingPart)
    return [LaunchMoved(launch_on)] if waits and launch_on is not None else []


def _kept(state: Unanswered | Waiting | TakingPart | Over, until: date) -> Sequence[RetentionMoved]:
    return [] if until == state.retain_until else [RetentionMoved(until)]


def _remind_on(state: Unfinished, terms: Terms) -> date | None:
    """A week before the new closing; today, where less than a week is left and a reminder was still to come."""
    return terms.remind_on(terms.on) or (terms.on if state.remind_on else None)
