"""A substitute signs for a seat of which everybody is paired in the round: somebody whom the network or the HR director named.

An EDI lead or a decision-maker enters who was named, by whom and when. The substitute reads this round and signs for that seat,
and does nothing else.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from matching.ids import PersonId
from matching.rounds.seats import Seat, Signature
from plp_kit.core.deciding import Kind, Refusal
from plp_kit.core.shown import shown


class NamedBy(StrEnum):
    NETWORK = "network"
    HR_DIRECTOR = "hr_director"


@shown
@dataclass(frozen=True, slots=True)
class Substitute:
    """Somebody who was named to sign for a seat of this round, by whom, and on which day."""

    person: PersonId
    seat: Seat
    named_by: NamedBy
    named_on: date


@dataclass(frozen=True, slots=True)
class NameSubstitute:
    """`ids` are all ids of the substitute, `entered_by` all of the person who enters it. `is_candidate`: of this round."""

    substitute: Substitute
    ids: frozenset[PersonId]
    entered_by: frozenset[PersonId]
    is_candidate: bool
    opened_on: date
    on: date


NOT_SUBSTITUTE = Refusal(
    "not_substitute",
    "This is for a facilitator, a co-chair, or a substitute who was named for this seat of this round.",
    Kind.FORBIDDEN,
)
SUBSTITUTE_NAMED_ALREADY = Refusal("substitute_named_already", "This person is named for this seat already.")
SUBSTITUTE_ENTERS = Refusal("substitute_enters", "Somebody else has to enter that you were named.", Kind.FORBIDDEN)
SUBSTITUTE_IS_CANDIDATE = Refusal(
    "substitute_is_candidate", "This person is a candidate of this round, so their signature would fill no seat."
)
SUBSTITUTE_HAS_SIGNED = Refusal(
    "substitute_has_signed", "This person has signed already. The other signature must be someone else's."
)
SEAT_FILLED = Refusal("seat_filled", "Somebody who is not paired has signed for this seat. It needs no substitute.")
NAMED_OUTSIDE_ROUND = Refusal(
    "named_outside_round", "The day on which the substitute was named is not between the opening of the round and today."
)


def refusal(
    command: NameSubstitute, named: Collection[Substitute], filled: Collection[Seat], signatories: Collection[PersonId]
) -> Refusal | None:
    """Why nobody is named so, or None. Of a round with a proposal: before there is one nobody is paired."""
    seat, ids = command.substitute.seat, command.ids
    reasons = (
        (SUBSTITUTE_ENTERS, bool(ids & command.entered_by)),
        (SUBSTITUTE_IS_CANDIDATE, command.is_candidate),
        (NAMED_OUTSIDE_ROUND, not command.opened_on <= command.substitute.named_on <= command.on),
        (SEAT_FILLED, seat in filled),
        (SUBSTITUTE_HAS_SIGNED, not ids.isdisjoint(signatories)),
        (SUBSTITUTE_NAMED_ALREADY, any(each.seat is seat and each.person in ids for each in named)),
    )
    return next((reason for reason, holds in reasons if holds), None)


def is_named(named: Collection[Substitute], signature: Signature) -> bool:
    """Whether the signature is of somebody who was named for its seat."""
    return any(each.seat is signature.seat and each.person in signature.ids for each in named)
