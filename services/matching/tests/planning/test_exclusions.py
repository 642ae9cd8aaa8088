"""Who is not available to whom: lines, teams, and pairs, under any of their ids."""

from uuid import UUID

from matching.candidates.decider import Side
from matching.candidates.lines import Line, Post
from matching.ids import PersonId
from matching.planning.exclusions import exclusions
from matching.planning.scores import Candidate
from plp_kit.core.joined_identities import JoinedIdentities, joined

ADA, BEN, CAI, DEE, EVE, FAY = (PersonId(UUID(int=number)) for number in range(1, 7))
NOBODY = JoinedIdentities()


def line(*managers: PersonId, team: str | None = None) -> Line:
    return Line((Post(managers, team),))


def test_managers_within_two_levels_are_excluded_either_way() -> None:
    known = exclusions(NOBODY, {ADA: line(BEN, CAI)}, [])
    assert known.excludes(ADA, BEN)
    assert known.excludes(CAI, ADA)
    assert not known.excludes(BEN, CAI)
    assert not known.excludes(ADA, DEE)


def test_a_managers_own_line_counts_to_two_levels_and_no_further() -> None:
    known = exclusions(NOBODY, {ADA: line(BEN), BEN: line(CAI), CAI: line(DEE)}, [])
    assert known.excludes(ADA, CAI)
    assert not known.excludes(ADA, DEE)


def test_all_managers_of_several_posts_are_excluded_and_both_of_two_who_manage_each_other() -> None:
    fay = Line((Post((ADA,), "Ward 1"), Post((BEN, CAI), "Ward 2")))
    for posts in (fay.posts, fay.posts[::-1]):
        known = exclusions(NOBODY, {FAY: Line(posts), DEE: line(EVE), EVE: line(DEE)}, [])
        assert [known.excludes(FAY, other) for other in (ADA, BEN, CAI, DEE)] == [True, True, True, False]
        assert known.excludes(DEE, EVE)


def test_people_of_one_team_are_excluded() -> None:
    known = exclusions(NOBODY, {ADA: line(team="ward 7"), BEN: line(team="ward 7"), CAI: line(team="ward 8")}, [])
    assert known.excludes(ADA, BEN)
    assert not known.excludes(ADA, CAI)


def test_an_excluded_pair_stays_excluded_under_another_id() -> None:
    one_human = joined([(BEN, CAI), (ADA, DEE)])
    known = exclusions(one_human, {}, [frozenset({ADA, BEN})])
    assert all(known.excludes(one, other) for one in (ADA, DEE) for other in (BEN, CAI))
    assert not known.excludes(EVE, BEN)


def test_a_line_stays_a_line_under_another_id() -> None:
    known = exclusions(joined([(BEN, CAI)]), {ADA: line(BEN), CAI: line(DEE, team="north"), EVE: line(team="north")}, [])
    assert known.excludes(ADA, CAI)
    assert known.excludes(ADA, DEE)
    assert known.excludes(BEN, EVE)


def test_nobody_is_paired_with_themself_under_another_id() -> None:
    assert exclusions(joined([(ADA, BEN)]), {}, []).excludes(ADA, BEN)


def test_two_who_may_be_one_human_count_as_one_for_exclusions_and_are_not_merged() -> None:
    known = exclusions(NOBODY, {ADA: line(BEN), EVE: line(team="north"), CAI: line(team="north")}, [], [frozenset({BEN, CAI})])
    assert known.excludes(BEN, CAI)
    assert known.excludes(ADA, CAI)
    assert known.excludes(BEN, EVE)
    assert not known.excludes(ADA, EVE)
    people = [Candidate(person, frozenset(Side)) for person in (ADA, BEN, CAI, DEE, EVE)]
    one_by_one = [[known.excludes(one.person, other.person) for other in people] for one in people]
    assert one_by_one == known.matrix(people, people).tolist()
    assert known.identities.human(CAI) == CAI


def test_the_matrix_excludes_the_same_pairs_one_by_one() -> None:
    lines = {ADA: line(BEN, team="north"), CAI: line(team="north"), FAY: line(EVE)}
    known = exclusions(joined([(EVE, DEE)]), lines, [frozenset({ADA, FAY})])
    people = [Candidate(person, frozenset(Side)) for person in (ADA, BEN, CAI, DEE, EVE, FAY)]
    matrix = known.matrix(people, people)
    assert [[known.excludes(one.person, other.person) for other in people] for one in people] == matrix.tolist()
