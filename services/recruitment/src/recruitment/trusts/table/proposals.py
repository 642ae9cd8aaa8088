"""Settings that were proposed for a trust, and how they were answered. Table: settings_proposals_1."""

from dataclasses import dataclass
from uuid import UUID

import msgspec
from psycopg.rows import args_row

from plp_kit.core.database import Db
from plp_kit.core.days import day_of
from plp_kit.core.events import Recorded
from plp_kit.core.read_models import writes
from recruitment.ids import PersonId, ProposalId
from recruitment.trusts.decider import Event, SettingsApproved, SettingsProposed, SettingsRefused, TrustOnboarded
from recruitment.trusts.settings import ProgrammeSettings


@dataclass(frozen=True, slots=True)
class ProposalRow:
    """`by` is None for the operator's. `state`: waiting, approved or refused; `answered_by` who did."""

    proposal: ProposalId
    revises: int
    by: PersonId | None
    state: str
    answered_by: PersonId | None
    settings: ProgrammeSettings


@writes("settings_proposals_1")
def apply(db: Db, recorded: Recorded[Event]) -> None:
    match recorded.event:
        case TrustOnboarded(_, settings, proposal):
            _insert(db, recorded, ProposalRow(proposal, 0, None, "waiting", None, settings))
        case SettingsProposed(proposal, settings, revises, by):
            _insert(db, recorded, ProposalRow(proposal, revises, by, "waiting", None, settings))
        case SettingsApproved(proposal, _, _, by):
            _answer(db, proposal, "approved", by)
        case SettingsRefused(proposal, by):
            _answer(db, proposal, "refused", by)


def _insert(db: Db, recorded: Recorded[Event], row: ProposalRow) -> None:
    db.execute(
        """INSERT INTO settings_proposals_1 (proposal, trust, place, revises, proposed_by, settings, proposed_on, state)
           VALUES (%s, %s, %s, %s, %s, %s, %s, %s)""",
        (
            row.proposal,
            recorded.stream.id,
            recorded.version,
            row.revises,
            row.by,
            msgspec.json.encode(row.settings).decode(),
            day_of(recorded.origin.at),
            row.state,
        ),
    )


def _answer(db: Db, proposal: ProposalId, state: str, by: PersonId) -> None:
    db.execute("UPDATE settings_proposals_1 SET state = %s, answered_by = %s WHERE proposal = %s", (state, by, proposal))


def of_trust(db: Db, trust: UUID) -> list[ProposalRow]:
    """In the order in which they were proposed."""
    with db.cursor(row_factory=args_row(_row)) as rows:
        return rows.execute(
            """SELECT proposal, revises, proposed_by, state, answered_by, settings
               FROM settings_proposals_1 WHERE trust = %s ORDER BY place""",
            (trust,),
        ).fetchall()


def one(db: Db, proposal: UUID) -> ProposalRow | None:
    with db.cursor(row_factory=args_row(_row)) as rows:
        return rows.execute(
            """SELECT proposal, revises, proposed_by, state, answered_by, settings
               FROM settings_proposals_1 WHERE proposal = %s""",
            (proposal,),
        ).fetchone()


def _row(*columns: object) -> ProposalRow:
    return msgspec.convert(dict(zip(ProposalRow.__match_args__, columns, strict=True)), ProposalRow)
