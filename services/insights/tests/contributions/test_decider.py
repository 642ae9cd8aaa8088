"""What the nation records of a trust's contribution, and what it refuses."""

from dataclasses import replace
from uuid import UUID

import pytest

from insights.contributions import decider, facts
from insights.contributions.decider import Block, Command, Contribution, Event, Trust
from insights.contributions.facts import Fact
from insights.ids import CohortId, ContributionId, TrustCode
from plp_kit.core.deciding import Refusal
from plp_testkit.story import Story

TRUST = Trust(TrustCode("rha"), "A trust", "RHA", "mental_health", "Y60", synthetic=True)
BLOCK = Block(CohortId(UUID(int=1)), "bme", "mid", "2022-03")
RESPONSE = Fact("response", 1, ("all",), ("answered", "not_answered"), ((25, 30),))
PARTICIPANTS = Fact("participants", 1, ("all",), ("there", "left"), ((50, 5),))
BY_SEAT = Fact("response", 1, ("senior", "served"), ("answered", "not_answered"), ((10, 15), (15, 15)))
FIRST = Contribution(ContributionId(UUID(int=2)), TRUST, BLOCK, (RESPONSE,))

nothing: Story[Command, Event] = Story(decider.contributions)
recorded = nothing.given(decider.ContributionRecorded(FIRST))


def of(*tables: Fact) -> Contribution:
    return replace(FIRST, id=ContributionId(UUID(int=3)), facts=tables)


def refused(contribution: Contribution, why: Refusal) -> decider.ContributionRefused:
    return decider.ContributionRefused(TRUST.code, TRUST.synthetic, contribution.id, why.code, why.message)


def test_a_contribution_is_recorded() -> None:
    nothing.when(decider.RecordContribution(FIRST)).then(decider.ContributionRecorded(FIRST))


def test_a_repeated_contribution_changes_nothing() -> None:
    recorded.when(decider.RecordContribution(FIRST)).refused(decider.RECORDED_ALREADY)


def test_the_order_of_levels_is_no_change() -> None:
    turned = replace(RESPONSE, columns=("not_answered", "answered"), cells=((30, 25),))
    recorded.when(decider.RecordContribution(of(turned))).refused(decider.RECORDED_ALREADY)


def test_a_changed_frozen_cell_is_refused() -> None:
    changed = of(replace(RESPONSE, cells=((30, 30),)), PARTICIPANTS)
    recorded.when(decider.RecordContribution(changed)).then(refused(changed, decider.FROZEN_CELL_CHANGED))


def test_a_later_contribution_brings_further_facts() -> None:
    further = of(RESPONSE, PARTICIPANTS)
    recorded.when(decider.RecordContribution(further)).then(decider.ContributionRecorded(replace(further, facts=(PARTICIPANTS,))))


def test_a_refused_contribution_is_refused_once() -> None:
    wrong = of(replace(RESPONSE, cells=((26, 30),)))
    again = nothing.given(refused(wrong, facts.NOT_ROUNDED))
    again.when(decider.RecordContribution(wrong)).refused(decider.RECORDED_ALREADY)


def test_a_mended_contribution_is_recorded() -> None:
    story = nothing.given(refused(FIRST, facts.NOT_ROUNDED))
    story.when(decider.RecordContribution(FIRST)).then(decider.ContributionRecorded(FIRST))


def test_a_total_that_adds_up_is_left_out_of_what_is_frozen() -> None:
    total = replace(RESPONSE, columns=("answered", "not_answered", "total"), cells=((25, 30, 55),))
    recorded.when(decider.RecordContribution(of(total))).refused(decider.RECORDED_ALREADY)


def test_a_table_of_ten_is_recorded() -> None:
    ten = of(replace(RESPONSE, cells=((10, 0),)))
    nothing.when(decider.RecordContribution(ten)).then(decider.ContributionRecorded(ten))


WRONG_TABLES = [
    (replace(RESPONSE, catalogue=2), facts.CATALOGUE_UNKNOWN),
    (replace(RESPONSE, name="themes"), facts.CATALOGUE_UNKNOWN),
    (BY_SEAT, facts.GROUPS_TOLD_APART),
    (replace(RESPONSE, rows=("senior",)), facts.GROUPS_TOLD_APART),
    (replace(RESPONSE, rows=("all", "both"), cells=((25, 30), (5, 5))), facts.GROUPS_TOLD_APART),
    (replace(RESPONSE, rows=("all", "total"), cells=((25, 30), (25, 30))), facts.GROUPS_TOLD_APART),
    (replace(RESPONSE, rows=(), cells=()), facts.GROUPS_TOLD_APART),
    (replace(RESPONSE, columns=("answered", "answered")), facts.LEVELS_UNKNOWN),
    (replace(RESPONSE, columns=("answered", "both")), facts.LEVELS_UNKNOWN),
    (replace(RESPONSE, cells=((25,),)), facts.CELLS_RAGGED),
    (replace(RESPONSE, cells=((25, 30), (25, 30))), facts.CELLS_RAGGED),
    (replace(RESPONSE, cells=((25, -5),)), facts.COUNT_IMPOSSIBLE),
    (replace(RESPONSE, cells=((25, 10**20),)), facts.COUNT_IMPOSSIBLE),
    (replace(RESPONSE, cells=((25, 12),)), facts.NOT_ROUNDED),
    (replace(RESPONSE, columns=("total", "answered", "not_answered"), cells=((50, 25, 30),)), facts.NOT_ADDITIVE),
    (replace(RESPONSE, cells=((5, 0),)), facts.TOO_FEW),
    (replace(RESPONSE, cells=((0, 0),)), facts.TOO_FEW),
    (replace(RESPONSE, columns=("total", "answered", "not_answered"), cells=((5, 5, 0),)), facts.TOO_FEW),
]


@pytest.mark.parametrize(
    ("table", "why"), WRONG_TABLES, ids=[f"{number} {why.code}" for number, (_, why) in enumerate(WRONG_TABLES)]
)
def test_a_wrong_table_refuses_the_whole_contribution(table: Fact, why: Refusal) -> None:
    wrong = of(PARTICIPANTS, table)
    nothing.when(decider.RecordContribution(wrong)).then(refused(wrong, why))


WRONG_BLOCKS = [
    (replace(FIRST, facts=()), decider.NOTHING_CONTRIBUTED),
    (replace(FIRST, facts=(RESPONSE, RESPONSE)), decider.FACT_REPEATED),
    (replace(FIRST, block=replace(BLOCK, group_served="everybody")), decider.GROUP_SERVED_UNKNOWN),
    (replace(FIRST, block=replace(BLOCK, wave="weekly")), decider.WAVE_UNKNOWN),
    (replace(FIRST, block=replace(BLOCK, month="2022-13")), decider.MONTH_MALFORMED),
]


@pytest.mark.parametrize(("wrong", "why"), WRONG_BLOCKS, ids=[why.code for _, why in WRONG_BLOCKS])
def test_a_wrong_contribution_is_refused(wrong: Contribution, why: Refusal) -> None:
    nothing.when(decider.RecordContribution(wrong)).then(refused(wrong, why))
