"""What people and deadlines ask of an application. `terms` are the cohort's at this moment."""

from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

from plp_kit.core.sealed import Sealed
from recruitment.domain.applicants import Entered
from recruitment.domain.application_events import DeclineReason
from recruitment.domain.consents import Consent, ConsentText
from recruitment.domain.forms import Form, Terms
from recruitment.domain.identities import CohortId, PersonId, TextId


@dataclass(frozen=True, slots=True)
class ShowInterest:
    cohort: CohortId
    person: PersonId
    channel: str
    terms: Terms


@dataclass(frozen=True, slots=True)
class Invite:
    """`form` is what the row of an import says; whoever brings `code` is the person of the row."""

    cohort: CohortId
    person: PersonId
    form: Form
    code: Sealed
    terms: Terms


@dataclass(frozen=True, slots=True)
class SaveDraft:
    cohort: CohortId
    person: PersonId
    form: Form
    terms: Terms


@dataclass(frozen=True, slots=True)
class Apply:
    """`waited`: on an earlier cohort's waiting list without ever getting a place."""

    cohort: CohortId
    person: PersonId
    form: Form
    terms: Terms
    waited: bool = False
    entered: Entered | None = None


@dataclass(frozen=True, slots=True)
class Change:
    """The applicant's form, written anew."""

    form: Form
    terms: Terms


@dataclass(frozen=True, slots=True)
class ChangeConsents:
    """Some consents; those to other purposes stay as they are. `texts` are in force."""

    consents: tuple[Consent, ...]
    texts: tuple[ConsentText, ...]


@dataclass(frozen=True, slots=True)
class RecordAccessNeeds:
    needs: Sealed | None


@dataclass(frozen=True, slots=True)
class NameKeptApart:
    others: tuple[Sealed, ...]


@dataclass(frozen=True, slots=True)
class TakeBackText:
    """A text that the applicant wrote in it. Given once the vault has destroyed its key."""

    text: TextId


@dataclass(frozen=True, slots=True)
class TakeInvitation:
    by: PersonId


@dataclass(frozen=True, slots=True)
class Accept:
    """`kept_until`: from that day on nothing that was written in it can be read."""

    kept_until: date


@dataclass(frozen=True, slots=True)
class PutOnWaitingList:
    pass


@dataclass(frozen=True, slots=True)
class Decline:
    reason: DeclineReason


@dataclass(frozen=True, slots=True)
class Withdraw:
    pass


@dataclass(frozen=True, slots=True)
class Leave:
    """The person leaves the trust, and the programme with it: another thing than withdrawing."""

    on: date


@dataclass(frozen=True, slots=True)
class Remind:
    pass


@dataclass(frozen=True, slots=True)
class Lapse:
    pass


@dataclass(frozen=True, slots=True)
class PutOffForgetting:
    until: date


@dataclass(frozen=True, slots=True)
class Forget:
    """Given once the vault has destroyed the keys."""

    on: date


Beginning: TypeAlias = ShowInterest | Invite | SaveDraft | Apply
OwnWish: TypeAlias = Change | ChangeConsents | RecordAccessNeeds | NameKeptApart
Answer: TypeAlias = Accept | PutOnWaitingList | Decline
Departure: TypeAlias = Withdraw | Leave
FallingDue: TypeAlias = Remind | Lapse | PutOffForgetting | Forget
Command: TypeAlias = Beginning | OwnWish | TakeBackText | TakeInvitation | Answer | Departure | FallingDue
