"""An applicant's own words, text by text: theirs to take back at any time."""

from plp_kit.core.sealed import Sealed
from recruitment.applications.events import (
    AccessNeedsRecorded,
    ApplicationChanged,
    Applied,
    DraftSaved,
    Event,
    Forgotten,
    Invited,
    TextTakenBack,
)
from recruitment.ids import TextId


def written(event: Event) -> tuple[Sealed, ...]:
    """What is new in it. An acceptance repeats what was written before; whom somebody named, or a code, is no text."""
    match event:
        case Invited(applicant) | DraftSaved(applicant) | Applied(applicant) | ApplicationChanged(applicant):
            values = (*applicant.profile, applicant.wants, applicant.offers)
            return tuple(value for value in values if value is not None)
        case AccessNeedsRecorded(needs) if needs is not None:
            return (needs,)
        case _:
            return ()


def left(texts: frozenset[TextId], event: Event) -> frozenset[TextId]:
    """Of all texts so far, those that can still be read."""
    match event:
        case TextTakenBack(text):
            return texts - {text}
        case Forgotten():
            return frozenset()
        case _:
            return texts | {TextId(value.key) for value in written(event)}
