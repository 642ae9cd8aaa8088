"""From candidates to a proposal: nobody twice, nobody with whom they must not be, the same for any order of the input."""

from dataclasses import replace
from random import Random
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from matching.candidates.decider import Side
from matching.candidates.lines import Line, Post
from matching.candidates.profile import MeetingMode, Profile
from matching.ids import Pair, PersonId
from matching.planning.differences import difference
from matching.planning.exclusions import exclusions
from matching.planning.matrix import candidate_matrix
from matching.planning.problem import MatchingProblem
from matching.planning.proposing import propose
from matching.planning.scores import Candidate
from matching.planning.scoring import Scoring
from matching.planning.solving import solve
from matching.rounds.proposal import Nonce, Proposal, fingerprint
from plp_kit.core.joined_identities import JoinedIdentities, joined

TOPICS, SENIOR, SERVED, BOTH = ("boards", "budgets", "wards"), frozenset({Side.SENIOR}), frozenset({Side.SERVED}), frozenset(Side)

NONCE = Nonce("5e" * 32)
salts = st.text("abcdef", max_size=4)
topics = st.frozensets(st.sampled_from(TOPICS))
ids = st.integers(0, 11).map(lambda number: PersonId(UUID(int=number)))
candidates = st.builds(
    Candidate,
    ids,
    st.sampled_from([SENIOR, SERVED, BOTH]),
    st.builds(Profile, topics, topics, meeting_mode=st.sampled_from(MeetingMode)),
    waited=st.booleans(),
)
cohorts = st.lists(candidates, max_size=12, unique_by=lambda candidate: candidate.person)
pairs = st.frozensets(st.frozensets(ids, min_size=2, max_size=2), max_size=8)
aliases = st.lists(st.tuples(ids, ids), max_size=3)
posts = st.builds(Post, st.lists(ids, max_size=2).map(tuple), st.sampled_from([None, "a", "b"]))
lines = st.dictionaries(ids, st.builds(Line, st.lists(posts, min_size=1, max_size=2).map(tuple)), max_size=4)


def problem(people: list[Candidate], salt: str = "salt") -> MatchingProblem:
    return MatchingProblem(tuple(people), Scoring(), salt)


@settings(max_examples=60, deadline=None)
@given(cohorts, salts, aliases, lines, pairs, pairs)
def test_people_who_must_not_be_paired_are_not(
    people: list[Candidate],
    salt: str,
    same: list[tuple[PersonId, PersonId]],
    known: dict[PersonId, Line],
    parted: frozenset[Pair],
    vetoes: frozenset[Pair],
) -> None:
    excluded = exclusions(joined(same), known, parted)
    proposal = propose(replace(problem(people, salt), exclusions=excluded, vetoes=vetoes))
    known_people = {candidate.person: candidate for candidate in people}
    vetoed = set(map(excluded.identities.humans, vetoes))
    sides: dict[PersonId, frozenset[Side]] = {}
    for one in people:
        human = excluded.identities.human(one.person)
        sides[human] = sides.get(human, frozenset()) | one.sides
    humans = [excluded.identities.human(person) for pair in proposal.pairs for person in pair.people]
    assert len(set(humans)) == len(humans)
    for pair in proposal.pairs:
        assert not excluded.excludes(*pair.people)
        assert excluded.identities.humans(pair.people) not in vetoed
        assert Side.SENIOR in sides[excluded.identities.human(pair.senior)]
        assert Side.SERVED in sides[excluded.identities.human(pair.colleague)]
        assert pair.score == problem(people).scoring.score(known_people[pair.senior], known_people[pair.colleague]).points


def cohort(seed: int, both: int) -> MatchingProblem:
    chance = Random(seed)
    people = [
        Candidate(
            PersonId(UUID(int=number)),
            BOTH if number < both else (SENIOR, SERVED)[number % 2],
            Profile(frozenset(chance.sample(TOPICS, 2)), frozenset(chance.sample(TOPICS, 2))),
        )
        for number in range(14)
    ]
    return problem(people)


def test_a_hundred_orders_of_the_input_give_the_same_to_the_byte() -> None:
    for both in (0, 3):
        first, chance = cohort(1, both), Random(2)
        told = set()
        for _ in range(100):
            people = chance.sample(first.candidates, len(first.candidates))
            again = problem(people)
            proposal, known = propose(again), {one.person: one for one in people}
            explained = [again.scoring.score(known[pair.senior], known[pair.colleague]) for pair in proposal.pairs]
            told.add(repr((proposal, explained, fingerprint(proposal, NONCE))).encode())
        assert len(told) == 1


def test_among_equals_the_tie_break_differs_from_round_to_round() -> None:
    equals = [Candidate(PersonId(UUID(int=number)), SENIOR if number < 3 else SERVED) for number in range(5)]
    proposals = [propose(problem(equals, str(salt))) for salt in range(40)]
    assert {proposal.unplaced for proposal in proposals} == {(candidate.person,) for candidate in equals[:3]}
    assert len({proposal.pairs for proposal in proposals}) == 6


def test_people_who_waited_before_are_first_in_line() -> None:
    equals = [Candidate(PersonId(UUID(int=number)), SENIOR if number else SERVED, waited=number == 2) for number in range(6)]
    for salt in range(20):
        (pair,) = propose(problem(equals, str(salt))).pairs
        assert pair.senior == equals[2].person


def test_signed_pairs_stay_where_no_earlier_objective_is_against_it() -> None:
    equals = [Candidate(PersonId(UUID(int=number)), SENIOR if number < 4 else SERVED) for number in range(8)]
    first = propose(problem(equals, "one"))
    signed = tuple(pair.people for pair in first.pairs)
    assert propose(replace(problem(equals, "another"), signed=signed)).pairs == first.pairs


def test_a_pin_is_kept_even_where_it_is_the_worst_pair() -> None:
    ada, ben = (Candidate(PersonId(UUID(int=n)), SENIOR, Profile(frozenset({"wards"}))) for n in (1, 2))
    cai = Candidate(PersonId(UUID(int=3)), SERVED, Profile(topics_to_share=frozenset({"wards"})))
    dee = Candidate(PersonId(UUID(int=4)), SERVED)
    pin = frozenset({ada.person, dee.person})
    assert pin in {
        frozenset(pair.people) for pair in propose(replace(problem([ada, ben, cai, dee]), pins=frozenset({pin}))).pairs
    }


def test_one_human_under_two_ids_is_placed_once_and_is_not_unplaced_besides() -> None:
    people = [Candidate(PersonId(UUID(int=number)), SENIOR if number < 3 else SERVED) for number in range(1, 5)]
    one_human = exclusions(joined([(people[0].person, people[1].person)]), {}, [])
    proposal = propose(replace(problem(people), exclusions=one_human))
    assert len(proposal.pairs) == 1
    assert people[1].person not in proposal.people


FOUR = [Candidate(PersonId(UUID(int=number)), SENIOR if number < 3 else SERVED) for number in range(1, 5)]
ADA, BEN, CAI, DEE = (one.person for one in FOUR)
DEE_BEFORE = PersonId(UUID(int=9))
DEE_IS_KNOWN = exclusions(joined([(DEE, DEE_BEFORE)]), {}, [])


@pytest.mark.parametrize("under", [DEE, DEE_BEFORE])
@pytest.mark.parametrize("senior", [ADA, BEN])
def test_what_was_said_of_a_human_under_one_id_holds_under_another(senior: PersonId, under: PersonId) -> None:
    """A pin, a veto, a signed pair and a note."""
    known, pair = replace(problem(FOUR), exclusions=DEE_IS_KNOWN), frozenset({senior, under})
    assert (senior, DEE) in made(replace(known, pins=frozenset({pair})))
    assert (senior, DEE) not in made(replace(known, vetoes=frozenset({pair})))
    assert (senior, DEE) in made(replace(known, signed=((senior, under),)))
    assert (senior, DEE) in made(replace(known, scoring=Scoring(notes={pair: 1})))


def made(of: MatchingProblem) -> set[tuple[PersonId, PersonId]]:
    return {pair.people for pair in propose(of).pairs}


def test_a_human_can_be_placed_on_every_side_that_they_offered_under_any_id() -> None:
    ada, ben = (Candidate(PersonId(UUID(int=number)), SENIOR) for number in (1, 2))
    also = Candidate(PersonId(UUID(int=3)), SERVED)
    one_human = exclusions(joined([(ben.person, also.person)]), {}, [])
    assert made(replace(problem([ada, ben, also]), exclusions=one_human)) == {(ada.person, ben.person)}


@pytest.mark.parametrize("signed", [(ADA, BEN), (BEN, ADA)])
def test_two_who_offered_both_sides_stay_as_they_were_signed_with_a_pin_and_without(signed: tuple[PersonId, PersonId]) -> None:
    both = problem([Candidate(person, BOTH) for person in signed])
    assert made(replace(both, signed=(signed,))) == {signed}
    assert made(replace(both, signed=(signed,), pins=frozenset({frozenset(signed)}))) == {signed}


def test_a_signed_pair_that_can_only_be_made_the_other_way_round_counts_as_kept() -> None:
    """As it does in what is shown as different from the signed pairs."""
    ada, ben = Candidate(ADA, SENIOR), Candidate(BEN, BOTH)
    turned = replace(problem([ada, ben]), signed=((BEN, ADA),))
    assert solve(candidate_matrix(turned)).measures.kept == 1
    assert difference([frozenset({BEN, ADA})], [frozenset({ADA, BEN})], JoinedIdentities()).kept == 1


def test_without_two_sides_everybody_is_unplaced() -> None:
    assert propose(problem([])) == Proposal(())
    seniors = [Candidate(PersonId(UUID(int=number)), SENIOR) for number in range(2)]
    assert propose(problem(seniors)) == Proposal((), tuple(one.person for one in seniors))
    both = Candidate(PersonId(UUID(int=3)), BOTH)
    assert propose(problem([both])) == Proposal((), (both.person,))


def test_a_proposal_stays_the_same_for_ever() -> None:
    assert fingerprint(propose(cohort(5, 2)), NONCE) == "f2ada589d29659cb9281057abdcbf31c2a8bcebb12d5639d08fbaa453699e3ce"
