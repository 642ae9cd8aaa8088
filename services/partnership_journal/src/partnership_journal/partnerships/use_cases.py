"""A partnership's journal as one of the two partners reads it, and sealing what a partner writes in it.

Rows come from one transaction; they are opened after it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Final
from uuid import UUID

from partnership_journal.agreements import table as agreements
from partnership_journal.agreements.table import PartRow
from partnership_journal.agreements.texts import TEXTS, label
from partnership_journal.goals import table as goals
from partnership_journal.goals.decider import Whose, is_seen_by
from partnership_journal.goals.table import GoalRow
from partnership_journal.ids import PersonId, text_id
from partnership_journal.meetings import table as meetings
from partnership_journal.meetings.table import Meeting
from partnership_journal.openings import table as openings
from partnership_journal.openings.table import Opening
from partnership_journal.partnerships import table as partnerships
from partnership_journal.partnerships.decider import NewText, WhileRestricted, is_readable
from partnership_journal.partnerships.decider import partnerships as decider
from partnership_journal.partnerships.table import Partnership
from partnership_journal.sessions.table import sessions
from partnership_journal.sessions.table.sessions import HeldSession
from partnership_journal.writing.table import texts as writing
from plp_kit.core import joined_people, restricted_people
from plp_kit.core.database import Db
from plp_kit.core.deciding import Refusal
from plp_kit.core.events import Stream
from plp_kit.core.handling import Handled
from plp_kit.core.sealed import KeyId, Sealed
from plp_kit.core.shown import shown
from plp_kit.service import Preparing, TenantContext, Write
from plp_kit.vault.vault import Entry

STREAM: Final = "partnership"
AUDIENCE: Final = frozenset({"partnership_journal"})


def seal(context: Preparing, partnership: UUID, author: PersonId, texts: Mapping[str, str]) -> tuple[Sealed, ...] | Refusal:
    """`texts` by label, each under a key of its own. The journal alone may open it; its author's erasure destroys it."""
    stream = str(Stream(STREAM, partnership))
    return context.sealed([Entry(stream, name, text, AUDIENCE, frozenset({author})) for name, text in texts.items()])


def seal_one(context: Preparing, partnership: UUID, author: PersonId, label: str, text: str) -> Sealed | Refusal:
    sealed = seal(context, partnership, author, {label: text})
    return sealed if isinstance(sealed, Refusal) else sealed[0]


def write_text(write: Write, partnership: UUID, text: NewText) -> Handled | Refusal:
    """Nobody restricts the author's data between this and the decision."""
    restricted = restricted_people.among(write.db, [text.partner])
    return write.handle(decider, partnership, WhileRestricted(text) if restricted else text)


def partner(context: TenantContext, partnership: UUID, person: UUID) -> PersonId:
    """The id under which the person is one of the two. No lock is needed: neither partners nor joins ever change."""
    with context.database.transaction() as db:
        return partner_in(db, partnership, person)


def partner_in(db: Db, partnership: UUID, person: UUID) -> PersonId:
    return PersonId(joined_people.known_as(db, person, partnerships.partners(db, partnership)))


@dataclass(frozen=True, slots=True)
class SealedJournal:
    """`left` are the texts that were not taken back since."""

    partnership: Partnership
    opening: Opening | None
    agreement: list[PartRow] = field(repr=False)
    goals: list[GoalRow] = field(repr=False)
    meetings: list[Meeting]
    sessions: list[HeldSession]
    left: frozenset[UUID]


@shown
@dataclass(frozen=True, slots=True)
class Part:
    """One partner's part of the agreement. `texts` has what was written, by name; null where it is erased or taken back."""

    partner: UUID
    works_without: bool
    texts: Mapping[str, str | None]


@shown
@dataclass(frozen=True, slots=True)
class Goal:
    """A goal that the caller may see. `version` is what the answer to setting it gave; an erased or withdrawn text is null."""

    goal: UUID
    whose: Whose
    text: str | None
    set_on: date
    reached_on: date | None
    version: int


@shown
@dataclass(frozen=True, slots=True)
class Journal:
    """A partnership as one of its two partners reads it. After the end its agreement and shared goals are closed to both.

    `opening` is null in a pair that nobody announced. `sessions` are those of the cohort.
    """

    partnership: UUID
    cohort: UUID
    partner: UUID
    formed_on: date
    ended_on: date | None
    version: int
    opening: Opening | None
    agreement: Sequence[Part]
    goals: Sequence[Goal]
    meetings: Sequence[Meeting]
    sessions: Sequence[HeldSession]


def read(db: Db, partnership: UUID, partner: UUID) -> SealedJournal | None:
    """None for anybody but the two partners."""
    row = partnerships.partnership(db, partnership, partner)
    if row is None:
        return None
    ended = row.ended_on is not None
    return SealedJournal(
        partnership=row,
        opening=openings.of_partner(db, partnership, partner),
        agreement=agreements.of_partnership(db, partnership) if is_readable(Whose.SHARED, ended=ended) else [],
        goals=[goal for goal in goals.of_partnership(db, partnership) if _shows(goal, partner, ended=ended)],
        meetings=meetings.of_partnership(db, partnership),
        sessions=sessions.held_in(db, row.cohort),
        left=writing.left_in(db, partnership),
    )


def _shows(goal: GoalRow, partner: UUID, *, ended: bool) -> bool:
    return is_seen_by(PersonId(partner), PersonId(goal.author), goal.whose) and is_readable(goal.whose, ended=ended)


def opened(context: TenantContext, journal: SealedJournal) -> Journal:
    sealed = [text for row in journal.agreement for text in row.part] + [row.wording for row in journal.goals]
    readable = [text for text in sealed if text_id(text) in journal.left]
    texts = dict(zip((text.key for text in readable), context.open(readable), strict=True))
    row = journal.partnership
    return Journal(
        partnership=row.partnership,
        cohort=row.cohort,
        partner=row.partner,
        formed_on=row.formed_on,
        ended_on=row.ended_on,
        version=row.version,
        opening=journal.opening,
        agreement=[_part(part, texts) for part in journal.agreement],
        goals=[_goal(goal, texts) for goal in journal.goals],
        meetings=journal.meetings,
        sessions=journal.sessions,
    )


def _part(row: PartRow, texts: Mapping[KeyId, str | None]) -> Part:
    written = {sealed.label: texts.get(sealed.key) for sealed in row.part}
    labels = {name: label(name, PersonId(row.partner)) for name in TEXTS}
    return Part(row.partner, row.works_without, {name: written[found] for name, found in labels.items() if found in written})


def _goal(row: GoalRow, texts: Mapping[KeyId, str | None]) -> Goal:
    return Goal(row.goal, row.whose, texts.get(row.wording.key), row.set_on, row.reached_on, row.version)
