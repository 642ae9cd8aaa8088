"""Who lets a trust's figures leave, and that they stay as they left."""

from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest

from evaluation.contributions import decider
from evaluation.contributions.decider import Command, Event, HoldReason
from evaluation.contributions.facts import Fact
from evaluation.ids import CohortId, PersonId, TrustId
from evaluation.surveys.decider import Wave
from evaluation.trusts.decider import TRUST_NOT_HEARD, Trust
from plp_testkit import Story

TRUST = Trust(TrustId(UUID(int=1)), "Example Trust", "ZZ1", "mental_health", "Y60", synthetic=True)
BLOCK = decider.Block(TRUST.id, CohortId(UUID(int=2)), "bme", Wave.MID)
OFFICER = PersonId(UUID(int=3))
CLOSED_ON = date(2022, 3, 24)
EXACT = (Fact("response", ("all",), ("answered", "not_answered"), ((26, 29),)),)
ROUNDED = (replace(EXACT[0], cells=((25, 30),)),)
OTHERWISE = (replace(EXACT[0], cells=((30, 25),)),)
SMALL = Fact("recommend", ("all",), ("yes", "no"), ((6, 1),))
BY_SEAT = Fact("response", ("senior", "served"), ("answered", "not_answered"), ((15, 15), (15, 15)))

PREPARE = decider.PrepareContribution(TRUST, BLOCK, CLOSED_ON, EXACT, ROUNDED)
PREPARED = decider.ContributionPrepared(TRUST, BLOCK, CLOSED_ON, EXACT, ROUNDED)
APPROVE = decider.ApproveContribution(OFFICER)
HOLD = decider.HoldContribution(OFFICER, HoldReason.GROUP_TOO_SMALL)
APPROVED = decider.ContributionApproved(OFFICER, TRUST, BLOCK, CLOSED_ON, ROUNDED)

unprepared: Story[Command, Event] = Story(decider.contributions)
prepared = unprepared.given(PREPARED)
held = prepared.given(decider.ContributionHeld(OFFICER, HoldReason.GROUP_TOO_SMALL))
frozen = prepared.given(APPROVED)


def test_a_contribution_is_prepared() -> None:
    unprepared.when(PREPARE).then(PREPARED)


def test_the_same_figures_are_prepared_once() -> None:
    prepared.when(PREPARE).refused(decider.PREPARED_ALREADY)


def test_other_figures_replace_those_prepared() -> None:
    again = replace(PREPARED, rounded=OTHERWISE)
    prepared.when(replace(PREPARE, rounded=OTHERWISE)).then(again)


def test_preparing_anew_lifts_a_hold() -> None:
    held.when(PREPARE).then(PREPARED)
    held.given(PREPARED).when(PREPARE).refused(decider.PREPARED_ALREADY)


@pytest.mark.parametrize(("exact", "rounded"), [((6, 1), (5, 0)), ((0, 1), (0, 5)), ((0, 0), (0, 0))])
def test_a_table_of_fewer_than_ten_stays_in_the_trust(exact: tuple[int, ...], rounded: tuple[int, ...]) -> None:
    truth, small = replace(SMALL, cells=(exact,)), replace(SMALL, cells=(rounded,))
    unprepared.when(replace(PREPARE, exact=(*EXACT, truth), rounded=(*ROUNDED, small))).then(PREPARED)


def test_a_table_of_ten_leaves() -> None:
    exact, rounded = (*EXACT, SMALL), (*ROUNDED, replace(SMALL, cells=((5, 5),)))
    unprepared.when(replace(PREPARE, exact=exact, rounded=rounded)).then(replace(PREPARED, exact=exact, rounded=rounded))


def test_without_a_table_that_may_leave_there_is_nothing_to_contribute() -> None:
    unprepared.when(replace(PREPARE, exact=(), rounded=())).refused(decider.NOTHING_TO_CONTRIBUTE)
    small = replace(PREPARE, exact=(SMALL,), rounded=(replace(SMALL, cells=((5, 0),)),))
    unprepared.when(small).refused(decider.NOTHING_TO_CONTRIBUTE)


def test_a_table_that_tells_groups_apart_is_not_prepared() -> None:
    unprepared.when(replace(PREPARE, exact=(*EXACT, BY_SEAT), rounded=(*ROUNDED, BY_SEAT))).refused(decider.GROUPS_TOLD_APART)


@pytest.mark.parametrize("table", [BY_SEAT, replace(SMALL, cells=((5, 0),))])
def test_a_table_that_may_not_leave_is_not_published_though_it_was_prepared_before(table: Fact) -> None:
    before = unprepared.given(replace(PREPARED, exact=(*EXACT, table), rounded=(*ROUNDED, table)))
    before.when(APPROVE).refused(decider.MAY_NOT_LEAVE)
    before.when(PREPARE).then(PREPARED)


def test_nothing_is_contributed_before_the_trust_is_heard_of() -> None:
    unprepared.when(replace(PREPARE, trust=None)).refused(TRUST_NOT_HEARD)


def test_a_trust_contributes_only_its_own_figures() -> None:
    other = replace(TRUST, id=TrustId(UUID(int=9)))
    unprepared.when(replace(PREPARE, trust=other)).refused(decider.ANOTHER_TRUST)


@pytest.mark.parametrize("rounded", [EXACT, (), (*ROUNDED, *ROUNDED)])
def test_exact_figures_never_pass_for_rounded_ones(rounded: tuple[Fact, ...]) -> None:
    unprepared.when(replace(PREPARE, rounded=rounded)).refused(decider.ROUNDING_UNFAITHFUL)


@pytest.mark.parametrize("command", [APPROVE, HOLD])
def test_nothing_is_decided_about_what_was_never_prepared(command: Command) -> None:
    unprepared.when(command).refused(decider.NO_SUCH_CONTRIBUTION)


def test_approval_publishes_the_rounded_figures_only() -> None:
    prepared.when(APPROVE).then(APPROVED)


def test_a_contribution_is_put_on_hold() -> None:
    prepared.when(HOLD).then(decider.ContributionHeld(OFFICER, HoldReason.GROUP_TOO_SMALL))


def test_a_contribution_is_held_once_for_a_reason() -> None:
    held.when(HOLD).refused(decider.HELD_ALREADY)
    for_another = decider.ContributionHeld(OFFICER, HoldReason.FIGURES_WRONG)
    held.when(replace(HOLD, reason=HoldReason.FIGURES_WRONG)).then(for_another)


def test_a_contribution_on_hold_can_be_approved() -> None:
    held.when(APPROVE).then(APPROVED)


@pytest.mark.parametrize("command", [PREPARE, replace(PREPARE, rounded=OTHERWISE), APPROVE, HOLD])
def test_an_approved_contribution_is_frozen(command: Command) -> None:
    frozen.when(command).refused(decider.FROZEN)


def test_a_block_names_all_that_its_seed_depends_on() -> None:
    assert str(BLOCK) == f"{UUID(int=1)}/{UUID(int=2)}/bme/mid"
