"""What the services are asked and told when somebody signs in."""

from typing import Final
from uuid import UUID

import msgspec

from portal.site.calls import Call, Method, Service, Written, reads


class Me(msgspec.Struct, frozen=True):
    id: UUID


class OwnName(msgspec.Struct, frozen=True):
    """As it is on record; version 0 where it was never told."""

    version: int


class Name(msgspec.Struct, frozen=True):
    name: str


ME: Final = reads(Service.RECRUITMENT, "/me", Me)
ME_OF_THE_NATION: Final = reads(Service.INSIGHTS, "/me", Me)
OWN_NAME: Final = reads(Service.RECRUITMENT, "/me/name", OwnName)
TELL_NAME: Final = Call(Service.RECRUITMENT, Method.PUT, "/me/name", Name, Written)
