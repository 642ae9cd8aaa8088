"""Preservation reconciliation: after a restore the vault preserves whom the service's log says, and nobody for what has ended.

It comes after erasure reconciliation, which ends what preserves the erased. It can be repeated.
"""

from dataclasses import dataclass

from plp_kit.service import Preserves, TenantContext


@dataclass(frozen=True, slots=True)
class Restored:
    """How many people were preserved anew, how many reasons ended; `unknown` reasons are in the vault and not in the log.

    An unknown one stays in force: the log was restored from before it, and somebody has to say what it was for.
    """

    preserved: int = 0
    ended: int = 0
    unknown: int = 0


def reconcile(preserving: Preserves, context: TenantContext) -> Restored:
    with context.database.transaction() as db:
        on_record = preserving(db)
    there = context.vault.preservations()
    missing = [
        (reason, person) for reason, people in on_record.in_force.items() for person in sorted(people - there.get(reason, set()))
    ]
    preserved = [context.vault.preserve(person, reason) for reason, person in missing]
    over = sorted(there.keys() & on_record.ended)
    for reason in over:
        context.vault.end_preservation(reason)
    unknown = there.keys() - on_record.in_force.keys() - on_record.on_the_way - on_record.ended
    return Restored(sum(preserved), len(over), len(unknown))
