"""The id that the services have for somebody who signs in. They are asked once, and the session keeps the answer."""

from dataclasses import replace
from typing import Final
from uuid import UUID

import msgspec

from plp_kit.core.telemetry import tracing
from plp_kit.web.tenancy import NATIONAL
from portal.site.api import Api, Credentials, TokenRefused
from portal.site.calls import Answer, ApiError, Service, reads
from portal.site.sessions import SignedIn


class ServiceAway(Exception):
    """No service says who the person is."""


class Me(msgspec.Struct, frozen=True):
    id: UUID


ME: Final = reads(Service.RECRUITMENT, "/me", Me)
ME_OF_THE_NATION: Final = reads(Service.INSIGHTS, "/me", Me)


def with_own_id(api: Api, signed_in: SignedIn) -> SignedIn:
    """Without an id for somebody who has no role in a trust. Raises ServiceAway, also where the service refuses the token."""
    call = ME_OF_THE_NATION if signed_in.tenant == NATIONAL else ME
    try:
        outcome = api.fetch(call, Credentials(signed_in.secret.token, tracing.current())).result()
    except TokenRefused:
        raise ServiceAway from None
    if isinstance(outcome, Answer):
        return replace(signed_in, person=outcome.value.id)
    if outcome is ApiError.NOT_ALLOWED:
        return signed_in
    raise ServiceAway
