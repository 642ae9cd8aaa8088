"""Erasure reconciliation adds what is missing to each record of the erased: the service's log, the vault, the file by the keys.

So a restore brings nobody back as long as one record was not restored. An erasure that the vault is certain of, and that nobody
goes on with, is completed, too: of several ids of one human the vault may have erased some. It can be repeated.
"""

from dataclasses import dataclass
from datetime import date
from uuid import UUID, uuid4

from plp_kit.core import erased_people
from plp_kit.core.database import Db
from plp_kit.core.events import Origin
from plp_kit.core.handling import FollowUpRefused
from plp_kit.service import Erased, TenantContext

VAULT = "vault"


@dataclass(frozen=True, slots=True)
class Reconciled:
    """How many erased people were missing in the vault, and in the service's log."""

    vault: int = 0
    service: int = 0


def reconcile(erased: Erased, context: TenantContext) -> Reconciled:
    """Completes the vault first, so that nothing of theirs opens. Raises FollowUpRefused, and what the databases raise.

    An erasure that is on record ends what a vault from before it still preserves of the person.
    """
    with context.database.transaction() as db:
        own = erased_people.everyone(db)
    in_vault, remembered = context.vault.everyone_erased(), context.vault.remembered_erased()
    everyone = {**context.vault.left_erasing(), **remembered, **in_vault, **own}
    missing = sorted(everyone.keys() - in_vault.keys())
    for person in missing:
        context.vault.erase(person, on_record=True)
    context.vault.remember_erased(everyone.keys() - remembered.keys())
    unknown = sorted(everyone.keys() - own.keys())
    for person in unknown:
        _record(erased, context, person, everyone[person])
    return Reconciled(len(missing), len(unknown))


def _record(erased: Erased, context: TenantContext, person: UUID, on: date) -> None:
    """The vault's day is in system time, which can be ahead of simulated programme time."""

    def record(db: Db) -> None:
        now = context.clock.now(db)
        origin = Origin(VAULT, now, uuid4())
        for reaction in erased(db, person, min(on, now.date())):
            refusal = context.handler.react_in(db, reaction, origin)
            if refusal is not None:
                raise FollowUpRefused(refusal)

    context.database.retrying(record)
