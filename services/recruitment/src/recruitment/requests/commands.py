"""What can be done with a request: by the person, by officials, and by time."""

from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

from plp_kit.core.sealed import Sealed
from recruitment.ids import PersonId
from recruitment.requests.grounds import Clock, Ground, Outcome, RequestKind


@dataclass(frozen=True, slots=True)
class MakeRequest:
    """An erasure has no words. `retention_months` count from when it is closed."""

    person: PersonId
    kind: RequestKind
    words: Sealed | None
    on: date
    retention_months: int


@dataclass(frozen=True, slots=True)
class Retract:
    """Only an erasure is taken back; the person's stream decides until when."""

    on: date


@dataclass(frozen=True, slots=True)
class Refer:
    """A person has to decide it: the rule does not."""


@dataclass(frozen=True, slots=True)
class Acknowledge:
    by: PersonId


@dataclass(frozen=True, slots=True)
class Advise:
    """The data protection officer to the decision-maker."""

    by: PersonId
    advice: Sealed


@dataclass(frozen=True, slots=True)
class Answer:
    by: PersonId
    outcome: Outcome
    ground: Ground | None
    reason: Sealed
    on: date


@dataclass(frozen=True, slots=True)
class CarryOut:
    """The erasure has begun."""

    on: date


@dataclass(frozen=True, slots=True)
class KeepAddress:
    """Of an erasure that has begun: where it is told that it is done. Its key is the request's."""

    address: Sealed


@dataclass(frozen=True, slots=True)
class ForgetAddress:
    """It has been told, or cannot be."""


@dataclass(frozen=True, slots=True)
class RunOut:
    clock: Clock


@dataclass(frozen=True, slots=True)
class EndRetention:
    on: date


Official: TypeAlias = Acknowledge | Advise | Answer
Telling: TypeAlias = KeepAddress | ForgetAddress
Command: TypeAlias = MakeRequest | Retract | Refer | Official | CarryOut | Telling | RunOut | EndRetention
