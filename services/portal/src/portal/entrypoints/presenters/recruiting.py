"""How many applied, and where their applications stand."""

from dataclasses import dataclass

from portal.adapters.outcomes import Outcome, Told
from portal.adapters.recruitment import Funnel
from portal.entrypoints.presenters.absent import absent
from portal.entrypoints.presenters.numbers import counted, hundredths, of
from portal.entrypoints.presenters.shapes import Share, Shown
from portal.entrypoints.words import cohort as words


@dataclass(frozen=True, slots=True)
class Recruiting:
    """`sentence` says what to see in the tables; without shares nobody has applied."""

    sentence: str
    states: tuple[Share, ...] = ()
    channels: tuple[Share, ...] = ()


def recruiting(funnel: Outcome[Funnel]) -> Shown[Recruiting]:
    match funnel:
        case Told(told) if told.applied == 0:
            return Recruiting(words.APPLIED_NONE)
        case Told(told):
            sentence = words.APPLIED.format(people=counted(told.applied, "person", "people"), applied=told.applied)
            return Recruiting(sentence, _states(told), _channels(told))
        case untold:
            return absent(untold, words.RECRUITING)


def _states(funnel: Funnel) -> tuple[Share, ...]:
    """In the order of an application's life; a state that nobody is in is left out, except the first two."""
    known = [state for state in words.STATES if funnel.by_state.get(state) or state in ("applied", "accepted")]
    others = [state for state in funnel.by_state if state not in words.STATES]
    return tuple(_share(words.STATES.get(s, s), funnel.by_state.get(s, 0), funnel.applied) for s in (*known, *others))


def _channels(funnel: Funnel) -> tuple[Share, ...]:
    most_first = sorted(funnel.by_channel.items(), key=lambda entry: (-entry[1], entry[0]))
    return tuple(_share(channel, people, funnel.applied) for channel, people in most_first)


def _share(name: str, count: int, base: int) -> Share:
    return Share(name, of(count, base), hundredths(count, base))
