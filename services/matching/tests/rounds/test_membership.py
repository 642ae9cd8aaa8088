"""Who of a cohort is there, who has a partner, and who has more than one."""

from uuid import UUID

from matching.candidates.decider import Side
from matching.ids import PartnershipId, PersonId
from matching.rounds.membership import Member, Membership, PublishedPair, SeveralPartners
from plp_kit.core.joined_identities import joined

ADA, BEN, CAI, DEE, EVE = (PersonId(UUID(int=number)) for number in range(1, 6))
SENIOR, COLLEAGUE = frozenset({Side.SENIOR}), frozenset({Side.SERVED})
EVERYBODY = (Member(ADA, SENIOR), Member(BEN, COLLEAGUE), Member(CAI, COLLEAGUE), Member(DEE, SENIOR), Member(EVE, COLLEAGUE))


def pair(number: int, senior: PersonId, colleague: PersonId) -> PublishedPair:
    return PublishedPair(PartnershipId(UUID(int=100 + number)), senior, colleague)


FIRST, SECOND = pair(1, ADA, BEN), pair(2, DEE, CAI)


def gone(*people: PersonId) -> tuple[Member, ...]:
    return tuple(Member(member.person, member.sides, member.person in people) for member in EVERYBODY)


def test_those_who_are_there_and_in_no_published_pair_have_no_partner() -> None:
    assert Membership(EVERYBODY, (FIRST,)).without_partner() == {CAI, DEE, EVE}


def test_whose_partner_has_gone_has_none_any_more_and_who_has_gone_is_not_paired() -> None:
    assert Membership(gone(BEN), (FIRST,)).without_partner() == {ADA, CAI, DEE, EVE}


def test_the_two_of_a_pair_that_cannot_work_have_no_partner_and_the_others_keep_theirs() -> None:
    refused = Membership(EVERYBODY, (FIRST, SECOND), refused=frozenset({FIRST.partnership}))
    assert refused.without_partner() == {ADA, BEN, EVE}
    assert refused.lasting() == (SECOND,)


def test_who_comes_back_under_a_new_application_is_there() -> None:
    assert BEN in Membership((*gone(BEN), Member(BEN, COLLEAGUE))).without_partner()


def test_another_id_of_somebody_with_a_partner_is_not_paired() -> None:
    one_human = joined([(BEN, EVE)])
    assert Membership(EVERYBODY, (FIRST,), one_human).without_partner() == {CAI, DEE}
    assert Membership(gone(ADA), (FIRST,), one_human).without_partner() == {BEN, CAI, DEE, EVE}


def test_people_can_be_paired_where_two_humans_are_on_both_sides() -> None:
    assert Membership(EVERYBODY, (FIRST,)).can_be_paired()
    assert not Membership(EVERYBODY, (FIRST, SECOND)).can_be_paired()
    assert not Membership(gone(ADA, DEE)).can_be_paired()
    both_sides = Member(ADA, SENIOR | COLLEAGUE)
    assert not Membership((both_sides,)).can_be_paired()
    assert Membership((both_sides, Member(DEE, SENIOR))).can_be_paired()


def test_one_human_with_two_partners_is_found_with_both_ids_and_both_pairs() -> None:
    assert Membership(EVERYBODY, (FIRST, SECOND)).with_several() == []
    found = Membership(EVERYBODY, (FIRST, SECOND), joined([(CAI, BEN)])).with_several()
    assert found == [SeveralPartners((BEN, CAI), (FIRST, SECOND))]


def test_who_was_paired_with_themself_is_found() -> None:
    assert Membership(EVERYBODY, (FIRST,), joined([(ADA, BEN)])).with_several() == [SeveralPartners((ADA, BEN), (FIRST,))]


def test_a_pair_that_one_of_the_two_has_left_does_not_count() -> None:
    assert Membership(gone(DEE), (FIRST, SECOND), joined([(CAI, BEN)])).with_several() == []
