"""The kinds of requests about one's data, how each can be answered, and on which grounds of the law it is refused."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final


class Clock(StrEnum):
    ACKNOWLEDGEMENT = "acknowledgement"
    ANSWER = "answer"


class RequestKind(StrEnum):
    RECTIFICATION = "rectification"
    RESTRICTION = "restriction"
    OBJECTION = "objection"
    COMPLAINT = "complaint"
    ERASURE = "erasure"


RESTRICTING: Final = frozenset({RequestKind.RESTRICTION, RequestKind.OBJECTION})
"""Kinds that restrict the data while they are open, and afterwards unless they are refused. An erasure does so by itself."""


class Outcome(StrEnum):
    GRANTED = "granted"
    GRANTED_IN_PART = "granted_in_part"
    REFUSED = "refused"


class Ground(StrEnum):
    """Why a request is refused, wholly or in part: the exceptions of UK GDPR Art. 12(5), 12(6), 16, 17(3), 18 and 21."""

    LEGAL_CLAIM = "legal_claim"
    LEGAL_OBLIGATION = "legal_obligation"
    PUBLIC_TASK = "public_task"
    PUBLIC_HEALTH = "public_health"
    ARCHIVING_OR_RESEARCH = "archiving_or_research"
    FREEDOM_OF_EXPRESSION = "freedom_of_expression"
    UNFOUNDED_OR_EXCESSIVE = "unfounded_or_excessive"
    IDENTITY_NOT_CONFIRMED = "identity_not_confirmed"
    ACCURATE_ALREADY = "accurate_already"
    OVERRIDING_GROUNDS = "overriding_grounds"
    CONDITIONS_NOT_MET = "conditions_not_met"
    NOT_UPHELD = "not_upheld"


_ALWAYS: Final = frozenset({Ground.UNFOUNDED_OR_EXCESSIVE, Ground.IDENTITY_NOT_CONFIRMED})
GROUNDS: Final[Mapping[RequestKind, frozenset[Ground]]] = {
    RequestKind.RECTIFICATION: _ALWAYS | {Ground.ACCURATE_ALREADY},
    RequestKind.RESTRICTION: _ALWAYS | {Ground.CONDITIONS_NOT_MET},
    RequestKind.OBJECTION: _ALWAYS | {Ground.OVERRIDING_GROUNDS, Ground.LEGAL_CLAIM},
    RequestKind.COMPLAINT: _ALWAYS | {Ground.NOT_UPHELD},
    RequestKind.ERASURE: _ALWAYS
    | {
        Ground.LEGAL_CLAIM,
        Ground.LEGAL_OBLIGATION,
        Ground.PUBLIC_TASK,
        Ground.PUBLIC_HEALTH,
        Ground.ARCHIVING_OR_RESEARCH,
        Ground.FREEDOM_OF_EXPRESSION,
        Ground.CONDITIONS_NOT_MET,
    },
}
