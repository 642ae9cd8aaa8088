"""A round's proposal page by page, the worst-off pair first: of each pair only what a table shows."""

from collections.abc import Collection, Sequence
from dataclasses import asdict, dataclass, field
from typing import Final
from uuid import UUID

from matching.considerations.table import considerations
from matching.considerations.table.considerations import Consideration
from matching.ids import Pair, PersonId
from matching.planning.scores import Part
from matching.rounds.proposal import Summary
from matching.rounds.queries import without_line
from matching.rounds.table import explanations as explanation_rows
from matching.rounds.table import signed_pairs
from matching.rounds.table.pairs import PairRow
from matching.rounds.use_cases import explanations
from matching.rounds.use_cases.proposals.reading import Reading, reading
from matching.rounds.use_cases.show_rounds import Round, shown_round
from plp_kit.core.database import Db
from plp_kit.core.deciding import Refusal
from plp_kit.core.sealed import Sealed
from plp_kit.core.shown import shown
from plp_kit.service import TenantContext
from plp_kit.viewing import Sight

A_PAGE: Final = 50


@shown
@dataclass(frozen=True, slots=True)
class ListedPart:
    """A named part of a score, in points of at most `most`."""

    name: str
    points: int
    most: int

    @classmethod
    def of(cls, part: Part) -> "ListedPart":
        return cls(part.name, part.points, part.most)


@shown
@dataclass(frozen=True, slots=True)
class ListedPair:
    """Two people by their ids; `colleague` is on the side that the cohort serves. The parts add up to the score.

    `is_new`: the proposal before did not have it. There are no parts where the explanation is destroyed or not available.
    """

    senior: PersonId
    colleague: PersonId
    score: int | None
    parts: list[ListedPart]
    is_new: bool
    is_pinned: bool


@shown
@dataclass(frozen=True, slots=True)
class PairsPage(Round):
    """A page of the round's `listed` pairs that were asked for; of all its pairs, `changed` are new since the proposal before.

    `changed` is null where there is none before. `managers_unknown` counts people whose manager no list names.
    `own_left_out` pairs are the reader's own, and shown nowhere here. To a matcher who is a candidate of the round the pairs are
    not `scored`: they see neither scores and parts nor what was pinned and vetoed, and the pairs in the order of their ids.
    `has_signed`: the reader has signed this proposal, whether that fills a seat or not. `was_signed`: this proposal or an
    earlier one of the round has had the signatures of both seats.
    """

    page: int
    pages: int
    listed: int
    shown: list[ListedPair]
    scored: bool
    own_left_out: int
    changed: int | None
    has_signed: bool
    was_signed: bool
    managers_unknown: int
    summary: Summary | None
    considered: list[Consideration]


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which page, of all pairs or those that are new, and of which people; of everybody where none are named."""

    page: int
    changed: bool
    people: Collection[PersonId]


@dataclass(frozen=True, slots=True)
class SealedPage:
    """As one transaction reads it."""

    reading: Reading
    wanted: Wanted
    listed: Sequence[PairRow]
    new: frozenset[Pair]
    round: Round
    explanations: list[Sealed] = field(repr=False)
    considered: list[Consideration]
    has_signed: bool
    was_signed: bool
    managers_unknown: int

    @property
    def on_page(self) -> Sequence[PairRow]:
        first = (self.wanted.page - 1) * A_PAGE
        return self.listed[first : first + A_PAGE]


def read(db: Db, round_id: UUID, reader: PersonId, wanted: Wanted) -> Sight[SealedPage] | Refusal:
    """It shows explanations of the people on the page."""
    found = reading(db, round_id, reader)
    if isinstance(found, Refusal):
        return found
    row, new = found.row, found.new_pairs()
    page = SealedPage(
        reading=found,
        wanted=wanted,
        listed=[pair for pair in found.pairs if _is_wanted(found, wanted, pair, new)],
        new=new,
        round=shown_round(db, row, found.there),
        explanations=[],
        considered=considerations.of_round(db, round_id) if found.scored else [],
        has_signed=not found.own.isdisjoint(signature.person for signature in row.signatures),
        was_signed=bool(signed_pairs.of_round(db, round_id)),
        managers_unknown=len(without_line(db, found.there)) if found.scored and row.published_on is None else 0,
    )
    page.explanations.extend(_explained(db, page))
    labels = {explanation.label for explanation in page.explanations}
    shown_pairs = [pair for pair in page.on_page if explanations.label(pair.senior, pair.colleague) in labels]
    return Sight(page, {person for pair in shown_pairs for person in (pair.senior, pair.colleague)})


def _is_wanted(found: Reading, wanted: Wanted, pair: PairRow, new: frozenset[Pair]) -> bool:
    fits = not wanted.people or not found.there.identities.all_ids(wanted.people).isdisjoint((pair.senior, pair.colleague))
    return fits and (not wanted.changed or found.humans(pair) in new)


def _explained(db: Db, page: SealedPage) -> list[Sealed]:
    found = page.reading
    if not found.scored:
        return []
    hidden = found.there.not_available()
    open_pairs = [pair for pair in page.on_page if hidden.isdisjoint((pair.senior, pair.colleague))]
    labels = {explanations.label(pair.senior, pair.colleague) for pair in open_pairs}
    return [each for each in explanation_rows.of_round(db, found.row.round) if each.label in labels]


def opened(context: TenantContext, page: SealedPage) -> PairsPage:
    found = page.reading
    return PairsPage(
        **asdict(page.round),
        page=page.wanted.page,
        pages=max(1, -(-len(page.listed) // A_PAGE)),
        listed=len(page.listed),
        shown=_shown(context, page),
        scored=found.scored,
        own_left_out=found.own_left_out,
        changed=len(page.new) if found.has_earlier else None,
        has_signed=page.has_signed,
        was_signed=page.was_signed,
        managers_unknown=page.managers_unknown,
        summary=found.row.summary if found.scored else None,
        considered=page.considered,
    )


def _shown(context: TenantContext, page: SealedPage) -> list[ListedPair]:
    found, parts = page.reading, explanations.opened(context, page.explanations)
    pinned = frozenset(found.there.identities.humans((each.one, each.other)) for each in page.considered if each.kind == "pin")
    return [
        ListedPair(
            pair.senior,
            pair.colleague,
            pair.score if found.scored else None,
            list(map(ListedPart.of, parts.get(explanations.label(pair.senior, pair.colleague), ()))),
            found.humans(pair) in page.new,
            found.humans(pair) in pinned,
        )
        for pair in page.on_page
    ]
