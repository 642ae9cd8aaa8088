"""What asking a service comes to: it told us, or why it did not. Pages show each of these; none is an exception."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, TypeAlias, TypeVar

Shape = TypeVar("Shape")


@dataclass(frozen=True, slots=True)
class Told(Generic[Shape]):
    what: Shape


class Untold(StrEnum):
    """`AWAY` also says that the answer was not in the agreed form; `UNKNOWN` that the service has not heard of it."""

    AWAY = "away"
    NOT_ALLOWED = "not_allowed"
    UNKNOWN = "unknown"
    SIGNED_OUT = "signed_out"


Outcome: TypeAlias = Told[Shape] | Untold
