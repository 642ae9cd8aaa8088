"""What falls due for a hold: to be placed and released, if that stopped half way, and to be reviewed. Table: deadlines."""

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
    HoldReviewed,
    HoldReviewPassed,
)

PLACE: Final = "place_hold"
REVIEW: Final = "review_hold"
RELEASE: Final = "release_hold"


@writes("deadlines")
def apply(db: Db, recorded: Recorded[Event]) -> None:
    stream = recorded.stream
    match recorded.event:
        case HoldAsked(review_on=review_on):
            deadlines.put(db, stream, PLACE, recorded.origin.at)
            _put_review(db, stream, review_on)
        case HoldPlaced():
            deadlines.remove(db, stream, PLACE)
        case HoldFailed():
            deadlines.remove(db, stream, PLACE)
            deadlines.remove(db, stream, REVIEW)
        case HoldReviewed(review_on):
            _put_review(db, stream, review_on)
        case HoldReviewPassed():
            deadlines.remove(db, stream, REVIEW)
        case HoldEnded():
            deadlines.remove(db, stream, REVIEW)
            deadlines.put(db, stream, RELEASE, recorded.origin.at)
        case HoldReleased():
            deadlines.remove(db, stream, RELEASE)


def _put_review(db: Db, stream: Stream, review_on: date) -> None:
    """At the end of the day."""
    deadlines.put(db, stream, REVIEW, midnight(review_on + timedelta(days=1)))
