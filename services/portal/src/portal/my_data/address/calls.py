"""The calls of the pages about one's private address."""

from typing import Final

import msgspec

from portal.site.calls import Call, Email, Method, Service, Written, reads


class PrivateAddress(msgspec.Struct, frozen=True):
    """`address` counts. `waiting` does not until its code is typed. None where there is none."""

    address: str | None
    waiting: str | None


class Wanted(msgspec.Struct, frozen=True):
    """None removes it."""

    address: Email | None


class Code(msgspec.Struct, frozen=True):
    code: str


OWN: Final = reads(Service.RECRUITMENT, "/me/private-address", PrivateAddress)
WANT: Final = Call(Service.RECRUITMENT, Method.PUT, "/me/private-address", Wanted, Written)
CONFIRM: Final = Call(Service.RECRUITMENT, Method.POST, "/me/private-address/confirmations", Code, Written)
