"""A trust's facts and the settings in force. Table: trusts_1."""

from dataclasses import dataclass
from uuid import UUID

import msgspec

from plp_kit.core.database import Db
from plp_kit.core.events import Recorded
from plp_kit.core.read_models import writes
from recruitment.trusts.decider import (
    Event,
    SettingsApproved,
    SettingsProposed,
    SettingsRefused,
    SettingsTakenBack,
    TrustFacts,
    TrustOnboarded,
)
from recruitment.trusts.settings import ProgrammeSettings


@dataclass(frozen=True, slots=True)
class TrustRow:
    """`settings` are None, and their version 0, until the first are approved. `version` is the stream's."""

    facts: TrustFacts
    settings: ProgrammeSettings | None
    settings_version: int
    version: int


@writes("trusts_1")
def apply(db: Db, recorded: Recorded[Event]) -> None:
    match recorded.event:
        case TrustOnboarded(facts):
            db.execute("INSERT INTO trusts_1 (trust, facts, version) VALUES (%s, %s, 1)", (recorded.stream.id, _json(facts)))
        case SettingsApproved(_, version, settings):
            db.execute(
                "UPDATE trusts_1 SET settings = %s, settings_version = %s, version = %s WHERE trust = %s",
                (_json(settings), version, recorded.version, recorded.stream.id),
            )
        case SettingsProposed() | SettingsRefused() | SettingsTakenBack():
            db.execute("UPDATE trusts_1 SET version = %s WHERE trust = %s", (recorded.version, recorded.stream.id))


def trust(db: Db, identifier: UUID) -> TrustRow | None:
    row = db.execute(
        "SELECT facts::text, settings::text, settings_version, version FROM trusts_1 WHERE trust = %s", (identifier,)
    ).fetchone()
    if row is None:
        return None
    facts, settings, settings_version, version = row
    return TrustRow(
        msgspec.json.decode(facts, type=TrustFacts),
        None if settings is None else msgspec.json.decode(settings, type=ProgrammeSettings),
        settings_version,
        version,
    )


def lock_shared(db: Db, identifier: UUID) -> None:
    """Until the transaction ends no settings are approved. Waits for an approval that is in progress."""
    db.execute("SELECT 1 FROM trusts_1 WHERE trust = %s FOR SHARE", (identifier,))


def _json(value: TrustFacts | ProgrammeSettings) -> str:
    return msgspec.json.encode(value).decode()
