"""What happens to an application."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TypeAlias

from plp_kit.core.sealed import Sealed
from recruitment.applications.applicants import Applicant, Entered
from recruitment.applications.consents import Consent
from recruitment.ids import CohortId, PersonId, TextId


class DeclineReason(StrEnum):
    FULL = "full"
    NOT_SENIOR_LEVEL = "not_senior_level"
    LEFT = "left"
    DUPLICATE = "duplicate"
    WITHDREW = "withdrew"


@dataclass(frozen=True, slots=True)
class InterestShown:
    """Somebody would like to know more, or has begun.

    On `remind_on` they are reminded to hand it in, None where that would be too late; on `lapses_on` it lapses.
    """

    cohort: CohortId
    person: PersonId
    channel: str
    remind_on: date | None
    lapses_on: date
    kept_months: int


@dataclass(frozen=True, slots=True)
class Invited:
    """Their row of an import said that they would take part. They are invited only, until they consent here.

    Whoever brings `code` is the person of the row; `applicant` is what the row said, without any consent. It is reminded of and
    lapses as an interest does.
    """

    applicant: Applicant
    channel: str
    code: Sealed
    remind_on: date | None
    lapses_on: date
    kept_months: int


@dataclass(frozen=True, slots=True)
class InvitationTaken:
    """The person of the row is here under an id of their own, and goes on with an application of their own."""

    by: PersonId


@dataclass(frozen=True, slots=True)
class DraftSaved:
    """An application that is not handed in yet; `complete` when only consents and handing it in are missing.

    `eligible`: they have confirmed what their side needs.
    """

    applicant: Applicant
    complete: bool
    eligible: bool


@dataclass(frozen=True, slots=True)
class ProfileReminded:
    """The person was told that recruiting closes soon and their application is not handed in."""


@dataclass(frozen=True, slots=True)
class Applied:
    """Complete, and eligible. It is kept for `kept_months` if it comes to nothing."""

    applicant: Applicant
    channel: str
    entered: Entered | None
    kept_months: int


@dataclass(frozen=True, slots=True)
class ApplicationChanged:
    """The person wrote it anew before recruiting closed."""

    applicant: Applicant


@dataclass(frozen=True, slots=True)
class ConsentsChanged:
    """`consents` are all that hold from now on."""

    cohort: CohortId
    person: PersonId
    consents: tuple[Consent, ...]


@dataclass(frozen=True, slots=True)
class AccessNeedsRecorded:
    """What the person needs to take part. None when they need nothing any more."""

    needs: Sealed | None


@dataclass(frozen=True, slots=True)
class KeptApartNamed:
    """With whom the person must not be paired, each a person's id, sealed. It replaces whom they named before."""

    cohort: CohortId
    person: PersonId
    others: tuple[Sealed, ...]


@dataclass(frozen=True, slots=True)
class TextTakenBack:
    """Nobody can read this text of theirs any more. Answers that are needed to take part stay answered."""

    text: TextId


@dataclass(frozen=True, slots=True)
class Accepted:
    """From `kept_until` on nothing that was written in it can be read. So it is of every other end of an application, too."""

    applicant: Applicant
    kept_until: date


@dataclass(frozen=True, slots=True)
class PlacedOnWaitingList:
    """First in line when a place comes free, or next time."""


@dataclass(frozen=True, slots=True)
class Declined:
    """`eligible` is said anew: somebody who is not senior is not."""

    reason: DeclineReason
    eligible: bool
    kept_until: date


@dataclass(frozen=True, slots=True)
class Withdrawn:
    cohort: CohortId
    person: PersonId
    kept_until: date


@dataclass(frozen=True, slots=True)
class Lapsed:
    """Recruiting closed before it was handed in."""

    kept_until: date


@dataclass(frozen=True, slots=True)
class LeftTrust:
    cohort: CohortId
    person: PersonId
    on: date


@dataclass(frozen=True, slots=True)
class ForgettingPutOff:
    """The period of retention is over, but the person's data is on legal hold. It is asked again on `until`."""

    until: date


@dataclass(frozen=True, slots=True)
class ForgettingBegun:
    """The period of retention is over, and nothing stops it any more: the keys are destroyed from here on."""


@dataclass(frozen=True, slots=True)
class Forgotten:
    """The period of retention is over: the keys of all that was written in the application are destroyed."""


Event: TypeAlias = (
    InterestShown
    | Invited
    | InvitationTaken
    | DraftSaved
    | ProfileReminded
    | Applied
    | ApplicationChanged
    | ConsentsChanged
    | AccessNeedsRecorded
    | KeptApartNamed
    | TextTakenBack
    | Accepted
    | PlacedOnWaitingList
    | Declined
    | Withdrawn
    | Lapsed
    | LeftTrust
    | ForgettingPutOff
    | ForgettingBegun
    | Forgotten
)
