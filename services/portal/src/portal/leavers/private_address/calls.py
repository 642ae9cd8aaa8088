"""The calls with which an official enters a private address for somebody who has left."""

from datetime import date
from typing import Final, Literal, TypeAlias

import msgspec

from portal.site.calls import Call, Email, Method, Service, Written

Means: TypeAlias = Literal["phone", "paper"]


class Entered(msgspec.Struct, frozen=True):
    """They asked by these means `on` that day; `authority` says who asked, and what they agreed to."""

    address: Email
    means: Means
    on: date
    authority: str


class Code(msgspec.Struct, frozen=True):
    code: str


PATH: Final = "/people/{person}/private-address"
ENTER: Final = Call(Service.RECRUITMENT, Method.POST, PATH, Entered, Written)
CONFIRM: Final = Call(Service.RECRUITMENT, Method.POST, f"{PATH}/confirmations", Code, Written)
