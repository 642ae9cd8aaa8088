"""What the pages read of the partnership journal: how far a cohort has come, as counts."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from portal.adapters.api import Api, Asker
from portal.adapters.outcomes import Outcome


@dataclass(frozen=True, slots=True)
class Session:
    """`kind` launch or check_in; `attended` counts people."""

    kind: str
    on: date
    how: str
    attended: int


@dataclass(frozen=True, slots=True)
class Ended:
    completed: int
    ended: int
    partner_left: int


@dataclass(frozen=True, slots=True)
class Progress:
    """Of `partnerships` some are active, the others ended; `agreements_written` counts partnerships."""

    title: str
    partnerships: int
    active: int
    ended: Ended
    meetings_held: int
    agreements_written: int
    goals_set: int
    sessions: tuple[Session, ...]

    def of_kind(self, kind: str) -> tuple[Session, ...]:
        return tuple(session for session in self.sessions if session.kind == kind)


@dataclass(frozen=True, slots=True)
class PartnershipJournal:
    api: Api

    def progress(self, asker: Asker, cohort: UUID) -> Outcome[Progress]:
        return self.api.get(asker, f"/cohorts/{cohort}/progress", Progress)
