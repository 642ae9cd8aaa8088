"""Drafts: what somebody has typed into a question of a form and not sent yet. Table: drafts.

Rows and no events: what nobody has sent has not happened. A row goes when the form is sent, thirty days after it was last saved,
or with the person; its key is spent in the same transaction.
"""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final, NewType
from uuid import UUID, uuid5

from psycopg.rows import class_row

from plp_kit.core import sealed_columns, spent_keys
from plp_kit.core.database import Db
from plp_kit.core.sealed import KeyId, Sealed

KEPT_FOR: Final = timedelta(days=30)
AT_ONCE: Final = 1_000
"""How many rows are deleted in one transaction."""
DRAFT: Final = UUID("5a2b8d0e-93a4-4b0c-9d0f-52a6d2f1c0a2")
DraftId = NewType("DraftId", UUID)


@dataclass(frozen=True, slots=True)
class Question:
    """`longest` is how many bytes its draft has at most, as JSON. A draft that is `padded` always has as many."""

    name: str
    longest: int = 16_384
    padded: bool = False


@dataclass(frozen=True, slots=True)
class Form:
    """A form whose questions have drafts. `is_for` says whether the person may fill it in for that subject, such as a cohort."""

    name: str
    questions: tuple[Question, ...]
    is_for: Callable[[Db, UUID, UUID], bool]


@dataclass(frozen=True, slots=True)
class Place:
    """Where a draft is: one person has one there."""

    person: UUID
    form: str
    subject: UUID
    question: str

    @property
    def id(self) -> DraftId:
        """It follows from ids and from names of the form."""
        return DraftId(uuid5(DRAFT, f"{self.person} {self.form} {self.subject} {self.question}"))


@dataclass(frozen=True, slots=True)
class Draft:
    place: Place
    version: int
    saved_at: datetime
    content: Sealed


@dataclass(frozen=True, slots=True)
class _Row:
    person: UUID
    form: str
    subject: UUID
    question: str
    version: int
    saved_at: datetime
    content: object

    @property
    def draft(self) -> Draft:
        place = Place(self.person, self.form, self.subject, self.question)
        return Draft(place, self.version, self.saved_at, sealed_columns.values(self.content)[0])


def form_of(forms: Iterable[Form], name: str) -> Form | None:
    return next((form for form in forms if form.name == name), None)


def question_of(form: Form, name: str) -> Question | None:
    return next((question for question in form.questions if question.name == name), None)


def at(db: Db, place: Place) -> Draft | None:
    """Until the transaction ends nobody else saves or drops it, if there is one."""
    with db.cursor(row_factory=class_row(_Row)) as rows:
        row = rows.execute(
            """SELECT person, form, subject, question, version, saved_at, content FROM drafts
               WHERE person = %s AND form = %s AND subject = %s AND question = %s FOR UPDATE""",
            (place.person, place.form, place.subject, place.question),
        ).fetchone()
    return row.draft if row else None


def of_people(db: Db, people: Collection[UUID], form: str | None = None, subject: UUID | None = None) -> list[Draft]:
    """Theirs, of a form with a subject or of all, by form, subject and question."""
    with db.cursor(row_factory=class_row(_Row)) as rows:
        found = rows.execute(
            """SELECT person, form, subject, question, version, saved_at, content FROM drafts
               WHERE person = ANY(%s) AND form = coalesce(%s, form) AND subject = coalesce(%s, subject)
               ORDER BY form, subject, question, person""",
            (list(people), form, subject),
        ).fetchall()
    return [row.draft for row in found]


def count(db: Db, person: UUID) -> int:
    ((number,),) = db.execute("SELECT count(*) FROM drafts WHERE person = %s", (person,)).fetchall()
    return int(number)


def put(db: Db, draft: Draft) -> bool:
    """In the place of the version before, whose key is spent. False where another one is there by now."""
    place, content = draft.place, sealed_columns.column([draft.content])
    before = at(db, place)
    if (before.version if before else 0) != draft.version - 1:
        return False
    written = db.execute(
        """INSERT INTO drafts AS before (person, form, subject, question, version, saved_at, content)
           VALUES (%s, %s, %s, %s, %s, %s, %s)
           ON CONFLICT (tenant, person, form, subject, question) DO UPDATE
           SET version = excluded.version, saved_at = excluded.saved_at, content = excluded.content
           WHERE before.version = excluded.version - 1""",
        (place.person, place.form, place.subject, place.question, draft.version, draft.saved_at, content),
    )
    if before:
        spent_keys.spend(db, [before.content.key])
    return written.rowcount == 1


def drop(db: Db, people: Collection[UUID], form: str, subject: UUID, question: str | None = None) -> None:
    """What they have typed into a form with this subject, or into one question of it. It was sent, or is not wanted any more."""
    _spend(
        db,
        db.execute(
            """DELETE FROM drafts
               WHERE person = ANY(%s) AND form = %s AND subject = %s AND question = coalesce(%s, question) RETURNING content""",
            (list(people), form, subject, question),
        ),
    )


def forget(db: Db, now: datetime) -> int:
    """Deletes some that are older than thirty days, or whose author is erased; returns how many."""
    deleted = db.execute(
        """DELETE FROM drafts WHERE (person, form, subject, question) IN (
               SELECT person, form, subject, question FROM drafts
               WHERE saved_at < %s OR EXISTS (SELECT FROM erased_people_1 WHERE erased_people_1.person = drafts.person)
               LIMIT %s)
           RETURNING content""",
        (now - KEPT_FOR, AT_ONCE),
    )
    return _spend(db, deleted)


def keys(db: Db) -> set[KeyId]:
    """Of all that are there: no event names them."""
    return {value.key for (content,) in db.execute("SELECT content FROM drafts") for value in sealed_columns.values(content)}


def _spend(db: Db, contents: Iterable[tuple[object, ...]]) -> int:
    spent = [value.key for (content,) in contents for value in sealed_columns.values(content)]
    spent_keys.spend(db, spent)
    return len(spent)
