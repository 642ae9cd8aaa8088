"""A cohort's e-mails: what each kind says, how many have come how far, and whom one did not reach."""

from dataclasses import dataclass

from plp_kit.core.days import day_of
from portal.notices import words
from portal.notices.calls import Kind, NotArrived, Overview
from portal.site.present import Share, counted, day


@dataclass(frozen=True, slots=True)
class KindShown:
    """`lines` are the e-mail's paragraphs."""

    name: str
    trigger: str
    count: str
    shares: tuple[Share, ...]
    subject: str
    text: str


@dataclass(frozen=True, slots=True)
class Row:
    name: str
    address: str
    kind: str
    state: str
    on: str


@dataclass(frozen=True, slots=True)
class Shown:
    cohort: str
    kinds: tuple[KindShown, ...]
    rows: tuple[Row, ...]


def shown(overview: Overview) -> Shown:
    kinds = tuple(_kind(each) for each in overview.kinds)
    return Shown(overview.title, kinds, tuple(_row(each) for each in overview.not_arrived))


def _kind(kind: Kind) -> KindShown:
    name, trigger = words.KINDS.get(kind.wording, (kind.wording, ""))
    base = sum(kind.by_state.values())
    states = [*(state for state in words.STATES if state in kind.by_state), *(kind.by_state.keys() - words.STATES.keys())]
    shares = tuple(Share.of(words.STATES.get(state, state), kind.by_state[state], base) for state in states)
    count = counted(base, words.COUNT) if base else words.NONE_SENT
    return KindShown(name, trigger, count, shares, words.SUBJECT.format(subject=kind.subject), kind.text)


def _row(row: NotArrived) -> Row:
    kind, _ = words.KINDS.get(row.wording, (row.wording, ""))
    state = words.STATES.get(row.state, row.state)
    return Row(row.name or words.NO_NAME, f"/applications/{row.application}", kind, state, day(day_of(row.at)))
