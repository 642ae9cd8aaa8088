"""Whether it is known whom somebody reports to. Where it is not, nothing keeps them from being paired with their manager."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from matching.candidates.lines import Line
from matching.ids import PersonId
from plp_kit.core.joined_identities import JoinedIdentities
from plp_kit.core.shown import shown


class Managers(StrEnum):
    KNOWN = "known"
    NONE = "none"
    """A list names the person, and no manager of theirs."""
    NOT_KNOWN = "not_known"


@shown
@dataclass(frozen=True, slots=True)
class ManagersOfPerson:
    """Whether the person's managers are known; `none`: a list names the person, and no manager."""

    person: PersonId
    managers: Managers


def managers_of(
    people: Iterable[PersonId], lines: Mapping[PersonId, Line], identities: JoinedIdentities
) -> list[ManagersOfPerson]:
    """By what is recorded under any of their ids."""
    recorded: dict[PersonId, list[Line]] = defaultdict(list)
    for person, line in lines.items():
        recorded[identities.human(person)].append(line)
    return [ManagersOfPerson(person, _of(recorded.get(identities.human(person), []))) for person in sorted(people)]


def _of(lines: Iterable[Line]) -> Managers:
    named = [bool(line.managers) for line in lines]
    if not named:
        return Managers.NOT_KNOWN
    return Managers.KNOWN if any(named) else Managers.NONE
