"""The calls of the pages on which requests about people's data are dealt with, and the fields that they use of each answer."""

from datetime import date
from enum import StrEnum
from typing import Final
from uuid import UUID

import msgspec

from portal.site.calls import Call, Method, NoBody, Service, Written, reads


class Outcome(StrEnum):
    GRANTED = "granted"
    GRANTED_IN_PART = "granted_in_part"
    REFUSED = "refused"


class Ground(StrEnum):
    ACCURATE_ALREADY = "accurate_already"
    ARCHIVING_OR_RESEARCH = "archiving_or_research"
    CONDITIONS_NOT_MET = "conditions_not_met"
    FREEDOM_OF_EXPRESSION = "freedom_of_expression"
    IDENTITY_NOT_CONFIRMED = "identity_not_confirmed"
    LEGAL_CLAIM = "legal_claim"
    LEGAL_OBLIGATION = "legal_obligation"
    NOT_UPHELD = "not_upheld"
    OVERRIDING_GROUNDS = "overriding_grounds"
    PUBLIC_HEALTH = "public_health"
    PUBLIC_TASK = "public_task"
    UNFOUNDED_OR_EXCESSIVE = "unfounded_or_excessive"


class QueuedRequest(msgspec.Struct, frozen=True):
    """`state`: asked (an erasure that may still be taken back), looked_at, answered, retracted. `own`: the reader's.

    `days_left` is below zero where it is overdue, and None once it is closed. `late` names the clocks that ran out.
    """

    request: UUID
    reference: str
    person: UUID
    own: bool
    kind: str
    state: str
    made_on: date
    acknowledge_by: date | None
    acknowledged_on: date | None
    answer_by: date
    days_left: int | None
    answered_on: date | None
    outcome: str | None
    ground: str | None
    late: tuple[str, ...]
    not_before: date | None
    advised: bool

    @property
    def is_open(self) -> bool:
        return self.days_left is not None


class OneRequest(QueuedRequest, frozen=True):
    """`outcomes` and `grounds` are those with which the decision-maker can answer it now."""

    outcomes: tuple[str, ...]
    grounds: tuple[str, ...]


class Counts(msgspec.Struct, frozen=True):
    still_open: int
    closed: int
    overdue: int
    to_advise: int


class Queue(msgspec.Struct, frozen=True):
    requests: tuple[QueuedRequest, ...]
    next: str | None
    counts: Counts


class Words(msgspec.Struct, frozen=True):
    """What was asked, advised and answered. None where there are none, or they can be read no more."""

    words: str | None
    advice: tuple[str | None, ...]
    reason: str | None


class Decision(msgspec.Struct, frozen=True):
    """A grant has no ground, and an erasure that is granted no words."""

    outcome: Outcome
    ground: Ground | None
    words: str | None


class Advice(msgspec.Struct, frozen=True):
    advice: str


QUEUE: Final = reads(Service.RECRUITMENT, "/requests", Queue, "state", "kind", "to_advise", "cursor")
REQUEST: Final = reads(Service.RECRUITMENT, "/requests/{request}", OneRequest)
WORDS: Final = reads(Service.RECRUITMENT, "/requests/{request}/words", Words)
ACKNOWLEDGE: Final = Call(Service.RECRUITMENT, Method.POST, "/requests/{request}/acknowledgements", NoBody, Written)
ADVISE: Final = Call(Service.RECRUITMENT, Method.POST, "/requests/{request}/advice", Advice, Written)
ANSWER: Final = Call(Service.RECRUITMENT, Method.POST, "/requests/{request}/answers", Decision, Written)
