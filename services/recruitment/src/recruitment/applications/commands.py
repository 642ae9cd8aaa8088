"""What people and deadlines ask of an application. `terms` are the cohort's at this moment."""

from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

from plp_kit.core.sealed import Sealed
from recruitment.applications.applicants import Entered
from recruitment.applications.consents import Consent, ConsentText
from recruitment.applications.events import DeclineReason
from recruitment.applications.forms import Form, Terms
from recruitment.ids import CohortId, PersonId, TextId


@dataclass(frozen=True, slots=True)
class ShowInterest:
    cohort: CohortId
    person: PersonId
    channel: str
    terms: Terms
    on: date


@dataclass(frozen=True, slots=True)
class Invite:
    """`form` is what the row of an import says; whoever brings `code` is the person of the row."""

    cohort: CohortId
    person: PersonId
    form: Form
    code: Sealed
    terms: Terms
    on: date


@dataclass(frozen=True, slots=True)
class SaveDraft:
    cohort: CohortId
    person: PersonId
    form: Form
    terms: Terms
    on: date


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

    by: PersonId
    form: Form
    terms: Terms


@dataclass(frozen=True, slots=True)
class ChangeConsents:
    """Some consents; those to other purposes stay as they are. `in_force` are the texts that the trust's settings have now."""

    by: PersonId
    consents: tuple[Consent, ...]
    terms: Terms
    in_force: tuple[ConsentText, ...]


@dataclass(frozen=True, slots=True)
class RecordAccessNeeds:
    by: PersonId
    needs: Sealed | None


@dataclass(frozen=True, slots=True)
class NameKeptApart:
    """`people` are those whom the applicant names, `others` the same people's ids, each sealed."""

    by: PersonId
    people: frozenset[PersonId]
    others: tuple[Sealed, ...]


@dataclass(frozen=True, slots=True)
class TakeBackText:
    """A text that the applicant wrote in it. Its key is destroyed once this is on record."""

    by: PersonId
    text: TextId


@dataclass(frozen=True, slots=True)
class TakeInvitation:
    """`with_its_code`: they brought the code that the invitation was sent with."""

    by: PersonId
    with_its_code: bool


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
    on: date


@dataclass(frozen=True, slots=True)
class Withdraw:
    by: PersonId
    on: date


@dataclass(frozen=True, slots=True)
class Leave:
    """The person leaves the trust, and the programme with it: another thing than withdrawing."""

    on: date


@dataclass(frozen=True, slots=True)
class Remind:
    pass


@dataclass(frozen=True, slots=True)
class Lapse:
    on: date


@dataclass(frozen=True, slots=True)
class BeginForgetting:
    """The period of retention is over. `on_hold`: the person's data is on legal hold on that day."""

    on: date
    on_hold: bool


@dataclass(frozen=True, slots=True)
class Forget:
    """Given once the vault has destroyed the keys."""


Beginning: TypeAlias = ShowInterest | Invite | SaveDraft | Apply
ByTheApplicant: TypeAlias = Change | ChangeConsents | RecordAccessNeeds | NameKeptApart | TakeBackText | Withdraw
OwnWish: TypeAlias = Change | ChangeConsents | RecordAccessNeeds | NameKeptApart
Answer: TypeAlias = Accept | PutOnWaitingList | Decline
Departure: TypeAlias = Withdraw | Leave
FallingDue: TypeAlias = Remind | Lapse | BeginForgetting | Forget
Command: TypeAlias = Beginning | OwnWish | TakeBackText | TakeInvitation | Answer | Departure | FallingDue
