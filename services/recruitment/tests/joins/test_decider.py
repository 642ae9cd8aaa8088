"""The code of an entered application: made by a facilitator, used once, by nobody who made one."""

from dataclasses import replace
from uuid import UUID

from plp_kit.core.sealed import KeyId, Sealed
from plp_testkit.story import Story
from recruitment.ids import PersonId
from recruitment.joins import decider as joins
from recruitment.joins.decider import Command, Event

ADA, BY_PHONE, FAY, GIL = (PersonId(UUID(int=number)) for number in (1, 2, 3, 4))
CODE, ANOTHER = (Sealed(KeyId(UUID(int=number)), "join-1", "join_code", "sealed") for number in (5, 6))
MAKE = joins.MakeCode(BY_PHONE, CODE, FAY, entered=True)
MADE = joins.JoinCodeMade(BY_PHONE, CODE, FAY)
ANEW = joins.JoinCodeMade(BY_PHONE, ANOTHER, GIL)
USE = joins.UseCode(ADA, frozenset({ADA}), with_its_code=True)

none: Story[Command, Event] = Story(joins.joins)
made = none.given(MADE)
used = made.given(joins.JoinCodeUsed(ADA))


def test_an_entered_application_has_a_code_that_is_used_once() -> None:
    none.when(MAKE).then(MADE)
    made.when(USE).then(joins.JoinCodeUsed(ADA))
    for command in (USE, MAKE):
        used.when(command).refused(joins.CODE_USED)


def test_only_what_a_facilitator_entered_has_a_code() -> None:
    none.when(replace(MAKE, entered=False)).refused(joins.NOT_ENTERED)
    none.when(USE).refused(joins.NO_SUCH_CODE)


def test_another_code_takes_the_place_of_the_first_and_a_wrong_one_joins_nothing() -> None:
    made.when(joins.MakeCode(BY_PHONE, ANOTHER, GIL, entered=True)).then(ANEW)
    assert list(joins.spends([MADE], ANEW)) == [CODE.key]
    made.when(replace(USE, with_its_code=False)).refused(joins.CODE_WRONG)


def test_nobody_who_made_a_code_is_taken_for_the_applicant() -> None:
    for maker in (FAY, GIL):
        made.given(ANEW).when(joins.UseCode(maker, frozenset({ADA, maker}), with_its_code=True)).refused(joins.OWN_CODE)


def test_what_is_theirs_already_is_not_joined_again() -> None:
    made.when(replace(USE, ids=frozenset({ADA, BY_PHONE}))).refused(joins.ONE_ALREADY)
