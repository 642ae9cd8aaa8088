"""Healing: three records name the erased (the service's log, the vault, the file beside the keys). Each is told what it lacks.

So nobody is back after a restore: one record that was not restored is enough. Everything here can be repeated.
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
class Healed:
    """How many people the vault, and the service, had not known as erased."""

    vault: int = 0
    service: int = 0


def heal(erased: Erased, context: TenantContext) -> Healed:
    """The vault first: from then on nothing of theirs opens. Raises FollowUpRefused, and what the databases raise."""
    with context.database.transaction() as db:
        own = erased_people.everyone(db)
    in_vault, remembered = context.vault.everyone_erased(), context.vault.remembered_erased()
    everyone = {**remembered, **in_vault, **own}
    forgotten = sorted(everyone.keys() - in_vault.keys())
    for person in forgotten:
        context.vault.erase(person)
    context.vault.remember_erased(everyone.keys() - remembered.keys())
    unheard = sorted(everyone.keys() - own.keys())
    for person in unheard:
        _tell(erased, context, person, everyone[person])
    return Healed(len(forgotten), len(unheard))


def _tell(erased: Erased, context: TenantContext, person: UUID, on: date) -> None:
    """The vault's day is the system's; simulated programme time can be behind it."""

    def told(db: Db) -> None:
        now = context.clock.now(db)
        origin = Origin(VAULT, now, uuid4())
        for reaction in erased(db, person, min(on, now.date())):
            refusal = context.handler.react_in(db, reaction, origin)
            if refusal is not None:
                raise FollowUpRefused(refusal)

    context.database.retrying(told)
