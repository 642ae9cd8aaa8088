"""What a proposal rests on, what is held in it, and the changes that can be made to signed pairs."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from uuid import UUID

from portal.matching.acts.calls import RoundState
from portal.matching.acts.present import pair_name
from portal.matching.pairing.calls import Held
from portal.matching.proposing import words
from portal.matching.proposing.calls import Repair, Repairing, Repairs
from portal.site.present import Choice, Fact, counted, of

Names = Mapping[UUID, str]


@dataclass(frozen=True, slots=True)
class HeldRow:
    """`whom` completes the words of the link for those who hear it."""

    pair: str
    kind: str
    address: str
    whom: str


def propose_facts(state: RoundState) -> Iterator[Fact]:
    yield Fact(words.RECEIVED, of(min(state.received, state.expected), state.expected))
    yield Fact(words.PAIRS_NOW, f"{state.pairs:,}" if state.fingerprint else words.NONE_NOW)
    if state.signatures:
        yield Fact(words.SIGNED_NOW, f"{len(state.signatures):,}")


def held_rows(round_id: UUID, held: Iterable[Held], names: Names) -> list[HeldRow]:
    rows = [_held(round_id, each, pair_name(names, each.one, each.other)) for each in held]
    return sorted(rows, key=lambda row: (row.kind, row.pair.casefold()))


def _held(round_id: UUID, held: Held, pair: str) -> HeldRow:
    address = f"/rounds/{round_id}/release?one={held.one}&other={held.other}"
    return HeldRow(pair, words.HELD_KINDS.get(held.kind, held.kind), address, words.RELEASE_WHOM.format(pair=pair))


def closed(state: RoundState) -> str | None:
    """Why nothing can be proposed by this matcher."""
    if not state.is_open:
        return words.CANDIDATE
    if state.published_on:
        return words.PUBLISHED
    return words.WAITING if state.received < state.expected else None


def people_in(repairs: Repairs) -> Iterator[UUID]:
    for repair in (*repairs.held, *repairs.free):
        for pair in repair.new_pairs:
            yield from (pair.senior, pair.colleague)


def nothing_to_do(state: RoundState, repairs: Repairs) -> bool:
    """Whether the proposal can stay, and no change would make another pair."""
    return state.holds and not any(repair.new_pairs for repair in (*repairs.held, *repairs.free))


def options(repairs: Repairs, names: Names) -> list[Choice]:
    """Those that keep the lowest score first; of the others only what is not the same."""
    measured = {(each.changes, each.measures) for each in repairs.held}
    others = [each for each in repairs.free if (each.changes, each.measures) not in measured]
    held = [_option(each, repairs.worst_pair_score, names) for each in repairs.held]
    return [*held, *(_option(each, 0, names) for each in others)]


def _option(repair: Repair, held: int, names: Names) -> Choice:
    changes = counted(repair.changes, words.CHANGES) if repair.changes else words.NO_CHANGES
    worst, total = (f"{score:,}" for score in (repair.measures.worst_pair_score, repair.measures.total))
    text = words.OPTION.format(changes=changes, worst=worst, total=total)
    new = sorted(pair_name(names, pair.senior, pair.colleague) for pair in repair.new_pairs)
    pairs = words.NEW.format(pairs="; ".join(new)) if new else words.NOTHING_NEW
    shown = words.RECOMMENDED.format(option=text) if repair.is_recommended and held else text
    return Choice(f"{repair.changes}-{held}", shown, pairs if held else words.BELOW.format(pairs=pairs))


def chosen(value: str) -> Repairing:
    changes, held = value.split("-")
    return Repairing(int(changes), int(held))
