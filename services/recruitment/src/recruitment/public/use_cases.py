"""The trusts of which somebody can ask before they sign in: each trust is asked in a transaction of its own."""

from collections.abc import Callable, Sequence

from plp_kit.service import TenantContext
from recruitment.ids import trust_id
from recruitment.public.queries import NamedTrust
from recruitment.trusts.table import trusts


def named(tenants: Sequence[str], context: Callable[[str], TenantContext]) -> list[NamedTrust]:
    """By name. A trust that is not onboarded yet is not among them."""
    found = (_named(tenant, context(tenant)) for tenant in tenants)
    return sorted((each for each in found if each is not None), key=lambda each: each.name.casefold())


def _named(tenant: str, context: TenantContext) -> NamedTrust | None:
    with context.database.transaction() as db:
        db.execute("SET TRANSACTION READ ONLY")
        row = trusts.trust(db, trust_id(tenant))
    return None if row is None else NamedTrust(tenant, row.facts.name)
