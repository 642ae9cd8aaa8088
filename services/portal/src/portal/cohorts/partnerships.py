"""The partnerships part of the page: counts, never what partners write."""

from collections.abc import Iterator
from dataclasses import dataclass

from portal.cohorts import words
from portal.cohorts.absent import Shown, absent
from portal.cohorts.calls import Progress, Round, Session
from portal.site.calls import Answer, Outcome
from portal.site.present import Fact, day, of


@dataclass(frozen=True, slots=True)
class SessionRow:
    kind: str
    on: str
    how: str
    attended: str


@dataclass(frozen=True, slots=True)
class Partnerships:
    """`sentence` is there when there is nothing to count yet; `base` says which people attendance is counted from.

    `own` says that the reader's own partnership is left out.
    """

    sentence: str | None
    facts: tuple[Fact, ...] = ()
    sessions: tuple[SessionRow, ...] = ()
    base: str | None = None
    own: str | None = None


def partnerships(progress: Outcome[Progress], rounds: Outcome[tuple[Round, ...]]) -> Shown[Partnerships]:
    match progress:
        case Answer(value) if value.partnerships == 0:
            return Partnerships(_own(value) or words.PARTNERSHIPS_NONE)
        case Answer(value):
            paired = _paired_in_first_round(rounds)
            base = words.ATTENDED_BASE.format(people=f"{paired:,}") if paired and value.sessions else None
            sessions = tuple(_session(session, paired) for session in value.sessions)
            return Partnerships(None, tuple(_facts(value)), sessions, base, _own(value))
        case error:
            return absent(error)


def _own(progress: Progress) -> str | None:
    return words.PARTNERSHIPS_OWN if progress.own_left_out else None


def _facts(progress: Progress) -> Iterator[Fact]:
    base = progress.partnerships
    yield Fact(words.FORMED, f"{base:,}")
    yield Fact(words.ACTIVE, of(progress.active, base))
    for name, count in (
        (words.ENDED_COMPLETED, progress.ended.completed),
        (words.ENDED_EARLY, progress.ended.ended),
        (words.ENDED_LEFT, progress.ended.partner_left),
    ):
        if count:
            yield Fact(name, of(count, base))
    if progress.taken_back:
        yield Fact(words.TAKEN_BACK, f"{progress.taken_back:,}")
    yield Fact(words.AGREEMENTS, of(progress.agreements_written, base))
    yield Fact(words.MEETINGS, f"{progress.meetings_held:,}")
    yield Fact(words.GOALS, f"{progress.goals_set:,}")


def _session(session: Session, paired: int) -> SessionRow:
    attended = of(session.attended, paired) if session.attended <= paired else f"{session.attended:,}"
    kind, how = words.KINDS.get(session.kind, session.kind), words.HOWS.get(session.how, session.how)
    return SessionRow(kind, day(session.on), how, attended)


def _paired_in_first_round(rounds: Outcome[tuple[Round, ...]]) -> int:
    """0 when nobody is paired yet or matching is away: attendance then has no base."""
    match rounds:
        case Answer((first, *_)):
            return 2 * first.pairs
        case _:
            return 0
