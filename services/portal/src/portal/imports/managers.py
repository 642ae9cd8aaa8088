"""Accepted people of whom it is not known whom they report to."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID

from portal.imports import words
from portal.imports.calls import ManagersOfPerson
from portal.site.calls import Answer, ApiError, Outcome

NONE = "none"


@dataclass(frozen=True, slots=True)
class ManagersPage:
    """Names in alphabetical order; `absent` says why there are none to show."""

    not_known: tuple[str, ...] = ()
    none_named: tuple[str, ...] = ()
    absent: str | None = None


def people_in(answered: Outcome[tuple[ManagersOfPerson, ...]]) -> tuple[UUID, ...]:
    return tuple(each.person for each in answered.value) if isinstance(answered, Answer) else ()


def managers_page(answered: Outcome[tuple[ManagersOfPerson, ...]], names: Mapping[UUID, str]) -> ManagersPage:
    match answered:
        case Answer(()):
            return ManagersPage(absent=words.MANAGERS_ALL_KNOWN)
        case Answer(people):
            return ManagersPage(
                _named((each for each in people if each.managers != NONE), names),
                _named((each for each in people if each.managers == NONE), names),
            )
        case ApiError.NOT_ALLOWED:
            return ManagersPage(absent=words.MANAGERS_CLOSED)
        case ApiError.NOT_FOUND:
            return ManagersPage(absent=words.MANAGERS_LATER)
        case _:
            return ManagersPage(absent=words.MANAGERS_AWAY)


def _named(people: Iterable[ManagersOfPerson], names: Mapping[UUID, str]) -> tuple[str, ...]:
    """Those whose names are not available come last."""
    found = [names.get(each.person) for each in people]
    known = sorted((name for name in found if name), key=str.casefold)
    return (*known, *[words.NO_NAME] * found.count(None))
