"""Whom of a round's people the names mean that somebody typed: those with the same e-mail address, or with the same name.

Where several people fit, all of them are meant. Nothing that comes of this is kept, shown or logged.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import combinations

from matching.do_not_pair.names import Words, address, words
from matching.ids import Pair, PersonId


@dataclass(frozen=True, slots=True)
class Name:
    """Somebody as another wrote them, or as a list has them."""

    name: str = field(repr=False)
    email: str | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class KnownPerson:
    """Somebody of the round: all names by which they are known, and whom they named.

    `may_be` are ids by which the trust's lists know somebody with an address of theirs.
    """

    person: PersonId
    known_as: tuple[Name, ...] = field(default=(), repr=False)
    named: tuple[Name, ...] = field(default=(), repr=False)
    may_be: tuple[PersonId, ...] = field(default=(), repr=False)


def barred(people: Iterable[KnownPerson]) -> frozenset[Pair]:
    """Those who must not be paired because one of them named the other, whichever did."""
    everybody = tuple(people)
    directory = Directory(everybody)
    meant = ((one.person, other) for one in everybody for typed in one.named for other in directory.meant_by(typed))
    return frozenset(frozenset(pair) for pair in meant if len(set(pair)) > 1)


def may_be_one(people: Iterable[KnownPerson]) -> frozenset[Pair]:
    """Those with the same address, or with the same words in their names, may be one human under two ids."""
    pairs: set[Pair] = set()
    first: dict[tuple[str, ...], PersonId] = {}
    for one in people:
        alike = [first.setdefault(mark, one.person) for known in one.known_as for mark in _marks(known)]
        pairs |= {frozenset({one.person, other}) for other in (*alike, *one.may_be)}
    return frozenset(pair for pair in pairs if len(pair) > 1)


def _marks(known: Name) -> Iterator[tuple[str, ...]]:
    """A single name is too little to tell two people by."""
    if email := address(known.email):
        yield (email,)
    if len(name := words(known.name)) > 1:
        yield tuple(sorted(name))


class Directory:
    """The people of a round, by address and by what may be the surname."""

    def __init__(self, people: Sequence[KnownPerson]) -> None:
        self._by_address: dict[str, set[PersonId]] = defaultdict(set)
        self._by_run: dict[str, set[tuple[PersonId, Words]]] = defaultdict(set)
        for one in people:
            for known in one.known_as:
                self._add(one.person, known)

    def meant_by(self, typed: Name) -> frozenset[PersonId]:
        by_address = self._by_address.get(address(typed.email) or "", set())
        written = words(typed.name)
        near = {entry for run in runs(written) for entry in self._by_run.get(run, ())}
        return frozenset(by_address | {person for person, known in near if is_same_name(written, known)})

    def _add(self, person: PersonId, known: Name) -> None:
        if email := address(known.email):
            self._by_address[email].add(person)
        name = words(known.name)
        for run in runs(name):
            self._by_run[run].add((person, name))


def is_same_name(one: Words, other: Words) -> bool:
    """The same surname, and the same first name or its initial, whatever the order; or one is a part of the other.

    A surname alone is nobody's: a single name is the same as a single name only.
    """
    if min(len(one), len(other)) < 2:  # noqa: PLR2004 - a first name and a surname
        return bool(one) and one == other
    return _is_part(one, other) or _is_part(other, one) or any(_agree(*both) for both in _both_readings(one, other))


def runs(name: Words) -> set[str]:
    """Words beside each other, written as one: O Brien is O'Brien. A single letter is an initial."""
    joined = ("".join(name[start:end]) for start, end in combinations(range(len(name) + 1), 2))
    return {run for run in joined if len(run) > 1}


def _is_part(one: Words, other: Words) -> bool:
    """Maria Garcia and Maria Garcia Lopez: somebody leaves out a name of theirs. Two names at least must be there."""
    full = {word for word in one if len(word) > 1}
    return len(full) > 1 and full <= runs(other)


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to read a name: its first words, or its last, are the surname."""

    surname: str
    others: Words
    surname_first: bool
    ends_in_initial: bool


def _both_readings(one: Words, other: Words) -> Iterator[tuple[Reading, Reading]]:
    return ((this, that) for this in _readings(one) for that in _readings(other) if this.surname == that.surname)


def _readings(name: Words) -> Iterator[Reading]:
    """A surname may be several words; a single letter is no surname."""
    ends_in_initial = len(name[-1]) == 1
    for at in range(1, len(name)):
        for surname, others, surname_first in ((name[at:], name[:at], False), (name[:at], name[at:], True)):
            if len("".join(surname)) > 1:
                yield Reading("".join(surname), others, surname_first, ends_in_initial)


def _agree(this: Reading, that: Reading) -> bool:
    """Xiao Ming and Xiaoming are one first name.

    Where both names may begin with a surname but need not, all of them must be the same: Mary Smith is not Mary S Jones.
    """
    if "".join(this.others) == "".join(that.others):
        return True
    if this.surname_first and that.surname_first and not (this.ends_in_initial or that.ends_in_initial):
        return False
    same_first = this.others[0] == that.others[0]
    return same_first or _stands_for(this.others, that.others) or _stands_for(that.others, this.others)


def _stands_for(initials: Words, names: Words) -> bool:
    """J for Jean-Paul, or J P, or JP."""
    first = "".join(name[0] for name in names)
    return initials[0] == names[0][0] or (len(names) > 1 and initials == (first,))
