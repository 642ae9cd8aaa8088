"""Opening sealed values as the log allows it: nothing else in the product calls `Vault.open`."""

from collections.abc import Sequence

from plp_kit.core import spent_keys
from plp_kit.core.database import TenantDatabase
from plp_kit.core.sealed import Sealed
from plp_kit.vault.vault import Vault


def opened(database: TenantDatabase, vault: Vault, values: Sequence[Sealed]) -> list[str | None]:
    """The texts in the order given; None if the key is destroyed, or spent, whether or not the vault still has it.

    `database` is the service's own. Raises what `Vault.open` raises. Never call it within a transaction.
    """
    if not values:
        return []
    with database.transaction() as db:
        spent = spent_keys.among(db, {value.key for value in values})
    texts = iter(vault.open([value for value in values if value.key not in spent]))
    return [None if value.key in spent else next(texts) for value in values]
