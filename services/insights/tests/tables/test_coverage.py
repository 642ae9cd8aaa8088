"""Who has contributed what, under which name."""

from dataclasses import replace
from uuid import UUID

from insights.tables.coverage import Contributed, Contributor, contributors

FIRST = Contributed(
    trust="rha",
    name="A trust",
    kind="acute",
    region="Y60",
    synthetic=False,
    group_served="bme",
    wave="mid",
    month="2022-03",
    block=UUID(int=2),
)
LATER = replace(FIRST, name="Another name", region="Y56", synthetic=True, month="2023-03", block=UUID(int=1))


def test_a_trust_stands_under_the_facts_of_its_latest_survey() -> None:
    line = Contributor(
        trust="rha",
        name="Another name",
        kind="acute",
        region="Y56",
        synthetic=True,
        group_served="bme",
        wave="mid",
        blocks=2,
        first_month="2022-03",
        last_month="2023-03",
    )
    assert contributors([LATER, FIRST]) == contributors([FIRST, LATER]) == (line,)


def test_groups_served_and_waves_have_lines_of_their_own() -> None:
    blocks = [FIRST, replace(FIRST, group_served="women", block=UUID(int=3)), replace(FIRST, wave="end", block=UUID(int=4))]
    assert [(line.group_served, line.wave, line.blocks) for line in contributors(blocks)] == [
        ("bme", "end", 1),
        ("bme", "mid", 1),
        ("women", "mid", 1),
    ]


def test_trusts_stand_by_region() -> None:
    blocks = [FIRST, replace(FIRST, trust="tzb", region="Y59", block=UUID(int=3)), replace(FIRST, trust="tza", block=UUID(int=4))]
    assert [line.trust for line in contributors(blocks)] == ["tzb", "rha", "tza"]


def test_nobody_has_contributed_nothing() -> None:
    assert contributors([]) == ()
