"""Looking for people by name. What is typed is in no address: only the ids of those who were found are."""

import unicodedata
from collections.abc import Mapping
from uuid import UUID

from portal.matching.asked import MANY, MOST_PEOPLE, NONE, Asked


def found_by(typed: str, names: Mapping[UUID, str]) -> tuple[UUID, ...]:
    """Those whose names have each word that was typed, whatever its accents and capitals."""
    wanted = _folded(typed).split()
    return tuple(person for person, name in names.items() if wanted and all(word in _folded(name) for word in wanted))


def where_found(people: tuple[UUID, ...]) -> Mapping[str, str]:
    """The query of the list that shows them."""
    if not people:
        return {"found": NONE}
    return {"found": MANY} if len(people) > MOST_PEOPLE else Asked(people=people).query


def _folded(text: str) -> str:
    letters = (letter for letter in unicodedata.normalize("NFKD", text) if not unicodedata.combining(letter))
    return "".join(letters).casefold()
