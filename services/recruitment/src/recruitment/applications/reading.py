"""Which applications may be read: facilitators read what is handed in, until it is over; co-chairs while a round is on."""

from dataclasses import dataclass

from plp_kit.core.deciding import Kind, Refusal
from recruitment.applications.states import BeingDestroyed, Known, Over, TakingPart, Unanswered, Unfinished, Waiting
from recruitment.ids import PersonId

NOT_HANDED_IN = Refusal(
    "not_handed_in", "This application has not been handed in. Nobody but its author can read it.", Kind.FORBIDDEN
)
READ_NO_MORE = Refusal(
    "read_no_more", "This application was declined or withdrawn, or the person left. What they wrote is closed.", Kind.FORBIDDEN
)

NO_ROUND_ON = Refusal(
    "no_round_on",
    "Co-chairs read profiles while a round of the cohort is on: from its opening until its pairs are published.",
    Kind.FORBIDDEN,
)
APPLIED_TOO = Refusal(
    "applied_too", "You have applied to this cohort, so its profiles are read by the other matchers.", Kind.FORBIDDEN
)


@dataclass(frozen=True, slots=True)
class CoChair:
    """`applied`: they have handed in an application to the same cohort, under any id, and it is not over."""

    reader: PersonId
    applied: bool
    round_is_on: bool


def closed_to_co_chair(co_chair: CoChair, state: Known) -> Refusal | None:
    """As `closed_to`, for a co-chair who is no facilitator."""
    match state:
        case _ if state.applicant.person == co_chair.reader:
            return None
        case _ if not co_chair.round_is_on:
            return NO_ROUND_ON
        case _ if co_chair.applied:
            return APPLIED_TOO
        case _:
            return closed_to(co_chair.reader, state)


def closed_to(reader: PersonId, state: Known) -> Refusal | None:
    """Why what the applicant wrote in it is closed to the reader, or None. It is never closed to the applicant."""
    match state:
        case _ if state.applicant.person == reader:
            return None
        case Unfinished():
            return NOT_HANDED_IN
        case Over() | BeingDestroyed():
            return READ_NO_MORE
        case Unanswered() | Waiting() | TakingPart():
            return None
