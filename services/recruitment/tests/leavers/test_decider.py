"""A private address counts once its code is typed, and is kept as long as something else of the person's is held."""

from dataclasses import replace
from datetime import date
from uuid import UUID

from plp_kit.core.sealed import KeyId, Sealed
from plp_testkit.story import Story
from recruitment.applications.applicants import Means
from recruitment.ids import PersonId
from recruitment.leavers import decider as leavers
from recruitment.leavers.decider import (
    Command,
    ConfirmAddress,
    EndKeeping,
    EnterAddress,
    Event,
    GiveAddress,
    PrivateAddressConfirmed,
    PrivateAddressEntered,
    PrivateAddressForgotten,
    PrivateAddressGiven,
    PrivateAddressKept,
    RemoveAddress,
)

FIRST, SECOND = (Sealed(KeyId(UUID(int=number)), "private_address-1", leavers.LABEL, "sealed") for number in (1, 2))
ON, NEXT, A_YEAR_ON = date(2021, 1, 4), date(2021, 1, 5), date(2022, 1, 4)

none: Story[Command, Event] = Story(leavers.leavers)
given = none.given(PrivateAddressGiven(FIRST, NEXT))
confirmed = given.given(PrivateAddressConfirmed(A_YEAR_ON))
replaced = confirmed.given(PrivateAddressGiven(SECOND, NEXT))


def confirm(address: Sealed | None = FIRST, *, right: bool = True, others: bool = False) -> ConfirmAddress:
    return ConfirmAddress(address.key if address else None, right, others, ON)


def test_an_address_waits_for_its_code_and_counts_once_it_is_typed() -> None:
    none.when(GiveAddress(FIRST, ON)).then(PrivateAddressGiven(FIRST, NEXT))
    given.when(confirm()).then(PrivateAddressConfirmed(A_YEAR_ON))
    given.when(confirm(right=False)).refused(leavers.CODE_WRONG)
    none.when(confirm(None)).refused(leavers.NOTHING_TO_CONFIRM)
    confirmed.when(confirm()).refused(leavers.NOTHING_TO_CONFIRM)


def test_a_code_confirms_only_the_address_to_which_it_was_sent() -> None:
    replaced.when(confirm(FIRST)).refused(leavers.NOTHING_TO_CONFIRM)
    replaced.when(confirm(SECOND)).then(PrivateAddressConfirmed(A_YEAR_ON, (FIRST.key,)))


def test_nobody_confirms_an_address_that_is_somebody_elses() -> None:
    given.when(confirm(others=True)).refused(leavers.ANOTHERS)
    given.when(confirm(right=False, others=True)).refused(leavers.CODE_WRONG)


def test_an_address_that_is_replaced_before_it_was_confirmed_is_unreadable() -> None:
    given.when(GiveAddress(SECOND, ON)).then(PrivateAddressGiven(SECOND, NEXT, (FIRST.key,)))
    confirmed.when(GiveAddress(SECOND, ON)).then(PrivateAddressGiven(SECOND, NEXT))


AUTHORITY = Sealed(KeyId(UUID(int=3)), "private_address-1", leavers.AUTHORITY, "sealed")
BY = PersonId(UUID(int=9))
entered = none.given(PrivateAddressEntered(FIRST, AUTHORITY, Means.PHONE, ON, BY, NEXT))


def enter(*, asked_on: date = ON, has_left: bool = True, own: bool = False) -> EnterAddress:
    return EnterAddress(FIRST, AUTHORITY, Means.PHONE, asked_on, BY, ON, has_left, own)


def test_an_official_enters_one_for_somebody_who_has_left_and_has_none() -> None:
    none.when(enter()).then(PrivateAddressEntered(FIRST, AUTHORITY, Means.PHONE, ON, BY, NEXT))
    given.when(enter()).then(PrivateAddressEntered(FIRST, AUTHORITY, Means.PHONE, ON, BY, NEXT, (FIRST.key,)))
    confirmed.when(enter()).refused(leavers.HAS_ONE)
    none.when(enter(has_left=False)).refused(leavers.NOT_LEFT)
    none.when(enter(own=True)).refused(leavers.OWN_ADDRESS)
    none.when(enter(asked_on=NEXT)).refused(leavers.ASKED_DAY_UNFIT)


def test_who_gave_it_confirms_it_the_person_or_the_official() -> None:
    by_official = replace(confirm(), by_official=True)
    entered.when(by_official).then(PrivateAddressConfirmed(A_YEAR_ON))
    entered.when(confirm()).refused(leavers.NOTHING_TO_CONFIRM)
    given.when(by_official).refused(leavers.NOTHING_TO_CONFIRM)


def test_the_authority_goes_with_its_address() -> None:
    entered.when(RemoveAddress()).then(PrivateAddressForgotten((FIRST.key, AUTHORITY.key)))
    entered.given(PrivateAddressConfirmed(A_YEAR_ON)).when(RemoveAddress()).then(
        PrivateAddressForgotten((FIRST.key, AUTHORITY.key))
    )


def test_its_owner_removes_it_with_the_one_that_waits() -> None:
    replaced.when(RemoveAddress()).then(PrivateAddressForgotten((SECOND.key, FIRST.key)))
    none.when(RemoveAddress()).refused(leavers.NO_ADDRESS)


def test_an_address_is_kept_while_something_is_held_and_goes_with_the_last() -> None:
    confirmed.when(EndKeeping(A_YEAR_ON, held=True)).then(PrivateAddressKept(date(2023, 1, 4)))
    confirmed.when(EndKeeping(A_YEAR_ON, held=False)).then(PrivateAddressForgotten((FIRST.key,)))
    confirmed.when(EndKeeping(ON, held=False)).refused(leavers.ADDRESS_KEPT)


def test_an_address_that_nobody_confirms_is_gone_the_day_after() -> None:
    given.when(EndKeeping(NEXT, held=True)).then(PrivateAddressForgotten((FIRST.key,)))
    replaced.when(EndKeeping(NEXT, held=True)).then(PrivateAddressKept(date(2022, 1, 5), (SECOND.key,)))
