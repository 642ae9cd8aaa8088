"""Asking by POST what changes nothing, because an address could not hold what is asked."""

from secrets import token_urlsafe
from uuid import UUID

from portal.site import current
from portal.site.api import Change
from portal.site.calls import Body, Call, Sent, View
from portal.site.forms import key


def look(call: Call[Body, View], body: Body, **ids: UUID) -> Sent[View]:
    """Each is a look of its own: nothing is asked in a version, or repeated. Raises TokenRefused, which ends the session."""
    return current.send(call, body, Change(key(token_urlsafe(18), call.path, body)), **ids)
