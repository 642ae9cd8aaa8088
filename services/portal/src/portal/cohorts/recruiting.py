"""The recruiting part of the page: how many people applied, and what has happened to their applications."""

from dataclasses import dataclass

from portal.cohorts import words
from portal.cohorts.absent import Shown, absent
from portal.cohorts.calls import Funnel
from portal.site.calls import Answer, Outcome
from portal.site.present import Share, counted


@dataclass(frozen=True, slots=True)
class Recruiting:
    """`sentence` says what the tables show; there are none when nobody has applied."""

    sentence: str
    states: tuple[Share, ...] = ()
    channels: tuple[Share, ...] = ()


def recruiting(funnel: Outcome[Funnel]) -> Shown[Recruiting]:
    match funnel:
        case Answer(value) if value.applied == 0:
            return Recruiting(words.APPLIED_NONE)
        case Answer(value):
            return Recruiting(counted(value.applied, words.APPLIED), _states(value), _channels(value))
        case error:
            return absent(error)


def _states(funnel: Funnel) -> tuple[Share, ...]:
    """In the order in which an application goes through them. States without anybody are left out, except the first two."""
    known = [state for state in words.STATES if funnel.by_state.get(state) or state in {"applied", "accepted"}]
    others = [state for state in funnel.by_state if state not in words.STATES]
    return tuple(Share.of(words.STATES.get(s, s), funnel.by_state.get(s, 0), funnel.applied) for s in (*known, *others))


def _channels(funnel: Funnel) -> tuple[Share, ...]:
    most_first = sorted(funnel.by_channel.items(), key=lambda entry: (-entry[1], entry[0]))
    return tuple(Share.of(channel, people, funnel.applied) for channel, people in most_first)
