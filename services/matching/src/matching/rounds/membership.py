"""Who of a cohort is still there, and who has a partner there: what a round is opened and published with.

Several ids of one human count as one.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final

from matching.domain.candidates import Side
from matching.domain.exclusions import Identities
from matching.domain.identities import PartnershipId, PersonId

PAIR: Final = 2


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody who has entered the cohort, gone since or not."""

    person: PersonId
    sides: frozenset[Side]
    is_gone: bool = False


@dataclass(frozen=True, slots=True)
class PublishedPair:
    """A pair as its partners learn of it: without a score, with the id under which their partnership lives on."""

    partnership: PartnershipId
    senior: PersonId
    colleague: PersonId

    @property
    def people(self) -> frozenset[PersonId]:
        return frozenset({self.senior, self.colleague})


@dataclass(frozen=True, slots=True)
class SeveralPartners:
    """One human in more than one lasting pair of a cohort, or paired with themself."""

    people: tuple[PersonId, ...]
    pairs: tuple[PublishedPair, ...]


@dataclass(frozen=True, slots=True)
class Membership:
    """A cohort as it is now: its people, and the pairs of its published rounds."""

    members: tuple[Member, ...] = ()
    pairs: tuple[PublishedPair, ...] = ()
    identities: Identities = field(default_factory=Identities)

    def present(self) -> frozenset[PersonId]:
        return frozenset(member.person for member in self.members if not member.is_gone)

    def lasting(self) -> tuple[PublishedPair, ...]:
        """A pair ends here when one of the two has gone."""
        present = self.present()
        return tuple(pair for pair in self.pairs if pair.people <= present)

    def humans(self, people: Iterable[PersonId]) -> list[PersonId]:
        return [self.identities.human(person) for person in people]

    def with_partner(self) -> frozenset[PersonId]:
        """The humans who have one."""
        return frozenset(self.humans(person for pair in self.lasting() for person in pair.people))

    def without_partner(self) -> frozenset[PersonId]:
        """Everybody who is there and can be paired."""
        partnered = self.with_partner()
        return frozenset(person for person in self.present() if self.identities.human(person) not in partnered)

    def can_be_paired(self) -> bool:
        """Whether two people without a partner are on both sides between them."""
        alone = self.without_partner()
        sides = {side for member in self.members if member.person in alone for side in member.sides}
        return len(set(self.humans(alone))) >= PAIR and sides.issuperset(Side)

    def with_several(self) -> list[SeveralPartners]:
        """Found when ids are joined after both of them were published."""
        found: dict[PersonId, list[PublishedPair]] = {}
        for pair in self.lasting():
            for person in sorted(pair.people):
                found.setdefault(self.identities.human(person), []).append(pair)
        return [self._several(human, pairs) for human, pairs in sorted(found.items()) if len(pairs) > 1]

    def _several(self, human: PersonId, pairs: Iterable[PublishedPair]) -> SeveralPartners:
        distinct = tuple(dict.fromkeys(pairs))
        people = {person for pair in distinct for person in pair.people if self.identities.human(person) == human}
        return SeveralPartners(tuple(sorted(people)), distinct)


@dataclass(frozen=True, slots=True)
class OtherRounds:
    """How many other rounds the cohort has, and how many of them are open: their pairs are not published."""

    opened: int = 0
    live: int = 0


NO_OTHERS: Final = OtherRounds()
