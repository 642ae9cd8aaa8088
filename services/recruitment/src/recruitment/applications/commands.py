"""What people and deadlines ask of an application. `terms` are the cohort's at this moment.

`form` is what somebody filled in, on which is decided; `sealed` is what of it is recorded.
"""

from dataclasses import dataclass, field
from datetime import date
from typing import TypeAlias

from plp_kit.core.sealed import KeyId, Sealed
from recruitment.applications.applicants import Entered, SealedForm
from recruitment.applications.consents import Consent, ConsentText
from recruitment.applications.events import DeclineReason, Remover
from recruitment.applications.forms import Form, Terms
from recruitment.applications.profile import Profile
from recruitment.ids import CohortId, PersonId


@dataclass(frozen=True, slots=True)
class ShowInterest:
    cohort: CohortId
    person: PersonId
    channel: str
    terms: Terms
    on: date


@dataclass(frozen=True, slots=True)
class Invite:
    """`form` is what the row of an import says; `code` proves who the person of the row is."""

    cohort: CohortId
    person: PersonId
    form: Form
    sealed: SealedForm
    code: Sealed
    terms: Terms
    on: date


@dataclass(frozen=True, slots=True)
class Apply:
    """`waited`: they were on an earlier cohort's waiting list and never got a place."""

    cohort: CohortId
    person: PersonId
    form: Form
    sealed: SealedForm
    terms: Terms
    waited: bool = False
    entered: Entered | None = None


@dataclass(frozen=True, slots=True)
class Change:
    """Another version of the form."""

    by: PersonId
    form: Form
    sealed: SealedForm
    terms: Terms


@dataclass(frozen=True, slots=True)
class ChangeConsents:
    """Some consents; those to other purposes stay as they are. `in_force` are the texts of the trust's settings now."""

    by: PersonId
    consents: tuple[Consent, ...]
    terms: Terms
    in_force: tuple[ConsentText, ...]


@dataclass(frozen=True, slots=True)
class RecordAccessNeeds:
    by: PersonId
    needs: Sealed | None


@dataclass(frozen=True, slots=True)
class Rewritten:
    """The profile whose key is `of`, sealed anew with one of its answers changed or left out."""

    of: KeyId
    profile: Sealed


@dataclass(frozen=True, slots=True)
class ChangeAnswer:
    """Another answer to one question of the profile, or none: `rewritten` is the profile with it."""

    by: PersonId
    rewritten: Rewritten | None
    terms: Terms


@dataclass(frozen=True, slots=True)
class ChangePicks:
    """Other picks in the profile: `picked` is the profile with them, and `rewritten` the same, sealed."""

    by: PersonId
    picked: Profile | None = field(repr=False)
    rewritten: Rewritten | None
    terms: Terms


@dataclass(frozen=True, slots=True)
class TakeBackText:
    """A text that the applicant wrote in it, by its label; `rewritten` where it is an answer that was given."""

    by: PersonId
    what: str
    rewritten: Rewritten | None = None


@dataclass(frozen=True, slots=True)
class TakeInvitation:
    """`with_its_code`: they brought the code that was sent with the invitation."""

    by: PersonId
    with_its_code: bool
    on: date


@dataclass(frozen=True, slots=True)
class RemoveInvitation:
    """`with_its_code`: as in TakeInvitation. A facilitator needs no code."""

    by: Remover
    with_its_code: bool
    on: date


@dataclass(frozen=True, slots=True)
class Accept:
    """`by` are all ids of the facilitator who answers; so in the other answers.

    `gone`: the applicant's erasure has begun, or is done; so in everything that is done with their application.
    """

    retain_until: date
    by: frozenset[PersonId]
    gone: bool = False


@dataclass(frozen=True, slots=True)
class PutOnWaitingList:
    by: frozenset[PersonId]
    gone: bool = False


@dataclass(frozen=True, slots=True)
class Decline:
    reason: DeclineReason
    on: date
    by: frozenset[PersonId]
    gone: bool = False


@dataclass(frozen=True, slots=True)
class Withdraw:
    """`recruiting`: people can still apply, this person again, too."""

    by: PersonId
    on: date
    recruiting: bool


@dataclass(frozen=True, slots=True)
class Leave:
    """The person leaves the trust, and with it the programme: `on` is the first day on which they are not there any more.

    It is not withdrawing. Given again it corrects the day, as long as the day has not come.
    """

    on: date
    today: date
    gone: bool = False


@dataclass(frozen=True, slots=True)
class Stay:
    """They do not leave after all."""

    gone: bool = False


@dataclass(frozen=True, slots=True)
class TakeLeave:
    """The day has come."""

    today: date
    gone: bool = False


@dataclass(frozen=True, slots=True)
class Remind:
    """`asked_on` is the day on which a facilitator asks for it, None where it falls due."""

    gone: bool = False
    asked_on: date | None = None


@dataclass(frozen=True, slots=True)
class Lapse:
    on: date


@dataclass(frozen=True, slots=True)
class SetAside:
    """The same human has another application to this cohort, which goes on."""

    on: date


@dataclass(frozen=True, slots=True)
class BeginDestruction:
    """Retention is over. What the vault preserves is out of sight from then on, and destroyed later."""

    on: date


@dataclass(frozen=True, slots=True)
class EndRetention:
    """Given once the vault has destroyed the keys."""


@dataclass(frozen=True, slots=True)
class FollowDates:
    """The cohort's dates were moved: `terms` are those of today. `launch_on` is given where the launch is planned anew."""

    terms: Terms
    launch_on: date | None = None


@dataclass(frozen=True, slots=True)
class ForgetNotices:
    """The period of the cohort's notices is over."""


Beginning: TypeAlias = ShowInterest | Invite | Apply
OwnWish: TypeAlias = Change | ChangeAnswer | ChangePicks | ChangeConsents | RecordAccessNeeds
ByTheApplicant: TypeAlias = OwnWish | TakeBackText | Withdraw
AboutInvitation: TypeAlias = TakeInvitation | RemoveInvitation
Departing: TypeAlias = Leave | Stay | TakeLeave
Answer: TypeAlias = Accept | PutOnWaitingList | Decline
Retention: TypeAlias = BeginDestruction | EndRetention
FallingDue: TypeAlias = Remind | Lapse | SetAside | Retention | FollowDates | ForgetNotices
Command: TypeAlias = Beginning | ByTheApplicant | AboutInvitation | Answer | Departing | FallingDue
