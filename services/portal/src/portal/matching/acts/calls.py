"""What all acts of matching ask first: a round with its signatures, and who can be matched."""

from datetime import date
from typing import Final
from uuid import UUID

import msgspec

from portal.site.calls import Service, reads

SECONDS: Final = 20.0
"""For what is worked out anew: of a thousand people that takes seconds."""


class RecordedSignature(msgspec.Struct, frozen=True):
    """One that fills no seat is on record as a conflict: the matcher is paired in the round."""

    person: UUID
    seat: str
    fills_seat: bool


class Substitute(msgspec.Struct, frozen=True):
    """`named_by`: network or hr_director."""

    person: UUID
    seat: str
    named_by: str
    named_on: date


class RoundState(msgspec.Struct, frozen=True):
    """`purpose`: first or rematch. Of the reader: the seats in which they may sign, and whether that `would_fill` one.

    The proposal `holds` while nothing has happened that needs another one. The round `is_open` to a matcher who is no candidate.
    This proposal or an earlier one `was_signed` in both seats.
    """

    round: UUID
    cohort: UUID
    purpose: str
    expected: int
    received: int
    pairs: int
    unplaced: int
    fingerprint: str | None
    signed_seats: tuple[str, ...]
    published_on: date | None
    signatures: tuple[RecordedSignature, ...]
    substitutes: tuple[Substitute, ...]
    opened_on: date
    launched: bool
    holds: bool
    own_seats: tuple[str, ...]
    has_signed: bool
    would_fill: bool
    is_open: bool
    was_signed: bool


class Candidate(msgspec.Struct, frozen=True):
    """`sides`: senior, served or both."""

    person: UUID
    sides: tuple[str, ...]


class Couple(msgspec.Struct, frozen=True):
    """Two people, in no order."""

    one: UUID
    other: UUID


STATE: Final = reads(Service.MATCHING, "/rounds/{round_id}/signatures", RoundState)
CANDIDATES: Final = reads(Service.MATCHING, "/cohorts/{cohort}/candidates", tuple[Candidate, ...])
