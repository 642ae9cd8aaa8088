"""What the services say of somebody who signs in: their id, and their trust's name. The session keeps the answers."""

from dataclasses import replace

from plp_kit.core.telemetry import tracing
from plp_kit.web.tenancy import NATIONAL, PLATFORM
from portal.site.api import Api, Credentials, TokenRefused
from portal.site.calls import TRUST, Answer, ApiError, Outcome, Trust
from portal.site.sign_in.calls import ME, ME_OF_THE_NATION, Me
from portal.site.signed_in import SignedIn


class ServiceAway(Exception):
    """No service says who the person is."""


def with_own_id(api: Api, signed_in: SignedIn) -> SignedIn:
    """Without an id for somebody who has no role in a trust. Raises ServiceAway, also where the service refuses the token."""
    credentials = Credentials(signed_in.secret.token, tracing.current())
    asked = api.fetch(ME_OF_THE_NATION if signed_in.tenant == NATIONAL else ME, credentials)
    trust = None if signed_in.tenant in {NATIONAL, PLATFORM} else api.fetch(TRUST, credentials, tenant=signed_in.tenant)
    try:
        return _named(_known(signed_in, asked.result()), trust.result() if trust else None)
    except TokenRefused:
        raise ServiceAway from None


def _known(signed_in: SignedIn, me: Outcome[Me]) -> SignedIn:
    if isinstance(me, Answer):
        return replace(signed_in, person=me.value.id)
    if me is ApiError.NOT_ALLOWED:
        return signed_in
    raise ServiceAway


def _named(signed_in: SignedIn, trust: Outcome[Trust] | None) -> SignedIn:
    """Without one where recruitment does not tell it."""
    if not isinstance(trust, Answer):
        return signed_in
    return replace(signed_in, secret=replace(signed_in.secret, trust=trust.value))
