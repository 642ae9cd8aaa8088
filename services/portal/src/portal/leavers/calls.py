"""The calls with which somebody signs in by a code. They carry nobody's token."""

from typing import Final
from uuid import UUID

import msgspec

from portal.site.calls import Call, Email, Method, Service


class Address(msgspec.Struct, frozen=True):
    address: Email


class Code(msgspec.Struct, frozen=True):
    address: Email
    code: str


class CodeAsked(msgspec.Struct, frozen=True):
    """The same for every address."""

    minutes: int


class LeaverToken(msgspec.Struct, frozen=True):
    """Good for so many `seconds`."""

    token: str
    person: UUID
    seconds: int


ASK: Final = Call(Service.RECRUITMENT, Method.POST, "/former/{tenant}/codes", Address, CodeAsked)
SIGN_IN: Final = Call(Service.RECRUITMENT, Method.POST, "/former/{tenant}/tokens", Code, LeaverToken)
