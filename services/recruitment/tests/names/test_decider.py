"""A name is told at sign-in, kept for two years from the last telling, and then forgotten."""

from datetime import date
from uuid import UUID

import pytest

from plp_kit.core.sealed import KeyId, Sealed
from plp_testkit.story import Story
from recruitment.names import decider as names
from recruitment.names.decider import Command, Event, ForgetName, NameForgotten, NameTold, TellName

ADA, ADA_ANEW = (Sealed(KeyId(UUID(int=number)), "name-1", "name", "sealed") for number in (1, 2))
ON, UNTIL = date(2021, 1, 4), date(2023, 1, 4)
ROLES = ("facilitator", "participant")
SAME = TellName(None, ROLES, ON, ADA.key)

untold: Story[Command, Event] = Story(names.names)
told = untold.given(NameTold(ADA, ROLES, UNTIL))


def test_a_name_is_kept_for_two_years_and_another_replaces_it() -> None:
    untold.when(TellName(ADA, ROLES, ON)).then(NameTold(ADA, ROLES, UNTIL))
    anew = NameTold(ADA_ANEW, ("participant",), UNTIL, (ADA.key,))
    told.when(TellName(ADA_ANEW, ("participant",), ON)).then(anew)


def test_nothing_is_on_record_of_a_name_that_is_told_again() -> None:
    told.when(SAME).then()


@pytest.mark.parametrize(
    "command",
    [
        TellName(None, ("participant",), ON, ADA.key),
        TellName(None, ROLES, date(2021, 2, 5), ADA.key),
        TellName(None, ROLES, ON, ADA_ANEW.key),
    ],
    ids=["with other roles", "more than a month later", "after another"],
)
def test_a_name_is_not_the_same(command: TellName) -> None:
    told.when(command).refused(names.TOLD_MEANWHILE)
    untold.when(command).refused(names.TOLD_MEANWHILE)


def test_a_name_that_nobody_told_for_two_years_is_forgotten() -> None:
    told.when(ForgetName(date(2023, 1, 3))).refused(names.NAME_KEPT)
    told.when(ForgetName(UNTIL)).then(NameForgotten((ADA.key,)))
    told.given(NameForgotten((ADA.key,))).when(ForgetName(UNTIL)).refused(names.NAME_KEPT)
