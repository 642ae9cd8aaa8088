"""The call of the page on which somebody makes an application theirs that a facilitator entered for them."""

from typing import Final

import msgspec

from portal.site.calls import Call, Method, Service, Written


class JoinCode(msgspec.Struct, frozen=True):
    """As it was typed."""

    code: str


JOIN: Final = Call(Service.RECRUITMENT, Method.POST, "/me/joins", JoinCode, Written)
