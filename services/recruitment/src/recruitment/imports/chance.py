"""Where an import takes what is random from."""

from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID


@dataclass(frozen=True, slots=True)
class Chance:
    """Ids of new people, and codes of invitations."""

    person: Callable[[], UUID]
    code: Callable[[], str]
