"""People in the sentences of refusals: by their ids, which pages turn into names."""

from collections.abc import Collection
from dataclasses import replace
from typing import Final

from matching.ids import PersonId
from plp_kit.core.deciding import Refusal

LISTED_UP_TO: Final = 10


def named(people: Collection[PersonId]) -> str:
    """In the order of their ids; of more than ten the first ten and how many others there are."""
    first = [str(person) for person in sorted(people)[:LISTED_UP_TO]]
    if more := len(people) - len(first):
        first.append("1 other" if more == 1 else f"{more} others")
    *most, last = first
    return f"{', '.join(most)} and {last}" if most else last


def about(refusal: Refusal, people: Collection[PersonId]) -> Refusal:
    return replace(refusal, message=f"{refusal.message} This is about {named(people)}.")
