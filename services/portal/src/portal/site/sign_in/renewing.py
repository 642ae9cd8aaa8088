"""Renewing a session's token: roles are read anew, and it stays the same person's."""

from contextlib import suppress
from dataclasses import replace

from portal.site.sign_in.own_id import ServiceAway, with_own_id
from portal.site.signed_in import Session, SignedIn
from portal.site.wiring import wiring


def renew(session: Session) -> SignedIn | None:
    """None ends the session. Raises IssuerAway. Somebody whose first role is new gets their id, if the service answers."""
    renewed = wiring().identity_provider.renew(session)
    if renewed is None or session.person is not None or not renewed.roles:
        return renewed and replace(renewed, person=session.person)
    with suppress(ServiceAway):
        return with_own_id(wiring().api, renewed)
    return renewed
