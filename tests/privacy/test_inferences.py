"""What nobody may infer: who named whom, or whether anybody did.

Each test makes worlds that differ in that alone, and compares byte for byte what everybody can fetch in them.
"""

import pytest

from plp_testkit.fixtures.running_services import MakeRunningService
from tests.support.privacy.worlds import (
    Fetched,
    World,
    Worlds,
    barred_too_late,
    enters,
    fetched,
    lines,
    names,
    published_by_matching,
    tried,
)


@pytest.fixture
def worlds(make_running_service: MakeRunningService, tenant: str) -> Worlds:
    return Worlds(make_running_service, tenant)


def different(*seen: Fetched) -> list[str]:
    """The addresses at which two of these worlds differ."""
    assert len({frozenset(each) for each in seen}) == 1
    return [path for path in seen[0] if len({each[path] for each in seen}) > 1]


def test_neither_who_named_whom_nor_in_which_way_nor_whether_a_matcher_did_is_to_be_seen(worlds: Worlds) -> None:
    """By anybody but the author: over every route of recruitment and matching, every message, export and access record.

    Facilitators and co-chairs see the same in matching: a co-chair looks before pairs are published, a facilitator afterwards.
    """
    authors = ["ada", "ben", None]
    made = [
        worlds.world(named=names("ada", "ben")),
        worlds.world(named=names("ben", "ada", kind="decides")),
        worlds.world(entered=enters("facilitator", "ada", "ben", "decides")),
    ]
    assert {is_not_available(world, "ada", "ben") for world in made} == {True}
    before = {name: ["recruitment"] if name == "other facilitator" else [] for name in asking(made[0])}
    seen = {name: [fetched(world, name, *services) for world in made] for name, services in before.items()}
    assert len(seen["co-chair"][0]) > 20
    for name, in_each in seen.items():
        others = [each for each, author in zip(in_each, authors, strict=True) if author != name]
        assert different(*others) == [], name
    assert made[0].messages == made[1].messages == made[2].messages
    published = [published_by_matching(world) for world in made]
    assert published[0] == published[1] == published[2]
    for name in ("other facilitator", "cai", "dee"):
        assert different(*(fetched(world, name, "matching") for world in made)) == [], name
    late = [names("ada", "ben", "dee"), names("dee", "ada", kind="decides"), enters("facilitator", "ada", "dee", "decides")]
    refused = {barred_too_late(world, bar) for world, bar in zip(made, late, strict=True)}
    assert len(refused) == 1
    assert "not_available_any_more" in refused.pop()
    for name in ("dee", "other facilitator"):
        assert different(*(tried(world, name) for world in made)) == [], name


def asking(world: World) -> list[str]:
    """One of the two facilitators; the other may be an author."""
    return [name for name in world.everybody if name != "facilitator"]


def is_not_available(world: World, one: str, other: str) -> bool:
    found = world.at_matching("other facilitator").get(f"/rounds/{world.round}/people/{world.id(one)}").body
    return world.id(other) in found["not_available"]


def test_whether_two_work_in_one_team_or_one_manages_the_other_is_not_to_be_seen_in_matching(worlds: Worlds) -> None:
    """The managers of both are known in both worlds. In their own data they see their own line."""
    in_one_team = worlds.world(entered=lines(ada=(["facilitator"], "ward 7"), ben=(["co-chair"], "ward 7")))
    managed = worlds.world(entered=lines(ada=(["facilitator"], None), ben=(["ada"], None)))
    assert is_not_available(in_one_team, "ada", "ben")
    assert is_not_available(managed, "ada", "ben")
    own_line = {"ada": ["matching /me/data"], "ben": ["matching /me/data"]}
    for name in asking(in_one_team):
        found = different(fetched(in_one_team, name, "matching"), fetched(managed, name, "matching"))
        assert found == own_line.get(name, []), name
    assert published_by_matching(in_one_team) == published_by_matching(managed)
    assert different(tried(in_one_team, "co-chair"), tried(managed, "co-chair")) == []


def test_a_candidate_who_is_a_matcher_sees_nothing_of_a_bar_on_them(worlds: Worlds) -> None:
    """Cai and Dee would not be proposed anyway, so that the proposal is the same: not even that may be different for her."""
    made = [
        worlds.world(),
        worlds.world(named=names("cai", "dee")),
        worlds.world(entered=enters("facilitator", "cai", "dee", "decides")),
    ]
    assert [is_not_available(world, "cai", "dee") for world in made] == [False, True, True]
    assert different(*(fetched(world, "dee") for world in made)) == []
    assert different(*(tried(world, "dee") for world in made)) == []
