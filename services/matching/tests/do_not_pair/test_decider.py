"""Whom somebody must not be paired with, as they named them: the latest list counts."""

from uuid import UUID

import pytest

from matching.domain import kept_apart
from matching.domain.identities import CohortId, PersonId
from matching.domain.kept_apart import Command, Event, KeepApart, KeptApart
from plp_kit.core.sealed import Sealed
from plp_kit.testing.story import Story

COHORT, ADA = CohortId(UUID(int=1)), PersonId(UUID(int=2))
BEN, CAI = (Sealed(UUID(int=number), "application", "others", "c2VhbGVk") for number in (3, 4))

nobody: Story[Command, Event] = Story(kept_apart.kept_apart)
named = nobody.given(KeptApart(COHORT, ADA, (BEN,)))


@pytest.mark.parametrize("others", [(), (BEN,), (BEN, CAI)])
def test_the_first_list_is_recorded_even_when_nobody_is_on_it(others: tuple[Sealed, ...]) -> None:
    nobody.when(KeepApart(COHORT, ADA, others)).then(KeptApart(COHORT, ADA, others))


@pytest.mark.parametrize("others", [(), (CAI,), (BEN, CAI)])
def test_another_list_replaces_the_one_before(others: tuple[Sealed, ...]) -> None:
    named.when(KeepApart(COHORT, ADA, others)).then(KeptApart(COHORT, ADA, others))


def test_the_same_list_again_changes_nothing() -> None:
    named.when(KeepApart(COHORT, ADA, (BEN,))).refused(kept_apart.KEPT_APART_ALREADY)
    named.given(KeptApart(COHORT, ADA, ())).when(KeepApart(COHORT, ADA, ())).refused(kept_apart.KEPT_APART_ALREADY)


def test_the_list_before_the_last_can_come_again() -> None:
    named.given(KeptApart(COHORT, ADA, (CAI,))).when(KeepApart(COHORT, ADA, (BEN,))).then(KeptApart(COHORT, ADA, (BEN,)))
