"""A partnership's journal as one of the two partners reads it. Rows come from one transaction; they are opened after it."""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from partnership_journal.domain.agreements import TEXTS, label
from partnership_journal.domain.goals import Whose, is_seen_by
from partnership_journal.domain.identities import PersonId
from partnership_journal.domain.partnerships import is_readable
from partnership_journal.read_models import agreements, goals, meetings, partnerships, writing
from partnership_journal.read_models.agreements import PartRow
from partnership_journal.read_models.goals import GoalRow
from partnership_journal.read_models.meetings import MeetingRow
from partnership_journal.read_models.partnerships import PartnershipRow
from plp_kit.core.database import Db
from plp_kit.vault.vault import Vault


@dataclass(frozen=True, slots=True)
class SealedJournal:
    """`left` are the texts that were not taken back since."""

    partnership: PartnershipRow
    agreement: list[PartRow]
    goals: list[GoalRow]
    meetings: list[MeetingRow]
    left: frozenset[UUID]


@dataclass(frozen=True, slots=True)
class Part:
    """`texts` holds what the partner wrote, by name; None where it was taken back, or they were erased since."""

    partner: UUID
    works_without: bool
    texts: dict[str, str | None]


@dataclass(frozen=True, slots=True)
class Goal:
    """`text` is None where it was taken back, or its author was erased."""

    row: GoalRow
    text: str | None


@dataclass(frozen=True, slots=True)
class Journal:
    partnership: PartnershipRow
    agreement: list[Part]
    goals: list[Goal]
    meetings: list[MeetingRow]


def read(db: Db, partnership: UUID, partner: UUID) -> SealedJournal | None:
    """None for anybody but the two partners."""
    row = partnerships.partnership(db, partnership, partner)
    if row is None:
        return None
    ended = row.ended_on is not None
    return SealedJournal(
        partnership=row,
        agreement=agreements.of_partnership(db, partnership) if is_readable(Whose.SHARED, ended=ended) else [],
        goals=[goal for goal in goals.of_partnership(db, partnership) if _shows(goal, partner, ended=ended)],
        meetings=meetings.of_partnership(db, partnership),
        left=writing.left_in(db, partnership),
    )


def _shows(goal: GoalRow, partner: UUID, *, ended: bool) -> bool:
    return is_seen_by(PersonId(partner), PersonId(goal.author), goal.whose) and is_readable(goal.whose, ended=ended)


def opened(vault: Vault, journal: SealedJournal) -> Journal:
    sealed = [text for row in journal.agreement for text in row.part] + [row.wording for row in journal.goals]
    readable = [text for text in sealed if text.key in journal.left]
    texts = dict(zip((text.key for text in readable), vault.open(readable), strict=True))
    return Journal(
        partnership=journal.partnership,
        agreement=[_part(row, texts) for row in journal.agreement],
        goals=[Goal(row, texts.get(row.wording.key)) for row in journal.goals],
        meetings=journal.meetings,
    )


def _part(row: PartRow, texts: Mapping[UUID, str | None]) -> Part:
    written = {sealed.label: texts.get(sealed.key) for sealed in row.part}
    labels = {name: label(name, PersonId(row.partner)) for name in TEXTS}
    return Part(row.partner, row.works_without, {name: written[found] for name, found in labels.items() if found in written})
