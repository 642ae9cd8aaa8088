"""Where somebody works. It is opened for one look or proposal, to tell who must not be paired, and kept nowhere."""

from dataclasses import dataclass

from matching.ids import PersonId


@dataclass(frozen=True, slots=True)
class Line:
    """Somebody's managers, the nearest first, and their team."""

    managers: tuple[PersonId, ...]
    team: str | None
