"""Signposts as facilitators see them, and the list that is written in the place of the one before."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final
from uuid import UUID, uuid5

from portal.signposts import words
from portal.signposts.calls import ReadSignpost, Signpost, Signposts
from portal.site.calls import Email, Url
from portal.site.present import Choice, Fact, Status, day

NAMED: Final = UUID("3c1d1d64-6a0f-4c8e-9b57-0d9a6f1f2b83")


def id_of(signpost: Signpost | ReadSignpost) -> UUID:
    """No two of a list have the same: it follows from kind and name, so it is another one once these are changed."""
    return uuid5(NAMED, f"{signpost.kind} {signpost.name.strip().casefold()}")


@dataclass(frozen=True, slots=True)
class Card:
    kind: str
    name: str
    address: str
    facts: tuple[Fact, ...]
    due: Status | None


@dataclass(frozen=True, slots=True)
class Missing:
    name: str
    kind: str


@dataclass(frozen=True, slots=True)
class Shown:
    cards: tuple[Card, ...]
    missing: tuple[Missing, ...]


def shown(listed: Signposts) -> Shown:
    cards = tuple(_card(each, is_due=place in listed.to_review) for place, each in enumerate(listed.signposts))
    return Shown(cards, tuple(Missing(kind_of(kind), kind) for kind in listed.missing))


def _card(signpost: ReadSignpost, *, is_due: bool) -> Card:
    due = Status(words.REVIEW_DUE, "orange") if is_due else None
    return Card(kind_of(signpost.kind), signpost.name, f"/signposts/{id_of(signpost)}", facts(signpost), due)


def kind_of(kind: str) -> str:
    return words.KINDS.get(kind, words.OTHER)


def facts(signpost: ReadSignpost) -> tuple[Fact, ...]:
    return tuple(_facts(signpost))


def _facts(signpost: ReadSignpost) -> Iterator[Fact]:
    yield Fact(words.TELEPHONE, signpost.telephone or words.NONE)
    yield Fact(words.EMAIL, signpost.email or words.NONE)
    yield Fact(words.WEB, signpost.web or words.NONE)
    yield Fact(words.HOURS, signpost.hours or words.NONE)
    yield Fact(words.REVIEW, day(signpost.review_on))


def kinds(current: str | None) -> tuple[Choice, ...]:
    """With the kind of the trust's own that a signpost has."""
    own = current if current and current not in words.KINDS else words.OWN_KIND
    return (*(Choice(kind, called) for kind, called in words.KINDS.items()), Choice(own, words.OTHER))


def found_in(listed: Signposts, id: UUID) -> ReadSignpost | None:
    return next((each for each in listed.signposts if id_of(each) == id), None)


def with_one(listed: Signposts, wanted: Signpost, instead_of: UUID | None) -> tuple[Signpost, ...]:
    """In the place of the one that it replaces; else at the end, unless it is there already as it is."""
    known = sent(listed.signposts)
    if instead_of in {id_of(each) for each in known}:
        return tuple(wanted if id_of(each) == instead_of else each for each in known)
    return known if wanted in known else (*known, wanted)


def without(listed: Signposts, id: UUID) -> tuple[Signpost, ...]:
    return sent(each for each in listed.signposts if id_of(each) != id)


def sent(signposts: Iterable[ReadSignpost]) -> tuple[Signpost, ...]:
    return tuple(
        Signpost(
            each.kind,
            each.name,
            each.telephone,
            Email(each.email) if each.email else None,
            Url(each.web) if each.web else None,
            each.hours,
            each.review_on,
        )
        for each in signposts
    )
