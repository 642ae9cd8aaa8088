"""The tenants that a service's database holds, as its daemons see them."""

from plp_kit.core.database import Database


def tenants(database: Database) -> list[str]:
    """All tenants, in order; for roles whose policy spans tenants (relay, scheduler)."""
    with database.transaction() as db:
        return [tenant for (tenant,) in db.execute("SELECT tenant FROM tenants ORDER BY tenant")]


def is_known(database: Database, tenant: str) -> bool:
    """Whether the tenant was added here; the transaction must be the tenant's own."""
    with database.of(tenant).transaction() as db:
        return db.execute("SELECT 1 FROM tenants WHERE tenant = %s", (tenant,)).fetchone() is not None
