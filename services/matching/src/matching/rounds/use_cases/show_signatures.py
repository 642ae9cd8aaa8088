"""Who has signed a round's proposal, which seats are filled, and what the reader can do there."""

from collections.abc import Collection, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from uuid import UUID

from matching.cohorts.table import cohorts
from matching.ids import PersonId
from matching.rounds.decider import NO_SUCH_ROUND
from matching.rounds.queries import closed_to, membership
from matching.rounds.seats import Seat, fills_seat
from matching.rounds.substitutes import NOT_SUBSTITUTE, Substitute
from matching.rounds.table import rounds, signed_pairs
from matching.rounds.table.rounds import RecordedSignature, RoundRow
from matching.rounds.use_cases.show_rounds import Round, shown_round
from plp_kit.core import joined_people
from plp_kit.core.database import Db
from plp_kit.core.deciding import Refusal
from plp_kit.core.shown import shown


@shown
@dataclass(frozen=True, slots=True)
class RoundSignatures(Round):
    """A round with its signatures. It `holds` while nobody in its proposal has gone, and no later pin or veto is against it.

    Of the reader: `own_seats` are those in which they may sign, `has_signed` this proposal or not; their signature `would_fill` a
    seat unless they are paired. It `is_open` to a matcher who is no candidate of it; a candidate only reads it and signs.
    `was_signed`: this proposal or an earlier one of the round has had the signatures of both seats.
    """

    signatures: Sequence[RecordedSignature]
    substitutes: Sequence[Substitute]
    opened_on: date
    launched: bool
    holds: bool
    own_seats: list[str]
    has_signed: bool
    would_fill: bool
    is_open: bool
    was_signed: bool


@dataclass(frozen=True, slots=True)
class Reader:
    """`seats` are those of their roles. `may_name`: they may enter who is a substitute, and see whether one is needed."""

    person: PersonId
    seats: Collection[Seat]
    may_name: bool


def read(db: Db, round_id: UUID, reader: Reader) -> RoundSignatures | Refusal:
    row, opened_on = rounds.round_row(db, round_id), rounds.opened_on(db, round_id)
    if row is None or opened_on is None:
        return NO_SUCH_ROUND
    ids = joined_people.ids_of(db, reader.person)
    named = {each.seat for each in row.substitutes if each.person in ids}
    if not (reader.seats or reader.may_name or named):
        return NOT_SUBSTITUTE
    shown = shown_round(db, row, membership(db, row.cohort))
    return RoundSignatures(
        **asdict(shown),
        signatures=row.signatures,
        substitutes=row.substitutes,
        opened_on=opened_on,
        launched=_is_launched(db, row),
        holds=shown.fingerprint is not None and not shown.outdated,
        own_seats=[seat for seat in Seat if seat in reader.seats or seat in named],
        has_signed=any(signature.person in ids for signature in row.signatures),
        would_fill=fills_seat(ids, row.people_paired),
        is_open=bool(reader.seats) and closed_to(db, row, reader.person) is None,
        was_signed=bool(signed_pairs.of_round(db, round_id)),
    )


def _is_launched(db: Db, row: RoundRow) -> bool:
    cohort = cohorts.cohort_row(db, row.cohort)
    return cohort is not None and cohort.launched
