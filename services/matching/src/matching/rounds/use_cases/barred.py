"""Pairs that nobody may learn the reason of: named by one of the two, or entered by a matcher. Opened for one request."""

from collections.abc import Sequence
from dataclasses import dataclass, field

import msgspec

from matching.conflicts import use_cases as conflicts
from matching.conflicts.table import ConflictRow
from matching.do_not_pair import resolving
from matching.do_not_pair.resolving import KnownPerson, Name
from matching.do_not_pair.table import DoNotPairRow
from matching.ids import Pair, PersonId
from matching.rounds.decider import CANDIDATES_MISSING
from plp_kit.core.deciding import Refusal
from plp_kit.service import TenantContext


@dataclass(frozen=True, slots=True)
class Exclusions:
    """What matching reads of the value that recruitment sealed."""

    known_as: tuple[Name, ...] = field(default=(), repr=False)
    named: tuple[Name, ...] = field(default=(), repr=False)
    may_be: tuple[PersonId, ...] = field(default=(), repr=False)


@dataclass(frozen=True, slots=True)
class Barred:
    """Pairs that must not be made, and ids that may be one human."""

    pairs: frozenset[Pair]
    may_be_one: frozenset[Pair]


def pairs(
    context: TenantContext,
    people: Sequence[PersonId],
    rows: Sequence[DoNotPairRow],
    entered: Sequence[ConflictRow],
) -> Barred | Refusal:
    """Refused while what is known of one of these people is missing, or was replaced by what has not arrived yet.

    Among the `rows` there may be others': their other ids', and those of somebody in a signed pair who is restricted now.
    """
    opened = _opened(context, rows)
    if not {one.person for one in opened}.issuperset(people):
        return CANDIDATES_MISSING
    return _barred(context, opened, entered)


def pairs_of_the_past(context: TenantContext, rows: Sequence[DoNotPairRow], entered: Sequence[ConflictRow]) -> Barred:
    """Of a published round: somebody who was erased, or whose retention has ended, excludes nobody any more."""
    return _barred(context, _opened(context, rows), entered)


def _opened(context: TenantContext, rows: Sequence[DoNotPairRow]) -> list[KnownPerson]:
    """Those whose value opens."""
    texts = zip(rows, context.open([row.exclusions for row in rows]), strict=True)
    return [_known(row.person, text) for row, text in texts if text is not None]


def _known(person: PersonId, text: str) -> KnownPerson:
    exclusions = msgspec.json.decode(text, type=Exclusions)
    return KnownPerson(person, exclusions.known_as, exclusions.named, exclusions.may_be)


def _barred(context: TenantContext, people: Sequence[KnownPerson], entered: Sequence[ConflictRow]) -> Barred:
    named = resolving.barred(people) | {about.pair for _, about in conflicts.opened(context, entered)}
    return Barred(named, resolving.may_be_one(people))
