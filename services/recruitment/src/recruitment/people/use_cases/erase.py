"""An erasure, from the moment at which it falls due to the end. It meets a legal hold on the vault's row of the person.

First it is decided, then the vault makes it certain or says that the person is preserved, then the log says that it begins, then
an address is kept to tell the person, then the keys are destroyed, then the log says that the person is erased. If it stops in
between, the deadline is still there; each step can be repeated. It reaches all ids of the human: it begins for all at once, and
from then on each has a deadline of its own.
"""

from secrets import randbelow
from typing import Final
from uuid import UUID

from plp_kit.core.deadlines import Deadline
from plp_kit.core.deciding import Refusal
from plp_kit.core.events import Origin
from plp_kit.core.handling import Handled
from plp_kit.service import TenantContext, Write
from recruitment.notices.use_cases import farewell
from recruitment.people.decider import (
    ERASURE_NOT_ASKED,
    Asked,
    BeginErasure,
    BeginJoined,
    BeingErased,
    ConfirmErased,
    DecideErasure,
    Granted,
    Known,
    ReferErasure,
    State,
    people,
)
from recruitment.people.use_cases import joined, rule
from recruitment.trusts.clean_erasures import DRAWS

JOINED_MEANWHILE: Final = Refusal("joined_meanwhile", "Another id of this person was joined meanwhile.")


def erase(context: TenantContext, deadline: Deadline, origin: Origin) -> Handled | Refusal:
    """As far as it goes now: to the end, or to the decision-maker's queue."""
    person = deadline.stream.id
    outcome: Handled | Refusal = Handled(person, 0)
    if isinstance(_erasure(_state(context, deadline)), Asked):
        draw, preserved = randbelow(DRAWS), joined.preserved(context, person)
        outcome = context.write(origin, lambda write: _decided(write, person, draw, preserved=preserved))
    if isinstance(_erasure(_state(context, deadline)), Granted):
        outcome = _begin(context, person, origin)
    if isinstance(_state(context, deadline), BeingErased):
        farewell.prepare(context, person, origin)
        context.vault.erase(person, on_record=True)
        outcome = context.handler.handle(people, person, ConfirmErased(), origin)
    return outcome


def _decided(write: Write, person: UUID, draw: int, *, preserved: bool) -> Handled | Refusal:
    in_force = rule.in_force(write)
    others = joined.lock(write, person) - {person}
    elsewhere = joined.open_requests(write, others)
    return write.handle(people, person, DecideErasure(write.origin.at, draw, in_force, preserved, elsewhere))


def _begin(context: TenantContext, person: UUID, origin: Origin) -> Handled | Refusal:
    """Under all ids that are joined now. Again, if another was joined meanwhile.

    The file beside the keys names them all before the first is erased: after a restore it may be the only record.
    """
    ids = joined.ids_of(context, person)
    certain = context.vault.begin_erasures(ids)
    if person not in certain:
        return context.handler.handle(people, person, ReferErasure(), origin)
    begun = context.write(origin, lambda write: _begun(write, person, ids, certain))
    if begun is JOINED_MEANWHILE:
        return _begin(context, person, origin)
    if not isinstance(begun, Refusal):
        context.vault.remember_erased(certain)
    return begun


def _begun(write: Write, person: UUID, ids: frozenset[UUID], certain: frozenset[UUID]) -> Handled | Refusal:
    """An id that was joined, and is preserved, since the vault made the erasure of the others certain is free again."""
    if joined.lock(write, person) != ids:
        return JOINED_MEANWHILE
    erasure = joined.erasures(write, [person]).get(person)
    if erasure is None:
        return ERASURE_NOT_ASKED
    begun = write.handle(people, person, BeginErasure())
    refused = joined.on_each(write, certain - {person}, BeginJoined(erasure.request))
    return refused or joined.free(write, ids - certain, erasure.request) or begun


def _state(context: TenantContext, deadline: Deadline) -> State:
    with context.database.transaction() as db:
        return context.handler.load(db, people, deadline.stream.id).state


def _erasure(state: State) -> object:
    return state.erasure if isinstance(state, Known) else None
