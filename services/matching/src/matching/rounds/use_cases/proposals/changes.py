"""What is different in a round's proposal from the one before it, or from the pairs that both seats signed last."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from matching.ids import Pair, PersonId
from matching.planning.differences import difference
from matching.rounds.table import signed_pairs
from matching.rounds.use_cases.proposals.reading import Reading, reading
from plp_kit.core.database import Db
from plp_kit.core.deciding import Refusal
from plp_kit.core.shown import shown


class Since(StrEnum):
    PROPOSAL = "proposal"
    SIGNATURES = "signatures"


@shown
@dataclass(frozen=True, slots=True)
class ChangedPair:
    """Two people, the senior first where a proposal says who that is.

    A pair that both seats signed and that was not in the proposal before has no score.
    """

    one: PersonId
    other: PersonId
    score: int | None


@shown
@dataclass(frozen=True, slots=True)
class Version:
    """The lowest score of a proposal, and the sum of all."""

    lowest: int
    total: int


@shown
@dataclass(frozen=True, slots=True)
class Changes:
    """`is_compared` unless there is nothing before. `before_on` is the day of the proposal before.

    `before` and `now` are null where the scores are not known, and for a candidate of the round, who sees no score. The reader's
    own pairs are left out.
    """

    cohort: UUID
    purpose: str
    scored: bool
    is_compared: bool
    has_signed: bool
    before_on: date | None
    proposed_on: date | None
    before: Version | None
    now: Version | None
    kept: int
    ended: list[ChangedPair]
    new: list[ChangedPair]
    newly_placed: list[PersonId]
    newly_unplaced: list[PersonId]


def changes(db: Db, round_id: UUID, reader: PersonId, since: Since) -> Changes | Refusal:
    found = reading(db, round_id, reader)
    if isinstance(found, Refusal):
        return found
    signed = signed_pairs.of_round(db, round_id)
    scores = {frozenset(pair.people): pair.score for pair in (found.versions.earlier if found.versions else ())}
    now = {frozenset({pair.senior, pair.colleague}): pair.score for pair in found.pairs}
    if since is Since.PROPOSAL:
        return _changes(found, signed, _without(found, scores), now, is_compared=found.has_earlier)
    before = {pair: scores.get(pair, now.get(pair)) for pair in map(frozenset, signed)}
    return _changes(found, signed, _without(found, before), now, is_compared=bool(signed))


def _without(found: Reading, pairs: Mapping[Pair, int | None]) -> dict[Pair, int | None]:
    """The reader's own."""
    return {pair: score for pair, score in pairs.items() if found.own.isdisjoint(pair)}


def _changes(
    found: Reading,
    signed: Collection[tuple[PersonId, PersonId]],
    before: Mapping[Pair, int | None],
    now: Mapping[Pair, int],
    *,
    is_compared: bool,
) -> Changes:
    then = before if is_compared else now
    told = difference(then, now, found.there.identities)
    versions, row = found.versions, found.row
    earlier = versions.earlier if versions else ()
    seniors = {pair.senior for pair in found.pairs} | {pair.senior for pair in earlier} | {senior for senior, _ in signed}
    return Changes(
        cohort=row.cohort,
        purpose=row.purpose,
        scored=found.scored,
        is_compared=is_compared,
        has_signed=bool(signed),
        before_on=versions.earlier_on if versions else None,
        proposed_on=versions.proposed_on if versions else None,
        before=_version(before.values()) if found.scored and is_compared else None,
        now=_version(now.values()) if found.scored else None,
        kept=told.kept,
        ended=_pairs(told.ended_pairs, before, seniors, scored=found.scored),
        new=_pairs(told.new_pairs, now, seniors, scored=found.scored),
        newly_placed=sorted(_people(now) - _people(then)),
        newly_unplaced=list(told.newly_unplaced),
    )


def _people(pairs: Iterable[Pair]) -> frozenset[PersonId]:
    return frozenset[PersonId]().union(*pairs)


def _version(scores: Collection[int | None]) -> Version | None:
    known = [score for score in scores if score is not None]
    return Version(min(known), sum(known)) if known and len(known) == len(scores) else None


def _pairs(
    pairs: Iterable[tuple[PersonId, ...]], scores: Mapping[Pair, int | None], seniors: Collection[PersonId], *, scored: bool
) -> list[ChangedPair]:
    """Who is the senior of a pair in either proposal comes first, as on the list of pairs."""
    ordered = [sorted(pair, key=lambda person: person not in seniors) for pair in pairs]
    return [ChangedPair(pair[0], pair[-1], scores.get(frozenset(pair)) if scored else None) for pair in ordered]
