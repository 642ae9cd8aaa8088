"""What falls due for a hold: to be placed and released, if that stopped half way, reviewed, and forgotten. Table: deadlines."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Final

from plp_kit.core import deadlines
from plp_kit.core.database import Db
from plp_kit.core.days import midnight
from plp_kit.core.events import Recorded, Stream
from plp_kit.core.read_models import writes
from recruitment.holds.decider import (
    Event,
    HoldAsked,
    HoldEnded,
    HoldFailed,
    HoldPlaced,
    HoldReleased,
    HoldRetentionEnded,
    HoldReviewed,
    HoldReviewPassed,
)

PLACE: Final = "place_hold"
REVIEW: Final = "review_hold"
RELEASE: Final = "release_hold"
END_RETENTION: Final = "end_hold_retention"


ENDS: Final[Mapping[type[Event], tuple[str, ...]]] = {
    HoldPlaced: (PLACE,),
    HoldFailed: (PLACE, REVIEW),
    HoldReviewPassed: (REVIEW,),
    HoldEnded: (REVIEW,),
    HoldReleased: (RELEASE,),
    HoldRetentionEnded: (END_RETENTION,),
}


@writes("deadlines")
def apply(db: Db, recorded: Recorded[Event]) -> None:
    stream = recorded.stream
    for name in ENDS.get(type(recorded.event), ()):
        deadlines.remove(db, stream, name)
    match recorded.event:
        case HoldAsked(review_on=review_on):
            deadlines.put(db, stream, PLACE, recorded.origin.at)
            _put_review(db, stream, review_on)
        case HoldReviewed(review_on):
            _put_review(db, stream, review_on)
        case HoldEnded():
            deadlines.put(db, stream, RELEASE, recorded.origin.at)
        case HoldFailed(retain_until) | HoldReleased(retain_until):
            deadlines.put(db, stream, END_RETENTION, midnight(retain_until))
        case _:
            pass


def _put_review(db: Db, stream: Stream, review_on: date) -> None:
    """At the end of the day."""
    deadlines.put(db, stream, REVIEW, midnight(review_on + timedelta(days=1)))
