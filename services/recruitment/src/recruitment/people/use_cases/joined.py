"""The ids of one human, in an erasure: it is asked for under one of them and reaches all.

Until the transaction ends no other id is joined and nobody views the human's applications. On the streams of the other ids the
erasure is a request that restricts.
"""

from collections.abc import Collection
from dataclasses import replace
from uuid import UUID

from plp_kit.core.deciding import Refusal
from plp_kit.service import TenantContext, Write
from recruitment.applications.table import applications
from recruitment.people.decider import (
    ERASED_ALREADY,
    ERASURE_BEGUN,
    Command,
    Erasure,
    Known,
    OpenRequest,
    SettleRequest,
    people,
)
from recruitment.staff import table as staff


def lock(write: Write, person: UUID) -> frozenset[UUID]:
    """All ids of the human."""
    staff.lock_joins(write.db)
    ids = staff.ids_of(write.db, person)
    applications.lock_of_people(write.db, ids)
    return ids


def erasures(write: Write, ids: Collection[UUID]) -> dict[UUID, Erasure]:
    """Those under which an erasure is asked for."""
    states = {id: write.load(people, id).state for id in sorted(ids)}
    return {id: state.erasure for id, state in states.items() if isinstance(state, Known) and state.erasure}


def open_requests(write: Write, ids: Collection[UUID]) -> frozenset[UUID]:
    states = [write.load(people, id).state for id in sorted(ids)]
    return frozenset(request for state in states if isinstance(state, Known) for request in state.open)


def restrict(write: Write, ids: Collection[UUID], request: UUID) -> Refusal | None:
    """The erasure that is asked for by this request restricts the data under these ids, too."""
    return on_each(write, ids, OpenRequest(request, restricts=True))


def free(write: Write, ids: Collection[UUID], request: UUID) -> Refusal | None:
    """It is taken back, or refused."""
    return on_each(write, ids, SettleRequest(request, restricts=False))


def on_each(write: Write, ids: Collection[UUID], command: Command) -> Refusal | None:
    """The same command on the stream of each id; nothing is to be done where the erasure has begun."""
    others = replace(write, expected=None)
    outcomes = [others.handle(people, id, command) for id in sorted(ids)]
    gone = (ERASURE_BEGUN, ERASED_ALREADY)
    return next((each for each in outcomes if isinstance(each, Refusal) and each not in gone), None)


def restrict_since_joined(write: Write, person: UUID) -> Refusal | None:
    """Another id was joined: an erasure that is asked for under one of them restricts the data under all."""
    ids = lock(write, person)
    refused = [restrict(write, ids - {id}, erasure.request) for id, erasure in erasures(write, ids).items()]
    return next((each for each in refused if each), None)


def preserved(context: TenantContext, person: UUID) -> bool:
    """Whether the vault preserves the human under any id, for a decision that the beginning of the erasure confirms."""
    return any(context.vault.preserves(id) for id in ids_of(context, person))


def ids_of(context: TenantContext, person: UUID) -> frozenset[UUID]:
    with context.database.transaction() as db:
        return staff.ids_of(db, person)
