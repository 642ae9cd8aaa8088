"""What an applicant says about themselves, as far as other services may know it."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Annotated

from plp_kit.core.parts import AtMost
from plp_kit.core.sealed import Sealed
from recruitment.applications.consents import Consent, Purpose, granted
from recruitment.ids import CohortId, PersonId


class Side(StrEnum):
    SENIOR = "senior"
    SERVED = "served"


@dataclass(frozen=True, slots=True)
class SealedForm:
    """What of a form is kept under seal: the profile, and how the person likes to be called, which recruitment alone may open."""

    profile: Sealed
    preferred_name: Sealed | None = None


@dataclass(frozen=True, slots=True)
class Applicant:
    """`waited`: they were on the waiting list of an earlier cohort and never got a place, so they are first in line now."""

    cohort: CohortId
    person: PersonId
    sides: tuple[Side, ...] = ()
    profile: Sealed | None = None
    preferred_name: Sealed | None = None
    consents: Annotated[tuple[Consent, ...], AtMost(20)] = ()
    waited: bool = False

    @property
    def sealed(self) -> tuple[Sealed, ...]:
        """What only a key opens."""
        return tuple(value for value in (self.profile, self.preferred_name) if value is not None)

    @property
    def counted_as(self) -> str:
        """How the funnel counts them: on one side, on `both`, or `unsaid` as long as they have not chosen."""
        match self.sides:
            case ():
                return "unsaid"
            case (side,):
                return side
            case _:
                return "both"

    @property
    def purposes(self) -> tuple[Purpose, ...]:
        """What they have consented to."""
        return granted(self.consents)


class Means(StrEnum):
    PHONE = "phone"
    PAPER = "paper"


@dataclass(frozen=True, slots=True)
class Entered:
    """A facilitator entered the application for the person, who gave it to them by these means on that day.

    `authority` says in words what the person agreed to, and where the paper is.
    """

    by: PersonId
    means: Means
    on: date
    authority: Sealed
