"""What somebody wrote in their applications: opened for them alone, and taken back. The log says so first, then the key goes.

From the moment at which it is on record a text is opened for nobody. If anything stops before the key is destroyed, a deadline
is left.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Final
from uuid import UUID

from plp_kit.core import deadlines
from plp_kit.core.database import Db
from plp_kit.core.deciding import Refusal
from plp_kit.core.events import Recorded
from plp_kit.core.handling import Handled
from plp_kit.core.sealed import Sealed
from plp_kit.core.shown import shown
from plp_kit.service import TenantContext
from recruitment.applications import profile, texts
from recruitment.applications.commands import Rewritten, TakeBackText
from recruitment.applications.decider import applications
from recruitment.applications.events import AccessNeedsRecorded, Event
from recruitment.applications.profile import Profile
from recruitment.applications.states import State, Unwritten, is_of, readable
from recruitment.applications.table import applications as table
from recruitment.applications.table.applications import ShownApplication
from recruitment.applications.table.deadlines import DESTROY_TEXTS
from recruitment.ids import PersonId, TextId, text_id
from recruitment.people.use_cases import sealing
from recruitment.people.use_cases.sealing import NOT_SEALED

LABELS: Final = (*profile.ANSWERS, texts.PREFERRED_NAME, texts.ACCESS_NEEDS)


@shown
@dataclass(frozen=True, slots=True)
class OwnText:
    """A text of the caller's own in one of their applications.

    `what` is profile_1 and so on for an answer, preferred_name or access_needs.
    """

    application: UUID
    cohort: UUID
    text: TextId
    what: str
    words: str = field(repr=False)
    written_on: date


@dataclass(frozen=True, slots=True)
class SealedText:
    """One text, or a profile with several."""

    row: ShownApplication
    value: Sealed
    written_on: date


def of(context: TenantContext, person: UUID) -> list[OwnText]:
    """Everything that can still be read, by application."""
    with context.database.transaction() as db:
        sealed = [text for row in table.of_person(db, person) for text in _readable(context, db, row)]
    opened = context.vault.open([each.value for each in sealed])
    return [text for each, words in zip(sealed, opened, strict=True) if words is not None for text in _texts(each, words)]


def _readable(context: TenantContext, db: Db, row: ShownApplication) -> Iterator[SealedText]:
    history = context.handler.history(db, applications, row.application)
    for value in readable(applications.replay(entry.event for entry in history)):
        yield SealedText(row, value, _written_on(history, value))


def _written_on(history: list[Recorded[Event]], value: Sealed) -> date:
    """A profile that was written anew without an answer keeps its day."""
    of_needs = value.label == texts.ACCESS_NEEDS
    versions = [entry for entry in history if _writes(entry.event, of_needs=of_needs)]
    return versions[-1].origin.at.date()


def _writes(event: Event, *, of_needs: bool) -> bool:
    return isinstance(event, AccessNeedsRecorded) if of_needs else texts.is_version(event)


def _texts(sealed: SealedText, words: str) -> Iterator[OwnText]:
    label, row = sealed.value.label, sealed.row
    of_value = sealing.value_of(words, Profile).texts if label == profile.LABEL else {label: words}
    for what, text in of_value.items():
        yield OwnText(row.application, row.cohort, text_id(row.application, what), what, text, sealed.written_on)


def prepare(context: TenantContext, application: UUID, person: UUID, text: UUID) -> TakeBackText | Refusal:
    """Refused before anything is sealed where it would be refused afterwards."""
    with context.database.transaction() as db:
        state = context.handler.load(db, applications, application).state
    what = next((label for label in LABELS if text_id(application, label) == text), "")
    written = _profile(context, state) if is_of(state, PersonId(person)) else None
    command = TakeBackText(PersonId(person), what)
    if written is not None and what in written[1].texts:
        command = replace(command, rewritten=Rewritten(written[0].key, NOT_SEALED))
    decision = applications.decide(state, command)
    if isinstance(decision, Refusal) or written is None or command.rewritten is None:
        return decision if isinstance(decision, Refusal) else command
    without = {profile.LABEL: sealing.text_of(written[1].without(what))}
    values = sealing.seal_shared(context, applications, application, person, without)
    if isinstance(values, Refusal):
        return values
    return replace(command, rewritten=replace(command.rewritten, profile=values[profile.LABEL]))


def _profile(context: TenantContext, state: State) -> tuple[Sealed, Profile] | None:
    """The profile, sealed and opened; None where there is none, or it can no longer be read."""
    if isinstance(state, Unwritten) or state.applicant.profile is None:
        return None
    (text,) = context.vault.open([state.applicant.profile])
    return None if text is None else (state.applicant.profile, sealing.value_of(text, Profile))


def destroy(context: TenantContext, application: UUID) -> Handled:
    """The keys of all that is on record as replaced or taken back. Harmless when repeated."""
    with context.database.transaction() as db:
        history = context.handler.history(db, applications, application)
    keys = texts.spent(entry.event for entry in history)
    if keys:
        context.vault.destroy(keys)
        with context.database.transaction() as db:
            table.lock(db, application)
            now = context.handler.history(db, applications, application)
            if texts.spent(entry.event for entry in now) == keys:
                deadlines.remove(db, history[0].stream, DESTROY_TEXTS)
    return Handled(application, len(history))
