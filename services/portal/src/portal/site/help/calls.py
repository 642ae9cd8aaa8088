"""What a trust tells everybody: its contacts, and the facts of its privacy notice. These calls carry no token."""

from typing import Final

import msgspec

from portal.site.calls import Service, reads


class NamedTrust(msgspec.Struct, frozen=True):
    """`trust` is the code that is in addresses."""

    trust: str
    name: str


class Signpost(msgspec.Struct, frozen=True):
    """One place to turn to; `kind` may be one that only this trust has."""

    kind: str
    name: str
    telephone: str | None
    email: str | None
    web: str | None
    hours: str | None


class Controller(msgspec.Struct, frozen=True):
    name: str
    address: str
    officer_email: str
    officer_telephone: str | None


class Purpose(msgspec.Struct, frozen=True):
    """What data is used for, and how many months a category of it is kept."""

    activity: str
    basis: str
    condition: str
    recipients: tuple[str, ...]
    category: str
    retention_months: int


class PublicTrust(msgspec.Struct, frozen=True):
    """`controller` is None, and `purposes` are empty, until the trust has said them."""

    name: str
    synthetic: bool
    signposts: tuple[Signpost, ...]
    controller: Controller | None
    purposes: tuple[Purpose, ...]


TRUSTS: Final = reads(Service.RECRUITMENT, "/trusts", tuple[NamedTrust, ...])
PUBLIC_TRUST: Final = reads(Service.RECRUITMENT, "/trusts/{tenant}/public", PublicTrust)
