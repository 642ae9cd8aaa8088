"""Which applications facilitators may read: those that are handed in, until they are over."""

from plp_kit.core.deciding import Kind, Refusal
from recruitment.applications.states import BeingDestroyed, Known, Over, TakingPart, Unanswered, Unfinished, Waiting
from recruitment.ids import PersonId

NOT_HANDED_IN = Refusal(
    "not_handed_in", "This application has not been handed in. Nobody but its author can read it.", Kind.FORBIDDEN
)
READ_NO_MORE = Refusal(
    "read_no_more", "This application was declined or withdrawn, or the person left. What they wrote is closed.", Kind.FORBIDDEN
)


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
