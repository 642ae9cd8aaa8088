"""Whose name somebody may see. Of all others they see what they see of an id that is nobody's: that it is not available."""

from dataclasses import dataclass, field
from typing import Final
from uuid import UUID

ROLE_OF_ANYBODY: Final = frozenset({"participant", "former"})
"""Everybody may have these roles. The names of people with other roles are for everybody in the trust."""
FACILITATOR, CO_CHAIR = "facilitator", "co_chair"
OFFICES: Final = frozenset({"dpo", "decision_maker"})


@dataclass(frozen=True, slots=True)
class Human:
    """Somebody under all of their ids. `cohorts` are those to which they have an application, `accepted` those in which one is.

    `gone`: being erased, or erased.
    """

    ids: frozenset[UUID]
    roles: frozenset[str] = frozenset()
    cohorts: frozenset[UUID] = frozenset()
    accepted: frozenset[UUID] = frozenset()
    restricted: bool = False
    gone: bool = False


@dataclass(frozen=True, slots=True)
class Asker:
    """Who asks, with the roles of their token, and the ids under which their partners are paired with them.

    `rounds_of` are cohorts of which they read a round as a substitute.
    """

    ids: frozenset[UUID]
    roles: frozenset[str]
    partners: frozenset[UUID] = field(default=frozenset())
    rounds_of: frozenset[UUID] = field(default=frozenset())


@dataclass(frozen=True, slots=True)
class Look:
    """A name that may be seen. On record is that people of these `cohorts` were looked at, or, where `itself`, this person."""

    cohorts: frozenset[UUID] = frozenset()
    itself: bool = False


def look(asker: Asker, human: Human) -> Look | None:
    """None where the name is not available to the asker."""
    match human:
        case Human(gone=True):
            return None
        case _ if not asker.ids.isdisjoint(human.ids):
            return Look()
        case Human(restricted=True):
            return _by_office(asker, human)
        case _ if human.roles - ROLE_OF_ANYBODY or not asker.partners.isdisjoint(human.ids):
            return Look()
        case _:
            return _by_office(asker, human) or _by_cohort(asker, human)


def _by_office(asker: Asker, human: Human) -> Look | None:
    """Data protection officer and decision-maker see everybody's, also of people who asked for a restriction or an erasure."""
    if asker.roles.isdisjoint(OFFICES):
        return None
    return Look(human.cohorts, itself=not human.cohorts)


def _by_cohort(asker: Asker, human: Human) -> Look | None:
    """Facilitators see those of all applicants, co-chairs of those who were accepted: they match them.

    A substitute sees what a co-chair sees, of the cohort whose round they read.
    """
    if FACILITATOR in asker.roles and human.cohorts:
        return Look(human.cohorts)
    accepted = human.accepted if CO_CHAIR in asker.roles else human.accepted & asker.rounds_of
    return Look(accepted) if accepted else None
