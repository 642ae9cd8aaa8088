"""The id that the services have for somebody who signs in. They are asked once, and the session keeps the answer."""

from dataclasses import dataclass, replace
from typing import Final
from uuid import UUID

from plp_kit.core.telemetry import tracing
from plp_kit.web.tenancy import NATIONAL
from portal.site.api import Api, Credentials, TokenRefused
from portal.site.calls import Answer, ApiError, Call, Service
from portal.site.signed_in import SignedIn


class ServiceAway(Exception):
    """No service says who the person is."""


@dataclass(frozen=True, slots=True)
class Me:
    id: UUID


ME: Final = Call(Service.RECRUITMENT, "/me", Me)
ME_OF_THE_NATION: Final = Call(Service.INSIGHTS, "/me", Me)


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
