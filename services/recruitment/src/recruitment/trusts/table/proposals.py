"""Settings that were proposed for a trust, and how they were answered. Table: settings_proposals_1."""

from dataclasses import dataclass
from datetime import date
from typing import Final
from uuid import UUID

import msgspec
from psycopg.rows import args_row

from plp_kit.core.database import Db
from plp_kit.core.days import day_of
from plp_kit.core.events import Recorded
from plp_kit.core.read_models import writes
from recruitment.ids import PersonId, ProposalId
from recruitment.trusts.decider import (
    Answered,
    Event,
    SettingsApproved,
    SettingsProposed,
    SettingsRefused,
    SettingsTakenBack,
    TrustOnboarded,
)
from recruitment.trusts.settings import ProgrammeSettings

STATES: Final[dict[type, str]] = {
    SettingsApproved: "approved",
    SettingsRefused: "refused",
    SettingsTakenBack: "taken_back",
}

ROWS: Final = """SELECT proposal, revises, proposed_by, proposed_on, reason, state, answered_by, answered_on, answer_reason,
                 settings FROM settings_proposals_1 """


@dataclass(frozen=True, slots=True)
class ProposalRow:
    """`by` is None for the operator's. `state`: waiting, approved, refused or taken_back; `answered_by` who did, and when."""

    proposal: ProposalId
    revises: int
    by: PersonId | None
    proposed_on: date
    reason: str | None
    state: str
    answered_by: PersonId | None
    answered_on: date | None
    answer_reason: str | None
    settings: ProgrammeSettings


@writes("settings_proposals_1")
def apply(db: Db, recorded: Recorded[Event]) -> None:
    match recorded.event:
        case TrustOnboarded(_, settings, proposal):
            _insert(db, recorded, (proposal, 0, None, None), settings)
        case SettingsProposed(proposal, settings, revises, by, reason):
            _insert(db, recorded, (proposal, revises, by, reason), settings)
        case SettingsApproved() | SettingsRefused() | SettingsTakenBack():
            _answer(db, recorded.event, day_of(recorded.origin.at))


def _insert(db: Db, recorded: Recorded[Event], proposed: tuple[object, ...], settings: ProgrammeSettings) -> None:
    db.execute(
        """INSERT INTO settings_proposals_1
               (proposal, revises, proposed_by, reason, trust, place, settings, proposed_on, state)
           VALUES (%s, %s, %s, %s, %s, %s, %s, %s, 'waiting')""",
        (
            *proposed,
            recorded.stream.id,
            recorded.version,
            msgspec.json.encode(settings).decode(),
            day_of(recorded.origin.at),
        ),
    )


def _answer(db: Db, answer: Answered, on: date) -> None:
    reason = answer.reason if isinstance(answer, SettingsRefused) else None
    db.execute(
        """UPDATE settings_proposals_1 SET state = %s, answered_by = %s, answered_on = %s, answer_reason = %s
           WHERE proposal = %s""",
        (STATES[type(answer)], answer.by, on, reason, answer.proposal),
    )


def of_trust(db: Db, trust: UUID) -> list[ProposalRow]:
    """In the order in which they were proposed."""
    with db.cursor(row_factory=args_row(_row)) as rows:
        return rows.execute(
            ROWS + """WHERE trust = %s ORDER BY place""",
            (trust,),
        ).fetchall()


def one(db: Db, proposal: UUID) -> ProposalRow | None:
    with db.cursor(row_factory=args_row(_row)) as rows:
        return rows.execute(
            ROWS + """WHERE proposal = %s""",
            (proposal,),
        ).fetchone()


def of_version(db: Db, trust: UUID, version: int) -> ProposalRow | None:
    """The one with which these settings came into force: each that is approved revises the one before."""
    with db.cursor(row_factory=args_row(_row)) as rows:
        return rows.execute(
            ROWS + """WHERE trust = %s AND state = 'approved' AND revises = %s""",
            (trust, version - 1),
        ).fetchone()


def _row(*columns: object) -> ProposalRow:
    return msgspec.convert(dict(zip(ProposalRow.__match_args__, columns, strict=True)), ProposalRow)
