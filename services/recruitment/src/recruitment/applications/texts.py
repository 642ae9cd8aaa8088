"""An applicant's own words, text by text: theirs to take back at any time."""

from plp_kit.core.sealed import Sealed
from recruitment.applications.events import (
    AccessNeedsRecorded,
    ApplicationChanged,
    Applied,
    DraftSaved,
    Event,
    Invited,
    RetentionEnded,
    TextTakenBack,
)
from recruitment.ids import TextId, text_id


def written(event: Event) -> tuple[Sealed, ...]:
    """What is new in it. An acceptance repeats what was written before; codes are not texts."""
    match event:
        case Invited(applicant) | DraftSaved(applicant) | Applied(applicant) | ApplicationChanged(applicant):
            return applicant.profile.texts
        case AccessNeedsRecorded(needs) if needs is not None:
            return (needs,)
        case _:
            return ()


def remaining(texts: frozenset[TextId], event: Event) -> frozenset[TextId]:
    """Of all texts so far, those that can still be read after this event."""
    match event:
        case TextTakenBack(text):
            return texts - {text}
        case RetentionEnded():
            return frozenset()
        case _:
            return texts | {text_id(value.key) for value in written(event)}
