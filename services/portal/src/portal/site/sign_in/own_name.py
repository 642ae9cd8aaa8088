"""Tells recruitment what somebody is called, as the identity provider has it. Pages that have ids ask for names there."""

import logging
import secrets
from typing import Final
from uuid import UUID

from plp_kit.core.telemetry import tracing
from plp_kit.web.roles import IN_A_TRUST, Role
from portal.site.api import Api, Change, Credentials, TokenRefused
from portal.site.calls import Answer
from portal.site.sign_in.calls import OWN_NAME, TELL_NAME, Name
from portal.site.signed_in import SignedIn

log = logging.getLogger(__name__)

LONGEST: Final = 200
TOLD_OF: Final = frozenset(IN_A_TRUST) - {Role.FORMER}
"""Somebody who has left signs in by a code, which brings no name."""


def tell_name(api: Api, signed_in: SignedIn) -> None:
    """Recruitment decides whether anything is new in it. Nobody is kept out because it could not be told: they sign in again."""
    name = signed_in.secret.name.strip()[:LONGEST]
    if not name or signed_in.roles.isdisjoint(TOLD_OF):
        return
    try:
        told = _told(api, Credentials(signed_in.secret.token, tracing.current()), Name(name))
    except TokenRefused:
        told = False
    if not told:
        log.warning("Recruitment was not told the name of somebody who has signed in")


def _told(api: Api, credentials: Credentials, name: Name) -> bool:
    own = api.fetch(OWN_NAME, credentials).result()
    if not isinstance(own, Answer):
        return False
    change = Change(UUID(bytes=secrets.token_bytes(16)), own.value.version)
    return isinstance(api.send(TELL_NAME, credentials, name, change), Answer)
