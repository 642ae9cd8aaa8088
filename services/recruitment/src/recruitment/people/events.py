"""What is on record about a person and their data."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final, TypeAlias
from uuid import UUID

from plp_kit.core.stored import stored


@stored("recruitment.request_opened.v1")
@dataclass(frozen=True, slots=True)
class RequestOpened:
    request: UUID
    restricts: bool


@stored("recruitment.request_settled.v1")
@dataclass(frozen=True, slots=True)
class RequestSettled:
    request: UUID
    restricts: bool


@stored("recruitment.restrictions_ended.v1")
@dataclass(frozen=True, slots=True)
class RestrictionsEnded:
    pass


@stored("recruitment.restriction_changed.v1")
@dataclass(frozen=True, slots=True)
class RestrictionChanged:
    """Whether what the person wrote is kept and shown to nobody else. It does not say why."""

    restricted: bool


@stored("recruitment.erasure_asked.v1")
@dataclass(frozen=True, slots=True)
class ErasureAsked:
    request: UUID
    due_at: datetime
    freshly_signed_in: bool


@stored("recruitment.erasure_retracted.v1")
@dataclass(frozen=True, slots=True)
class ErasureRetracted:
    pass


@stored("recruitment.erasure_granted.v1")
@dataclass(frozen=True, slots=True)
class ErasureGranted:
    """From now on it cannot be taken back. The vault may still say that the person is preserved."""


@stored("recruitment.erasure_referred.v1")
@dataclass(frozen=True, slots=True)
class ErasureReferred:
    """A person looks at it: the decision-maker."""

    request: UUID


@stored("recruitment.erasure_suspended.v1")
@dataclass(frozen=True, slots=True)
class ErasureSuspended:
    """The decision-maker granted it, and the person was preserved before it began. It waits for the decision-maker again."""


@stored("recruitment.erasure_refused.v1")
@dataclass(frozen=True, slots=True)
class ErasureRefused:
    pass


@stored("recruitment.erasure_begun.v1")
@dataclass(frozen=True, slots=True)
class ErasureBegun:
    """The keys are being destroyed."""

    request: UUID


@stored("recruitment.person_erased.v1")
@dataclass(frozen=True, slots=True)
class PersonErased:
    pass


Restricting: TypeAlias = RequestOpened | RequestSettled | RestrictionsEnded | RestrictionChanged
Decided: TypeAlias = ErasureGranted | ErasureReferred | ErasureSuspended | ErasureRefused
Event: TypeAlias = Restricting | ErasureAsked | ErasureRetracted | Decided | ErasureBegun | PersonErased

UNSEEN: Final = (ErasureGranted, ErasureSuspended)
"""Not among the facts that the person sees: an erasure is asked for, then done, or looked at by a person."""
