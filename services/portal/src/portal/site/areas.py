"""The parts of the service that roles open. Somebody with several roles sees each of theirs in the header."""

from dataclasses import dataclass
from typing import Final

from plp_kit.web.roles import Role
from portal.site import words


@dataclass(frozen=True, slots=True)
class Area:
    name: str
    address: str
    roles: frozenset[Role]


AREAS: Final = (Area(words.COHORTS, "/cohorts", frozenset({Role.FACILITATOR})),)


def areas_of(roles: frozenset[Role]) -> tuple[Area, ...]:
    """In the order of the header."""
    return tuple(area for area in AREAS if area.roles & roles)
