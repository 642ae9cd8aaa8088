"""How the partnerships of a cohort are doing: counts, never content."""

from collections.abc import Iterable
from dataclasses import dataclass

from portal.adapters.matching import Round
from portal.adapters.outcomes import Outcome, Told
from portal.adapters.partnership_journal import Progress, Session
from portal.entrypoints.presenters.absent import absent
from portal.entrypoints.presenters.numbers import day, of
from portal.entrypoints.presenters.shapes import Fact, Shown
from portal.entrypoints.words import cohort as words


@dataclass(frozen=True, slots=True)
class SessionRow:
    kind: str
    on: str
    how: str
    attended: str


@dataclass(frozen=True, slots=True)
class Partnerships:
    """`sentence` stands where there is nothing to count yet; `base` says of how many people attendance is counted."""

    sentence: str | None
    facts: tuple[Fact, ...] = ()
    sessions: tuple[SessionRow, ...] = ()
    base: str | None = None


def partnerships(progress: Outcome[Progress], rounds: Outcome[tuple[Round, ...]]) -> Shown[Partnerships]:
    match progress:
        case Told(told) if told.partnerships == 0:
            return Partnerships(words.PARTNERSHIPS_NONE)
        case Told(told):
            paired = _paired_at_first(rounds)
            base = words.ATTENDED_BASE.format(people=paired) if paired and told.sessions else None
            return Partnerships(None, tuple(_facts(told)), tuple(_session(session, paired) for session in told.sessions), base)
        case untold:
            return absent(untold, words.PARTNERSHIPS)


def _facts(told: Progress) -> Iterable[Fact]:
    base = told.partnerships
    yield Fact(words.FORMED, f"{base:,}")
    yield Fact(words.ACTIVE, of(told.active, base))
    for name, count in (
        (words.ENDED_COMPLETED, told.ended.completed),
        (words.ENDED_EARLY, told.ended.ended),
        (words.ENDED_LEFT, told.ended.partner_left),
    ):
        if count:
            yield Fact(name, of(count, base))
    yield Fact(words.AGREEMENTS, of(told.agreements_written, base))
    yield Fact(words.MEETINGS, f"{told.meetings_held:,}")
    yield Fact(words.GOALS, f"{told.goals_set:,}")


def _session(session: Session, paired: int) -> SessionRow:
    attended = of(session.attended, paired) if session.attended <= paired else f"{session.attended:,}"
    kind, how = words.KINDS.get(session.kind, session.kind), words.HOWS.get(session.how, session.how)
    return SessionRow(kind, day(session.on), how, attended)


def _paired_at_first(rounds: Outcome[tuple[Round, ...]]) -> int:
    """0 while nobody is, or while matching is away: then attendance has no base."""
    match rounds:
        case Told((first, *_)):
            return 2 * first.pairs
        case _:
            return 0
