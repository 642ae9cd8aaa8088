"""Which notices are to be sent, and when each is tried next. Table: mails_due."""

from plp_kit.core import mails_due
from plp_kit.core.database import Db
from plp_kit.core.events import Recorded
from plp_kit.core.read_models import writes
from recruitment.applications import events as applications
from recruitment.notices.decider import (
    Event,
    NoticeBegun,
    NoticeDeferred,
    NoticeDropped,
    NoticePutOff,
    NoticeRefused,
    NoticeReturned,
    NoticeSent,
)
from recruitment.notices.table import pair_notices
from recruitment.notices.wordings import wording_of, wording_of_pair, wording_of_request
from recruitment.pairs import decider as pairs
from recruitment.requests import decider as requests


@writes("mails_due")
def of_applications(db: Db, recorded: Recorded[applications.Event]) -> None:
    """At once."""
    if wording_of(recorded.event) is not None:
        mails_due.put_now(db, recorded.id)


@writes("mails_due")
def of_requests(db: Db, recorded: Recorded[requests.Event]) -> None:
    """At once."""
    if wording_of_request(recorded.event) is not None:
        mails_due.put_now(db, recorded.id)


@writes("mails_due")
def of_pairs(db: Db, recorded: Recorded[pairs.Event]) -> None:
    """At once, to both. After the table of their notices."""
    if wording_of_pair(recorded.event) is not None:
        for notice in pair_notices.of_event(db, recorded.id, recorded.stream.id):
            mails_due.put_now(db, notice)


@writes("mails_due")
def of_notices(db: Db, recorded: Recorded[Event]) -> None:
    match recorded.event:
        case NoticeBegun(again_at=at) | NoticePutOff(again_at=at) | NoticeDeferred(again_at=at):
            mails_due.put(db, recorded.stream.id, at)
        case NoticeSent() | NoticeRefused() | NoticeDropped() | NoticeReturned():
            mails_due.remove(db, recorded.stream.id)
