"""What happens to an application. `spent` are the keys of what is replaced or taken back: it is shown to nobody any more."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Annotated, TypeAlias

from plp_kit.core.parts import AtMost
from plp_kit.core.sealed import KeyId, Sealed
from plp_kit.core.stored import stored
from recruitment.applications.applicants import Applicant, Entered
from recruitment.applications.consents import Consent, Purpose, granted
from recruitment.ids import CohortId, PersonId


class DeclineReason(StrEnum):
    FULL = "full"
    NOT_SENIOR_LEVEL = "not_senior_level"
    LEFT = "left"
    DUPLICATE = "duplicate"
    WITHDREW = "withdrew"


@stored("recruitment.interest_shown.v1")
@dataclass(frozen=True, slots=True)
class InterestShown:
    """Somebody would like to know more.

    On `remind_on` they are reminded to submit it, None where that would be too late; on `lapses_on` it lapses.
    """

    cohort: CohortId
    person: PersonId
    channel: str
    remind_on: date | None
    lapses_on: date
    retention_months: int
    spent: Annotated[tuple[KeyId, ...], AtMost(20)] = ()


@stored("recruitment.invited.v1")
@dataclass(frozen=True, slots=True)
class Invited:
    """A row of an import says that the person would take part. They are only invited until they consent here.

    The person of the row proves with `code` who they are. `applicant` is what the row says, without any consent. There is a
    reminder, and it lapses, as with an interest.
    """

    applicant: Applicant
    channel: str
    code: Sealed
    remind_on: date | None
    lapses_on: date
    retention_months: int


@stored("recruitment.invitation_taken.v1")
@dataclass(frozen=True, slots=True)
class InvitationTaken:
    """The person of the row is here under an id of their own, and goes on with an application of their own."""

    by: PersonId
    retain_until: date


class Remover(StrEnum):
    """Who asked that an invitation be removed."""

    PERSON = "person"
    FACILITATOR = "facilitator"


@stored("recruitment.invitation_removed.v1")
@dataclass(frozen=True, slots=True)
class InvitationRemoved:
    """The person does not want it, or should not have had it. What the row said is destroyed at once.

    Until `retain_until` it is known of an id that lists lead to, so that none of them invites the person again.
    """

    by: Remover
    retain_until: date


@stored("recruitment.reminded_by_facilitator.v1")
@dataclass(frozen=True, slots=True)
class RemindedByFacilitator:
    """As a reminder that falls due, at most once a day."""

    on: date


@stored("recruitment.profile_reminded.v1")
@dataclass(frozen=True, slots=True)
class ProfileReminded:
    """The person is reminded that recruiting closes soon and that their application is not submitted."""


@stored("recruitment.applied.v1")
@dataclass(frozen=True, slots=True)
class Applied:
    """Submitted: complete, and eligible. An unsuccessful application is kept for `retention_months`, from when it is over.

    If nobody ever answers it, it is kept until `retain_until`.
    """

    applicant: Applicant
    channel: str
    entered: Entered | None
    retention_months: int
    retain_until: date
    spent: Annotated[tuple[KeyId, ...], AtMost(20)] = ()


@stored("recruitment.application_changed.v1")
@dataclass(frozen=True, slots=True)
class ApplicationChanged:
    """The person submitted another version before recruiting closed."""

    applicant: Applicant
    spent: Annotated[tuple[KeyId, ...], AtMost(20)] = ()


@stored("recruitment.consents_changed.v1")
@dataclass(frozen=True, slots=True)
class ConsentsChanged:
    """`consents` are all that hold from now on; `taken_back` are the purposes consented to before and no longer."""

    cohort: CohortId
    person: PersonId
    consents: Annotated[tuple[Consent, ...], AtMost(20)]
    taken_back: tuple[Purpose, ...] = ()

    @property
    def purposes(self) -> tuple[Purpose, ...]:
        """What they consent to from now on."""
        return granted(self.consents)


@stored("recruitment.access_needs_recorded.v1")
@dataclass(frozen=True, slots=True)
class AccessNeedsRecorded:
    """What the person needs to take part. None when they do not need anything any more."""

    needs: Sealed | None
    spent: Annotated[tuple[KeyId, ...], AtMost(20)] = ()


@stored("recruitment.text_taken_back.v1")
@dataclass(frozen=True, slots=True)
class TextTakenBack:
    """Nobody can read this text any more. `profile` is the profile from now on, where it was one of its answers."""

    what: str
    profile: Sealed | None
    spent: Annotated[tuple[KeyId, ...], AtMost(20)]


@stored("recruitment.profile_rewritten.v1")
@dataclass(frozen=True, slots=True)
class ProfileRewritten:
    """Somebody who takes part took an answer back: this is their profile from now on."""

    cohort: CohortId
    person: PersonId
    profile: Sealed


@stored("recruitment.accepted.v1")
@dataclass(frozen=True, slots=True)
class Accepted:
    """From `retain_until` on nothing that was written in it can be read; the same goes for every other end of an application."""

    applicant: Applicant
    retain_until: date


@stored("recruitment.placed_on_waiting_list.v1")
@dataclass(frozen=True, slots=True)
class PlacedOnWaitingList:
    """First in line when a place comes free, or next time."""


@stored("recruitment.declined.v1")
@dataclass(frozen=True, slots=True)
class Declined:
    """`eligible` replaces what was decided before: somebody who is declined as not senior is not eligible."""

    reason: DeclineReason
    eligible: bool
    retain_until: date


@stored("recruitment.withdrawn.v1")
@dataclass(frozen=True, slots=True)
class Withdrawn:
    """`while_recruiting`: people could still apply, and this person can do so again."""

    cohort: CohortId
    person: PersonId
    retain_until: date
    while_recruiting: bool = False


@stored("recruitment.lapsed.v1")
@dataclass(frozen=True, slots=True)
class Lapsed:
    """Recruiting closed before it was submitted."""

    retain_until: date


@stored("recruitment.set_aside.v1")
@dataclass(frozen=True, slots=True)
class WasSetAside:
    """The same human has another application to this cohort, which goes on. Nobody counts this one."""

    retain_until: date


@stored("recruitment.departure_planned.v1")
@dataclass(frozen=True, slots=True)
class DeparturePlanned:
    """The participant leaves the trust on that day. It replaces another day that was planned."""

    on: date


@stored("recruitment.departure_retracted.v1")
@dataclass(frozen=True, slots=True)
class DepartureRetracted:
    """They do not leave after all."""


@stored("recruitment.left_trust.v1")
@dataclass(frozen=True, slots=True)
class LeftTrust:
    """The day has come, `on`: the first on which they are not there any more."""

    cohort: CohortId
    person: PersonId
    on: date


@stored("recruitment.destruction_begun.v1")
@dataclass(frozen=True, slots=True)
class DestructionBegun:
    """Retention ends: keys are being destroyed, and nothing stops it any more."""


@stored("recruitment.retention_ended.v1")
@dataclass(frozen=True, slots=True)
class RetentionEnded:
    """The keys of everything that was written in the application are destroyed."""


@stored("recruitment.lapse_moved.v1")
@dataclass(frozen=True, slots=True)
class LapseMoved:
    """The cohort's recruiting closes on another day. The days are as in `InterestShown`."""

    remind_on: date | None
    lapses_on: date


@stored("recruitment.retention_moved.v1")
@dataclass(frozen=True, slots=True)
class RetentionMoved:
    """The cohort's launch was moved, and with it the day until which this application is kept."""

    retain_until: date


@stored("recruitment.launch_moved.v1")
@dataclass(frozen=True, slots=True)
class LaunchMoved:
    """The cohort's launch is planned for another day, of which the applicant is told."""

    launch_on: date


@stored("recruitment.notices_forgotten.v1")
@dataclass(frozen=True, slots=True)
class NoticesForgotten:
    """How far the e-mails came that the application caused is not shown any more."""


Event: TypeAlias = (
    InterestShown
    | Invited
    | InvitationTaken
    | InvitationRemoved
    | ProfileReminded
    | RemindedByFacilitator
    | Applied
    | ApplicationChanged
    | ConsentsChanged
    | AccessNeedsRecorded
    | TextTakenBack
    | ProfileRewritten
    | Accepted
    | PlacedOnWaitingList
    | Declined
    | Withdrawn
    | Lapsed
    | WasSetAside
    | DeparturePlanned
    | DepartureRetracted
    | LeftTrust
    | DestructionBegun
    | RetentionEnded
    | LapseMoved
    | RetentionMoved
    | LaunchMoved
    | NoticesForgotten
)
