"""From candidates to a proposal: nobody twice, nobody with whom they must not be, the same for any order of the input."""

from dataclasses import replace
from random import Random
from uuid import UUID

from hypothesis import given, settings
from hypothesis import strategies as st

from matching.candidates.decider import Side
from matching.candidates.lines import Line
from matching.candidates.profile import MeetingMode, Profile
from matching.ids import Pair, PersonId
from matching.planning.exclusions import exclusions
from matching.planning.problem import MatchingProblem
from matching.planning.proposing import propose
from matching.planning.scores import Candidate
from matching.planning.scoring import Scoring
from matching.rounds.proposal import Nonce, Proposal, fingerprint
from plp_kit.core.joined_identities import joined

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
lines = st.dictionaries(ids, st.builds(Line, st.lists(ids, max_size=2).map(tuple), st.sampled_from([None, "a", "b"])), max_size=4)


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
    humans = [excluded.identities.human(person) for pair in proposal.pairs for person in pair.people]
    assert len(set(humans)) == len(humans)
    for pair in proposal.pairs:
        assert not excluded.excludes(*pair.people)
        assert frozenset(pair.people) not in vetoes
        assert Side.SENIOR in known_people[pair.senior].sides
        assert Side.SERVED in known_people[pair.colleague].sides
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


def test_without_two_sides_everybody_is_unplaced() -> None:
    assert propose(problem([])) == Proposal(())
    seniors = [Candidate(PersonId(UUID(int=number)), SENIOR) for number in range(2)]
    assert propose(problem(seniors)) == Proposal((), tuple(one.person for one in seniors))
    both = Candidate(PersonId(UUID(int=3)), BOTH)
    assert propose(problem([both])) == Proposal((), (both.person,))


def test_a_proposal_stays_the_same_for_ever() -> None:
    assert fingerprint(propose(cohort(5, 2)), NONCE) == "f2ada589d29659cb9281057abdcbf31c2a8bcebb12d5639d08fbaa453699e3ce"
