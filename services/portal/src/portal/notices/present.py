"""A cohort's e-mails: what each kind says, how many have come how far, and whom one did not reach."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from plp_kit.core.days import day_of
from portal.notices import words
from portal.notices.calls import Kind, NotArrived, Overview
from portal.site.present import day, of


@dataclass(frozen=True, slots=True)
class KindShown:
    """`states` say how many have come how far."""

    name: str
    trigger: str
    states: tuple[str, ...]
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
    by_name: dict[tuple[str, str], list[Kind]] = defaultdict(list)
    order = {wording: at for at, wording in enumerate(words.KINDS)}
    for each in sorted(overview.kinds, key=lambda kind: order.get(kind.wording, len(order))):
        by_name[words.KINDS.get(each.wording, (each.wording, ""))].append(each)
    kinds = tuple(_kind(*named, alike) for named, alike in by_name.items())
    return Shown(overview.title, kinds, tuple(_row(each) for each in overview.not_arrived))


def _kind(name: str, trigger: str, alike: Sequence[Kind]) -> KindShown:
    """Of wordings that say the same."""
    by_state = sum((Counter(each.by_state) for each in alike), Counter[str]())
    base = by_state.total()
    known = [*(state for state in words.STATES if state in by_state), *(by_state.keys() - words.STATES.keys())]
    states = [words.STATE.format(state=words.STATES.get(state, state), count=of(by_state[state], base)) for state in known]
    return KindShown(name, trigger, tuple(states), words.SUBJECT.format(subject=alike[0].subject), alike[0].text)


def _row(row: NotArrived) -> Row:
    kind, _ = words.KINDS.get(row.wording, (row.wording, ""))
    state = words.STATES.get(row.state, row.state)
    return Row(row.name or words.NO_NAME, f"/applications/{row.application}", kind, state, day(day_of(row.at)))
