"""What each form carries, so that it can only come from a page of the same person: of today, or of yesterday.

It is theirs by issuer, subject and trust, not by session: a tab that was left open works when they have signed in again.
"""

import hmac
from datetime import date, timedelta
from typing import Final

from flask import request

from plp_kit.core.days import day_of
from portal.site import clock
from portal.site.signed_in import Session
from portal.site.wiring import wiring

FIELD: Final = "form_token"


def of(session: Session) -> str:
    return _on(session, day_of(clock.moment()))


def is_theirs(session: Session) -> bool:
    """Whether this request carries a token of the person who is signed in."""
    sent, today = request.form.get(FIELD, "").encode(), day_of(clock.moment())
    days = (today, today - timedelta(days=1))
    return any(hmac.compare_digest(sent, _on(session, day).encode()) for day in days)


def _on(session: Session, day: date) -> str:
    return wiring().forms.sign("\0".join((*session.who, day.isoformat())))
