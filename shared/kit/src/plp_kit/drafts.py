"""Saving, reading and dropping drafts: sealed under a key of the author, read by nobody else, and on no record."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Final
from uuid import UUID

import msgspec

from plp_kit.core import drafts
from plp_kit.core.database import Db
from plp_kit.core.deciding import Kind, Refusal
from plp_kit.core.drafts import KEPT_FOR, Draft, Form, Place, Question
from plp_kit.core.handling import Handled
from plp_kit.core.sealed import Sealed
from plp_kit.core.shown import shown
from plp_kit.service import Preparing, TenantContext, Write
from plp_kit.vault.vault import Entry

LABEL: Final = "draft"
MOST: Final = 300
"""How many drafts a person has at most in one service."""

NO_SUCH_FORM = Refusal("no_such_form", "There is no such form for you to fill in.", Kind.MISSING)
NO_SUCH_QUESTION = Refusal("no_such_question", "This form has no such question.", Kind.MISSING)
DRAFT_CHANGED = Refusal("changed_since_read", "You saved this in another window after you opened it here.", Kind.STALE)
DRAFT_TOO_LONG = Refusal("draft_too_long", "This is more than we can keep for you. Shorten it.")
TOO_MANY_DRAFTS = Refusal("too_many_drafts", "You have begun more forms than we can keep for you. Send or delete one first.")


@shown
@dataclass(frozen=True, slots=True)
class Typed:
    """What somebody typed into one field of a page, or picked there."""

    name: str
    values: tuple[str, ...] = field(repr=False)


@shown
@dataclass(frozen=True, slots=True)
class OwnDraft:
    """Where nothing is kept, or it can no longer be read, there are no `typed` fields. `version` is 0 where nothing is kept."""

    form: str
    subject: UUID
    question: str
    typed: list[Typed]
    saved_at: datetime | None
    kept_until: datetime | None
    version: int


@shown
@dataclass(frozen=True, slots=True)
class OwnDrafts:
    """All that is kept of one form, by question."""

    drafts: list[OwnDraft]


def form_for(context: TenantContext, forms: Iterable[Form], name: str, person: UUID, subject: UUID) -> Form | Refusal:
    """The form, where the person may fill it in for that subject."""
    form = drafts.form_of(forms, name)
    if form is None:
        return NO_SUCH_FORM
    with context.database.transaction() as db:
        return form if form.is_for(db, person, subject) else NO_SUCH_FORM


def seal(context: Preparing, service: str, place: Place, question: Question, typed: Sequence[Typed]) -> Sealed | Refusal:
    """For that service alone. What is padded is as long whatever is typed."""
    text = msgspec.json.encode(typed)
    if len(text) > question.longest:
        return DRAFT_TOO_LONG
    padded = text.ljust(question.longest) if question.padded else text
    stream = f"draft-{place.id}"
    sealed = context.sealed([Entry(stream, LABEL, padded.decode(), frozenset({service}), frozenset({place.person}))])
    return sealed if isinstance(sealed, Refusal) else sealed[0]


def save(write: Write, place: Place, content: Sealed) -> Handled | Refusal:
    """It replaces what was kept, at the version that was read."""
    expected = write.expected or 0
    if expected == 0 and drafts.count(write.db, place.person) >= MOST:
        return TOO_MANY_DRAFTS
    if drafts.put(write.db, Draft(place, expected + 1, write.origin.at, content)):
        return Handled(place.id, expected + 1)
    return _changed(drafts.at(write.db, place))


def offer(write: Write, place: Place, content: Sealed) -> None:
    """As the first draft there. What its author has typed there already stays."""
    if not drafts.put(write.db, Draft(place, 1, write.origin.at, content)):
        write.spend([content.key])


def drop(write: Write, place: Place) -> Handled | Refusal:
    """Its author does not want it any more, at the version that was read."""
    kept = drafts.at(write.db, place)
    if write.expected != (kept.version if kept else 0):
        return _changed(kept)
    drafts.drop(write.db, [place.person], place.form, place.subject, place.question)
    return Handled(place.id, 0)


def _changed(kept: Draft | None) -> Refusal:
    return replace(DRAFT_CHANGED, changed_at=kept.saved_at if kept else None)


def own(context: TenantContext, place: Place) -> OwnDraft:
    """What its author has typed there."""
    with context.database.transaction() as db:
        kept = drafts.at(db, place)
    if kept is None:
        return OwnDraft(place.form, place.subject, place.question, [], None, None, 0)
    return _opened(context, [kept])[0]


def of_form(context: TenantContext, person: UUID, form: str, subject: UUID) -> OwnDrafts:
    """Everything that the person has typed into a form with that subject, by question."""
    with context.database.transaction() as db:
        kept = drafts.of_people(db, [person], form, subject)
    return OwnDrafts(_opened(context, kept))


def of_human(context: TenantContext, ids: Collection[UUID]) -> list[OwnDraft]:
    """All that one human has typed and not sent."""
    with context.database.transaction() as db:
        kept = drafts.of_people(db, ids)
    return _opened(context, kept)


def sent(db: Db, ids: Collection[UUID], form: str, subject: UUID, question: str | None = None) -> None:
    """In the transaction that records what was sent: the draft of the form, or of one question, is there no more."""
    drafts.drop(db, ids, form, subject, question)


def _opened(context: TenantContext, kept: Sequence[Draft]) -> list[OwnDraft]:
    texts = context.open([draft.content for draft in kept])
    return [_own(draft, text) for draft, text in zip(kept, texts, strict=True)]


def _own(draft: Draft, text: str | None) -> OwnDraft:
    typed = [] if text is None else msgspec.json.decode(text, type=list[Typed])
    place, until = draft.place, draft.saved_at + KEPT_FOR
    return OwnDraft(place.form, place.subject, place.question, typed, draft.saved_at, until, draft.version)
