"""Who is without a partner because theirs has gone, or their pairing cannot work."""

from datetime import date
from uuid import UUID

from matching.candidates.decider import Side
from matching.ids import PartnershipId, PersonId
from matching.rounds.departures import left_behind
from matching.rounds.membership import Member, Membership, PublishedPair

ADA, BEN, CAI, DEE = (PersonId(UUID(int=number)) for number in range(1, 5))
APRIL, MAY = date(2021, 4, 12), date(2021, 5, 3)
NOBODY, NONE = frozenset[PersonId](), frozenset[PartnershipId]()


PARTNERSHIP = PartnershipId(UUID(int=9))


def cohort(
    *pairs: tuple[PersonId, PersonId], gone: frozenset[PersonId] = NOBODY, refused: frozenset[PartnershipId] = NONE
) -> Membership:
    members = tuple(Member(person, frozenset(Side), is_gone=person in gone) for person in (ADA, BEN, CAI, DEE))
    return Membership(members, tuple(PublishedPair(PARTNERSHIP, *pair) for pair in pairs), refused=refused)


def test_the_one_who_is_left_waits_since_the_last_partner_went() -> None:
    twice = cohort((ADA, BEN), (ADA, CAI), gone=frozenset({BEN, CAI}))
    assert left_behind(twice, {BEN: APRIL, CAI: MAY}, {}) == {ADA: MAY}


def test_nobody_waits_who_has_another_partner_never_had_one_or_has_gone_too() -> None:
    assert left_behind(cohort((ADA, BEN), (ADA, CAI), gone=frozenset({BEN})), {BEN: APRIL}, {}) == {}
    assert left_behind(cohort((ADA, BEN), gone=frozenset({ADA, BEN})), {ADA: APRIL, BEN: MAY}, {}) == {}


def test_both_wait_whose_pairing_cannot_work_since_one_of_them_said_so() -> None:
    refused = cohort((ADA, BEN), refused=frozenset({PARTNERSHIP}))
    assert left_behind(refused, {}, {PARTNERSHIP: MAY}) == {ADA: MAY, BEN: MAY}
