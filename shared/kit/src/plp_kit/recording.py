"""Recording what is sealed: it is decided with values that nothing opens yet, then their keys are made, then it is recorded.

So a request that is refused makes no key. The keys that a lost race leaves are spent; those that a crash leaves are swept.
"""

import logging
from collections.abc import Callable
from dataclasses import dataclass, fields
from typing import Generic, TypeAlias, TypeVar
from uuid import UUID

from plp_kit.core import spent_keys
from plp_kit.core.database import Db, is_transient
from plp_kit.core.deciding import Refusal
from plp_kit.core.events import Origin
from plp_kit.core.handling import Handled
from plp_kit.service import Preparing, TenantContext, Write
from plp_kit.vault.sealer import Sealer

log = logging.getLogger(__name__)

Prepared = TypeVar("Prepared")
Answer = TypeVar("Answer")

UseCase: TypeAlias = Callable[[Write], Handled | Refusal]
Within: TypeAlias = Callable[[Db, UseCase], Answer | Refusal]
"""Runs the use case in this transaction; or does not, where it has been answered before."""


def record(
    context: TenantContext,
    origin: Origin,
    prepare: Callable[[Preparing], Prepared | Refusal],
    use_case: Callable[[Write, Prepared], Handled | Refusal],
) -> Handled | Refusal:
    """For what does not come as a request: `prepare` seals, `use_case` records in a transaction of its own."""
    return record_within(context, prepare, use_case, lambda db, run: run(Write(context, db, origin)))


def record_within(
    context: TenantContext,
    prepare: Callable[[Preparing], Prepared | Refusal],
    use_case: Callable[[Write, Prepared], Handled | Refusal],
    within: Within[Answer],
) -> Answer | Refusal:
    """`prepare` does the slow and the remote work once, before any transaction. `use_case` is run again after a lost race."""
    sealer = Sealer(context.vault)
    prepared = prepare(preparing(context, sealer))
    if isinstance(prepared, Refusal):
        return prepared
    attempt = _Attempt(lambda write: use_case(write, prepared), within)
    if not sealer.keys:
        return context.database.deciding(attempt)
    rehearsed = context.database.rehearsing(attempt)
    if isinstance(rehearsed, Refusal) or not attempt.reached:
        return rehearsed
    if erased := sealer.keep():
        return erased
    return _recorded(context, sealer.keys, attempt)


def preparing(context: TenantContext, sealer: Sealer) -> Preparing:
    """The context with which a use case seals."""
    return Preparing(**{field.name: getattr(context, field.name) for field in fields(TenantContext)}, sealer=sealer)


@dataclass(slots=True)
class _Attempt(Generic[Answer]):
    """`reached`: the use case ran, and was not refused. `may_commit`: nothing is left to do but to commit."""

    use_case: UseCase
    within: Within[Answer]
    reached: bool = False
    may_commit: bool = False

    def __call__(self, db: Db) -> Answer | Refusal:
        self.reached = self.may_commit = False
        outcome = self.within(db, self._run)
        self.may_commit = self.reached
        return outcome

    def _run(self, write: Write) -> Handled | Refusal:
        outcome = self.use_case(write)
        self.reached = not isinstance(outcome, Refusal)
        return outcome


def _recorded(context: TenantContext, keys: frozenset[UUID], attempt: _Attempt[Answer]) -> Answer | Refusal:
    """Spends the keys unless what they seal is on record, or may be, because the database went away during the commit."""
    try:
        return context.database.deciding(attempt)
    finally:
        if not attempt.may_commit:
            _spend(context, keys)


def _spend(context: TenantContext, keys: frozenset[UUID]) -> None:
    """Where the database is away, the sweep finds them."""
    try:
        with context.database.transaction() as db:
            spent_keys.spend(db, keys)
    except Exception as error:
        if not is_transient(error):
            raise
        log.warning("keys left for the sweep", extra={"tenant": context.tenant, "keys": len(keys)})
