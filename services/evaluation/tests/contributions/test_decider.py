"""Who lets a trust's figures leave, and that they stay as they left."""

from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest

from evaluation.catalogue.waves import Wave
from evaluation.contributions import decider as contributions
from evaluation.contributions.decider import Command, Event, HoldReason
from evaluation.contributions.facts import Fact, RoundedFact
from evaluation.ids import CohortId, PersonId, TrustId
from evaluation.trusts.decider import Trust
from plp_testkit import Story

TRUST = Trust("Example Trust", "ZZ1", "mental_health", "Y60", synthetic=True)
BLOCK = contributions.Block(TrustId(UUID(int=1)), CohortId(UUID(int=2)), "bme", Wave.MID)
OFFICER = PersonId(UUID(int=3))
CLOSED_ON = date(2022, 3, 24)
PROVENANCE = contributions.Provenance(TRUST, BLOCK, CLOSED_ON)
EXACT = (Fact("response", 1, ("all",), ("answered", "not_answered"), ((26, 29),)),)


def rounded(fact: Fact, *counts: int) -> RoundedFact:
    return RoundedFact(fact.name, fact.catalogue, fact.rows, fact.columns, (counts,))


ROUNDED = (rounded(EXACT[0], 25, 30),)
OTHERWISE = (rounded(EXACT[0], 30, 25),)
SMALL = Fact("recommend", 1, ("all",), ("yes", "no"), ((6, 1),))
SEATS = 1, ("senior", "served"), ("answered", "not_answered"), ((15, 15), (15, 15))
BY_SEAT = RoundedFact("response", *SEATS)

PREPARE = contributions.PrepareContribution(TRUST, BLOCK, CLOSED_ON, EXACT, ROUNDED)
PREPARED = contributions.ContributionPrepared(PROVENANCE, EXACT, ROUNDED)
APPROVE = contributions.ApproveContribution(OFFICER, EXACT)
HOLD = contributions.HoldContribution(OFFICER, HoldReason.GROUP_TOO_SMALL)
APPROVED = contributions.ContributionApproved(OFFICER, PROVENANCE, ROUNDED)

unprepared: Story[Command, Event] = Story(contributions.contributions)
prepared = unprepared.given(PREPARED)
held = prepared.given(contributions.ContributionHeld(OFFICER, HoldReason.GROUP_TOO_SMALL))
frozen = prepared.given(APPROVED)


def test_a_contribution_is_prepared() -> None:
    unprepared.when(PREPARE).then(PREPARED)


def test_the_same_figures_are_prepared_once() -> None:
    prepared.when(PREPARE).refused(contributions.PREPARED_ALREADY)


def test_other_figures_replace_those_prepared() -> None:
    again = replace(PREPARED, rounded=OTHERWISE)
    prepared.when(replace(PREPARE, rounded=OTHERWISE)).then(again)


def test_preparing_again_lifts_a_hold() -> None:
    held.when(PREPARE).then(PREPARED)
    held.given(PREPARED).when(PREPARE).refused(contributions.PREPARED_ALREADY)


@pytest.mark.parametrize(("exact", "published"), [((6, 1), (5, 0)), ((0, 1), (0, 5)), ((0, 0), (0, 0))])
def test_a_table_of_fewer_than_ten_stays_in_the_trust(exact: tuple[int, ...], published: tuple[int, ...]) -> None:
    truth, small = replace(SMALL, cells=(exact,)), rounded(SMALL, *published)
    unprepared.when(replace(PREPARE, exact=(*EXACT, truth), rounded=(*ROUNDED, small))).then(PREPARED)


def test_a_table_of_ten_leaves() -> None:
    exact, published = (*EXACT, SMALL), (*ROUNDED, rounded(SMALL, 5, 5))
    unprepared.when(replace(PREPARE, exact=exact, rounded=published)).then(replace(PREPARED, exact=exact, rounded=published))


def test_without_a_table_that_may_leave_there_is_nothing_to_contribute() -> None:
    unprepared.when(replace(PREPARE, exact=(), rounded=())).refused(contributions.NOTHING_TO_CONTRIBUTE)
    small = replace(PREPARE, exact=(SMALL,), rounded=(rounded(SMALL, 5, 0),))
    unprepared.when(small).refused(contributions.NOTHING_TO_CONTRIBUTE)


def test_of_a_cohort_that_serves_several_groups_nothing_is_contributed_as_if_they_were_one() -> None:
    unprepared.when(replace(PREPARE, several_groups=True)).refused(contributions.SEVERAL_GROUPS_SERVED)


def test_a_table_that_tells_groups_apart_is_not_prepared() -> None:
    unprepared.when(replace(PREPARE, exact=(*EXACT, Fact("response", *SEATS)), rounded=(*ROUNDED, BY_SEAT))).refused(
        contributions.GROUPS_TOLD_APART
    )


@pytest.mark.parametrize("table", [BY_SEAT, rounded(SMALL, 5, 0)])
def test_a_table_that_may_not_leave_is_not_published_though_it_was_prepared_before(table: RoundedFact) -> None:
    before = unprepared.given(
        replace(
            PREPARED,
            exact=(*EXACT, Fact(table.name, table.catalogue, table.rows, table.columns, table.cells)),
            rounded=(*ROUNDED, table),
        )
    )
    before.when(APPROVE).refused(contributions.MAY_NOT_LEAVE)
    before.when(PREPARE).then(PREPARED)


def test_nothing_is_contributed_before_the_trust_is_on_record() -> None:
    unprepared.when(replace(PREPARE, trust=None)).refused(contributions.TRUST_NOT_RECEIVED)


@pytest.mark.parametrize("published", [(rounded(EXACT[0], 26, 29),), (), (*ROUNDED, *ROUNDED)])
def test_exact_figures_never_pass_for_rounded_ones(published: tuple[RoundedFact, ...]) -> None:
    unprepared.when(replace(PREPARE, rounded=published)).refused(contributions.ROUNDING_UNFAITHFUL)


@pytest.mark.parametrize("command", [APPROVE, HOLD])
def test_nothing_is_decided_about_what_was_never_prepared(command: Command) -> None:
    unprepared.when(command).refused(contributions.NO_SUCH_CONTRIBUTION)


def test_approval_publishes_the_rounded_figures_only() -> None:
    prepared.when(APPROVE).then(APPROVED)


def test_a_contribution_is_put_on_hold() -> None:
    prepared.when(HOLD).then(contributions.ContributionHeld(OFFICER, HoldReason.GROUP_TOO_SMALL))


def test_a_contribution_is_held_once_for_a_reason() -> None:
    held.when(HOLD).refused(contributions.HELD_ALREADY)
    for_another = contributions.ContributionHeld(OFFICER, HoldReason.FIGURES_WRONG)
    held.when(replace(HOLD, reason=HoldReason.FIGURES_WRONG)).then(for_another)


def test_a_contribution_on_hold_can_be_approved() -> None:
    held.when(APPROVE).then(APPROVED)


@pytest.mark.parametrize("command", [PREPARE, replace(PREPARE, rounded=OTHERWISE), APPROVE, HOLD])
def test_an_approved_contribution_is_frozen(command: Command) -> None:
    frozen.when(command).refused(contributions.FROZEN)


def test_a_block_names_all_that_its_seed_depends_on() -> None:
    assert str(BLOCK) == f"{UUID(int=1)}/{UUID(int=2)}/bme/mid"


def test_what_was_previewed_leaves_only_while_it_is_still_so() -> None:
    """Since it was prepared, somebody has taken back their consent to national counts."""
    fewer = replace(EXACT[0], cells=((25, 29),))
    for story in (prepared, held):
        story.when(replace(APPROVE, exact=(fewer,))).refused(contributions.OUTDATED)
    prepared.given(replace(PREPARED, exact=(fewer,))).when(replace(APPROVE, exact=(fewer, SMALL))).then(APPROVED)
