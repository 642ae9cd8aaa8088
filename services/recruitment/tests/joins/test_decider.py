"""The code of an entered application: made by a facilitator, used once, by nobody who made one."""

from dataclasses import replace
from datetime import date
from uuid import UUID

from plp_kit.core.sealed import KeyId, Sealed
from plp_testkit.story import Story
from recruitment.ids import PersonId
from recruitment.joins import decider as joins
from recruitment.joins.decider import Command, Event

ADA, BY_PHONE, FAY, GIL, HAL = (PersonId(UUID(int=number)) for number in (1, 2, 3, 4, 7))
TODAY, LAST_DAY, TOO_LATE = date(2021, 1, 4), date(2021, 2, 1), date(2021, 2, 2)
CODE, ANOTHER = (Sealed(KeyId(UUID(int=number)), "join-1", "join_code", "sealed") for number in (5, 6))
MAKE = joins.MakeCode(BY_PHONE, CODE, FAY, HAL, TODAY)
MADE = joins.JoinCodeMade(BY_PHONE, CODE, FAY, HAL, LAST_DAY)
ANEW = joins.JoinCodeMade(BY_PHONE, ANOTHER, GIL, HAL, LAST_DAY)
USE = joins.UseCode(ADA, frozenset({ADA}), with_its_code=True, today=LAST_DAY)

none: Story[Command, Event] = Story(joins.joins)
made = none.given(MADE)
used = made.given(joins.JoinCodeUsed(ADA))


def test_an_entered_application_has_a_code_that_is_used_once() -> None:
    none.when(MAKE).then(MADE)
    made.when(USE).then(joins.JoinCodeUsed(ADA))
    used.when(USE).refused(joins.CODE_USED)
    used.when(MAKE).refused(joins.JOINED_TO_SIGN_IN)


def test_only_what_a_facilitator_entered_has_a_code() -> None:
    none.when(replace(MAKE, entered_by=None)).refused(joins.NOT_ENTERED)
    none.when(USE).refused(joins.NO_SUCH_CODE)


def test_another_code_takes_the_place_of_the_first_and_a_wrong_one_joins_nothing() -> None:
    made.when(replace(MAKE, code=ANOTHER, by=GIL)).then(ANEW)
    assert list(joins.spends([MADE], ANEW)) == [CODE.key]
    made.when(replace(USE, with_its_code=False)).refused(joins.CODE_WRONG)


def test_nobody_who_made_a_code_or_entered_the_application_is_taken_for_the_applicant() -> None:
    for one in (FAY, GIL, HAL):
        using = replace(USE, by=one, ids=frozenset({ADA, one}))
        made.given(ANEW).when(using).refused(joins.OWN_CODE)
        made.given(ANEW).when(replace(using, with_its_code=False)).refused(joins.CODE_WRONG)


def test_nobody_decides_on_an_application_and_then_makes_it_their_own() -> None:
    made.when(replace(USE, decided=frozenset({ADA}))).refused(joins.DECIDED_BY_YOU)
    made.when(replace(USE, decided=frozenset({FAY, GIL}))).then(joins.JoinCodeUsed(ADA))


def test_a_code_is_good_for_28_days_and_one_from_before_codes_had_a_last_day_still_is() -> None:
    made.when(replace(USE, today=TOO_LATE)).refused(joins.CODE_EXPIRED)
    made.when(replace(USE, today=TOO_LATE, with_its_code=False)).refused(joins.CODE_WRONG)
    none.given(joins.JoinCodeMade(BY_PHONE, CODE, FAY)).when(replace(USE, today=TOO_LATE)).then(joins.JoinCodeUsed(ADA))


def test_what_is_theirs_already_is_not_joined_again() -> None:
    made.when(replace(USE, ids=frozenset({ADA, BY_PHONE}))).refused(joins.ONE_ALREADY)
