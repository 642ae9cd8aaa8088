"""What somebody wrote in their applications: opened for them alone, and taken back."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Final
from uuid import UUID

from plp_kit.core.database import Db
from plp_kit.core.days import day_of
from plp_kit.core.deciding import Refusal
from plp_kit.core.events import Recorded
from plp_kit.core.sealed import Sealed
from plp_kit.core.shown import shown
from plp_kit.service import Preparing, TenantContext
from recruitment.applications import profile, queries, texts
from recruitment.applications.commands import Rewritten, TakeBackText
from recruitment.applications.decider import applications
from recruitment.applications.events import AccessNeedsRecorded, Event
from recruitment.applications.profile import Profile
from recruitment.applications.states import State, Unwritten, is_of, readable
from recruitment.applications.table.applications import ShownApplication
from recruitment.ids import PersonId, TextId, text_id
from recruitment.people.use_cases import sealing

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
        sealed = [text for row in queries.of_human(db, person) for text in _readable(context, db, row)]
    opened = context.open([each.value for each in sealed])
    return [text for each, words in zip(sealed, opened, strict=True) if words is not None for text in _texts(each, words)]


def _readable(context: TenantContext, db: Db, row: ShownApplication) -> Iterator[SealedText]:
    history = context.handler.history(db, applications, row.application)
    for value in readable(applications.replay(entry.event for entry in history)):
        yield SealedText(row, value, _written_on(history, value))


def _written_on(history: list[Recorded[Event]], value: Sealed) -> date:
    """A profile that was written anew without an answer keeps its day."""
    of_needs = value.label == texts.ACCESS_NEEDS
    versions = [entry for entry in history if _writes(entry.event, of_needs=of_needs)]
    return day_of(versions[-1].origin.at)


def _writes(event: Event, *, of_needs: bool) -> bool:
    return isinstance(event, AccessNeedsRecorded) if of_needs else texts.is_version(event)


def _texts(sealed: SealedText, words: str) -> Iterator[OwnText]:
    label, row = sealed.value.label, sealed.row
    of_value = sealing.value_of(words, Profile).texts if label == profile.LABEL else {label: words}
    for what, text in of_value.items():
        yield OwnText(row.application, row.cohort, text_id(row.application, what), what, text, sealed.written_on)


def prepare(context: Preparing, application: UUID, person: UUID, text: UUID) -> TakeBackText | Refusal:
    """An answer is taken back by sealing the profile anew without it."""
    with context.database.transaction() as db:
        state = context.handler.load(db, applications, application).state
    what = next((label for label in LABELS if text_id(application, label) == text), "")
    command = TakeBackText(PersonId(person), what)
    written = opened_profile(context, state) if is_of(state, PersonId(person)) else None
    if written is None or what not in written[1].texts:
        return command
    without = {profile.LABEL: sealing.text_of(written[1].without(what))}
    values = sealing.seal_shared(context, applications, application, person, without)
    if isinstance(values, Refusal):
        return values
    return replace(command, rewritten=Rewritten(written[0].key, values[profile.LABEL]))


def opened_profile(context: TenantContext, state: State) -> tuple[Sealed, Profile] | None:
    """The profile, sealed and opened; None where there is none, or it can no longer be read."""
    if isinstance(state, Unwritten) or state.applicant.profile is None:
        return None
    (text,) = context.open([state.applicant.profile])
    return None if text is None else (state.applicant.profile, sealing.value_of(text, Profile))
