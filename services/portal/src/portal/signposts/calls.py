"""The calls of the pages about signposts, and the fields that the pages use of each answer."""

from datetime import date
from typing import Final

import msgspec

from portal.site.calls import Call, Email, Method, Service, Url, Written, reads


class Signpost(msgspec.Struct, frozen=True):
    """One place to turn to. `kind` may be one that only this trust has."""

    kind: str
    name: str
    telephone: str | None
    email: Email | None
    web: Url | None
    hours: str | None
    review_on: date


class ReadSignpost(msgspec.Struct, frozen=True):
    """As the service shows it."""

    kind: str
    name: str
    telephone: str | None
    email: str | None
    web: str | None
    hours: str | None
    review_on: date


class Signposts(msgspec.Struct, frozen=True):
    """In the order in which everybody sees them. `to_review` are places in the list, `missing` kinds that are not entered."""

    signposts: tuple[ReadSignpost, ...]
    missing: tuple[str, ...]
    to_review: tuple[int, ...]


class AllSignposts(msgspec.Struct, frozen=True):
    """In the place of those before."""

    signposts: tuple[Signpost, ...]


SIGNPOSTS: Final = reads(Service.RECRUITMENT, "/trust/signposts", Signposts)
WRITE: Final = Call(Service.RECRUITMENT, Method.PUT, "/trust/signposts", AllSignposts, Written)
