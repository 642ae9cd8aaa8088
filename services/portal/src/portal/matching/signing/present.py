"""Who has signed, which seats are filled, and why a signature may fill none."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from uuid import UUID

from portal.matching.acts.calls import RoundState, Substitute
from portal.matching.acts.present import name_of, names_listed, pair_name
from portal.matching.signing import words
from portal.matching.signing.calls import Proposal
from portal.site.present import Fact, day

Names = Mapping[UUID, str]


def people_in(state: RoundState) -> Iterator[UUID]:
    """Whose names the pages show."""
    yield from (each.person for each in state.signatures)
    yield from (each.person for each in state.substitutes)


def facts(state: RoundState, names: Names) -> tuple[Fact, ...]:
    return tuple(_facts(state, names))


def _facts(state: RoundState, names: Names) -> Iterator[Fact]:
    yield Fact(words.PAIRS, f"{state.pairs:,}")
    yield Fact(words.UNPLACED, f"{state.unplaced:,}")
    for seat, text in words.SEATS.items():
        signed = [each.person for each in state.signatures if each.fills_seat and each.seat == seat]
        yield Fact(text, words.SIGNED_BY.format(names=names_listed(names, signed)) if signed else words.NOT_SIGNED)
    conflicts = [words.CONFLICT.format(name=name_of(names, each.person)) for each in state.signatures if not each.fills_seat]
    if conflicts:
        yield Fact(words.CONFLICTS, "\n".join(sorted(conflicts)))
    if state.substitutes:
        yield Fact(words.SUBSTITUTES, "\n".join(_substitute(each, names) for each in state.substitutes))


def _substitute(named: Substitute, names: Names) -> str:
    seat, by = words.AS_SEAT.get(named.seat, named.seat), words.BY.get(named.named_by, named.named_by)
    return words.SUBSTITUTE.format(name=name_of(names, named.person), seat=seat, by=by, day=day(named.named_on))


@dataclass(frozen=True, slots=True)
class PairRow:
    pair: str
    score: str


def pair_rows(proposal: Proposal, names: Names) -> tuple[PairRow, ...]:
    """As the service has them: the lowest score first."""
    return tuple(
        PairRow(pair_name(names, each.senior, each.colleague), words.NO_SCORE if each.score is None else f"{each.score:,}")
        for each in proposal.pairs
    )


def cannot_sign(state: RoundState, read: str | None) -> str | None:
    """Why there is nothing for the reader to sign; `read` is the fingerprint of the proposal that they have read."""
    if state.fingerprint is None:
        return words.NOTHING_PROPOSED
    if state.published_on:
        return words.PUBLISHED_ON.format(day=day(state.published_on))
    if state.has_signed:
        return words.SIGNED_ALREADY
    if not state.holds:
        return words.NOT_HOLDING
    if read != state.fingerprint:
        return words.REPLACED if read else words.READ_FIRST
    return None


def vacant(state: RoundState) -> list[str]:
    return [seat for seat in words.SEATS if seat not in state.signed_seats]


def cannot_publish(state: RoundState) -> str | None:
    if not state.is_open:
        return words.CANDIDATE
    if state.published_on:
        return words.PUBLISHED_ON.format(day=day(state.published_on))
    if state.fingerprint is None:
        return words.NOTHING_PROPOSED
    if not state.holds:
        return words.NOT_HOLDING
    return words.SIGNATURES_MISSING if vacant(state) else None


def cannot_unpublish(state: RoundState) -> str | None:
    if not state.is_open:
        return words.CANDIDATE
    if not state.published_on:
        return words.NOT_PUBLISHED
    return words.LAUNCHED if state.launched else None


def cannot_name(state: RoundState) -> str | None:
    if state.fingerprint is None:
        return words.NOTHING_PROPOSED
    if state.published_on:
        return words.PUBLISHED_ON.format(day=day(state.published_on))
    return None if vacant(state) else words.SEATS_FILLED
