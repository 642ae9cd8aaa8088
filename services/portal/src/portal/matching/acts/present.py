"""People by name on the pages of acts, also in the sentences of refusals, which have ids."""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Final
from uuid import UUID

from portal.matching import words
from portal.matching.acts.calls import Candidate
from portal.site.present import Choice, listed

ID: Final = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")


def name_of(names: Mapping[UUID, str], person: UUID) -> str:
    return names.get(person, words.NO_NAME)


def pair_name(names: Mapping[UUID, str], senior: UUID, colleague: UUID) -> str:
    return words.AND.format(senior=name_of(names, senior), colleague=name_of(names, colleague))


def names_listed(names: Mapping[UUID, str], people: Iterable[UUID]) -> str:
    return listed(name_of(names, person) for person in people)


def ids_in(sentences: Iterable[str]) -> Iterator[UUID]:
    return (UUID(id) for sentence in sentences for id in ID.findall(sentence))


def by_name(sentence: str, names: Mapping[UUID, str]) -> str:
    """Of a refusal, with names in the place of ids."""
    return ID.sub(lambda id: name_of(names, UUID(id[0])), sentence)


def choices(names: Mapping[UUID, str], people: Iterable[UUID]) -> list[Choice]:
    """In alphabetical order."""
    named = [Choice(str(person), name_of(names, person)) for person in people]
    return sorted(named, key=lambda each: (each.text.casefold(), each.value))


def others_for(candidates: Iterable[Candidate], one: UUID | None, *, same_side: bool) -> list[UUID]:
    """Who can be chosen beside somebody: on their side, or on the other; everybody where nobody is chosen yet."""
    known = tuple(candidates)
    own = next((set(each.sides) for each in known if each.person == one), None)
    if own is None:
        return [each.person for each in known]
    fits = (lambda sides: own & sides) if same_side else (lambda sides: len(own | sides) > 1)
    return [each.person for each in known if each.person != one and fits(set(each.sides))]
