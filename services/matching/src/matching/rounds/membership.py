"""Who of a cohort is still there, and who has a partner there: what a round is opened and published with.

Several ids of one human count as one.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final

from matching.candidates.decider import Side
from matching.ids import Pair, PartnershipId, PersonId
from plp_kit.core.joined_identities import JoinedIdentities
from plp_kit.core.shown import shown

TWO: Final = 2


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody who has entered the cohort, gone since or not."""

    person: PersonId
    sides: frozenset[Side]
    is_gone: bool = False


@shown
@dataclass(frozen=True, slots=True)
class PublishedPair:
    """A pair as its partners learn of it: without a score, with the id under which their partnership lives on."""

    partnership: PartnershipId
    senior: PersonId
    colleague: PersonId

    @property
    def people(self) -> Pair:
        return frozenset({self.senior, self.colleague})


@shown
@dataclass(frozen=True, slots=True)
class SeveralPartners:
    """One human under all of these ids, in more than one lasting pair of a cohort, or paired with themself."""

    people: tuple[PersonId, ...]
    pairs: tuple[PublishedPair, ...]


@dataclass(frozen=True, slots=True)
class Membership:
    """A cohort as it is now: its people, those of them whose data are restricted, and the pairs of its published rounds.

    `refused` are partnerships of which one of the two said that they cannot work.
    """

    members: tuple[Member, ...] = ()
    pairs: tuple[PublishedPair, ...] = ()
    identities: JoinedIdentities = field(default_factory=JoinedIdentities)
    restricted: frozenset[PersonId] = frozenset()
    refused: frozenset[PartnershipId] = frozenset()

    def not_available(self) -> frozenset[PersonId]:
        """Those who are there, and of whom nothing is used or shown while their data are restricted."""
        humans = set(self.humans(self.restricted))
        return frozenset(person for person in self.present() if self.identities.human(person) in humans)

    def is_restricted(self, person: PersonId) -> bool:
        """Under any of their ids, whether that one is in the cohort or not."""
        return self.identities.human(person) in self.identities.humans(self.restricted)

    def present(self) -> frozenset[PersonId]:
        return frozenset(member.person for member in self.members if not member.is_gone)

    def lasting(self) -> tuple[PublishedPair, ...]:
        """A pair ends here when one of the two has gone, or said that it cannot work."""
        present = self.present()
        return tuple(pair for pair in self.pairs if pair.people <= present and pair.partnership not in self.refused)

    def humans(self, people: Iterable[PersonId]) -> list[PersonId]:
        return [self.identities.human(person) for person in people]

    def with_partner(self) -> frozenset[PersonId]:
        """The humans who have one."""
        return frozenset(self.humans(person for pair in self.lasting() for person in pair.people))

    def without_partner(self) -> frozenset[PersonId]:
        """Everybody who is there and can be paired. Nobody whose data are restricted is in a new proposal."""
        partnered = self.with_partner()
        available = self.present() - self.not_available()
        return frozenset(person for person in available if self.identities.human(person) not in partnered)

    def to_be_paired(self) -> frozenset[PersonId]:
        """Everybody who has no partner, and everybody who has gone without ever having had one."""
        ever = frozenset(self.humans(person for pair in self.pairs for person in pair.people))
        gone = frozenset(member.person for member in self.members if member.is_gone)
        return self.without_partner() | {person for person in gone if self.identities.human(person) not in ever}

    def can_be_paired(self) -> bool:
        """Whether at least two people have no partner, and both sides are among them."""
        alone = self.without_partner()
        sides = {side for member in self.members if member.person in alone for side in member.sides}
        return len(set(self.humans(alone))) >= TWO and sides.issuperset(Side)

    def with_several(self) -> list[SeveralPartners]:
        """Happens when ids are joined after both of them were published."""
        pairs_of: dict[PersonId, list[PublishedPair]] = {}
        for pair in self.lasting():
            for person in sorted(pair.people):
                pairs_of.setdefault(self.identities.human(person), []).append(pair)
        return [self._several(human, pairs) for human, pairs in sorted(pairs_of.items()) if len(pairs) > 1]

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
