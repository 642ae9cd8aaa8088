"""Opening how people are reached."""

from collections.abc import Sequence

from plp_kit.service import TenantContext
from recruitment.staff.table import SealedContact


def opened(context: TenantContext, contacts: Sequence[SealedContact]) -> list[tuple[str | None, str | None]]:
    """Name and address of each, outside transactions. None where there is none, or it opens no more."""
    texts = iter(context.open([value for contact in contacts for value in contact.values]))
    return [(next(texts), None if contact.address is None else next(texts)) for contact in contacts]
