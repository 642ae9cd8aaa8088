"""How two who were paired become open to each other, and how a pairing that cannot work is taken back."""

from datetime import date
from uuid import UUID

import pytest

from partnership_journal.ids import CohortId, PersonId
from partnership_journal.openings import decider as openings
from partnership_journal.openings.decider import Command, Event, Pair
from partnership_journal.partnerships.decider import NO_SUCH_PARTNERSHIP
from plp_testkit.story import Story

ADA, BEN, CAI = (PersonId(UUID(int=number)) for number in range(1, 4))
PAIR = Pair(CohortId(UUID(int=4)), ADA, BEN)
FORMED_ON, LAST_DAY, OVER = date(2021, 3, 30), date(2021, 4, 6), date(2021, 4, 7)
"""Easter 2021: Wednesday and Thursday, then the Tuesday after two bank holidays."""

unannounced: Story[Command, Event] = Story(openings.openings)
announced = unannounced.given(openings.PairAnnounced(PAIR, LAST_DAY))
ada_goes_on = announced.given(openings.WentOn(ADA), openings.ContactChosen(ADA, shows_address=True))
opened = ada_goes_on.given(openings.PairOpened(PAIR, LAST_DAY), openings.AddressesShown((ADA,)))
closed = announced.given(openings.OpeningClosed())
refused = announced.given(openings.PairingRefused(BEN, PAIR, FORMED_ON), openings.OpeningClosed())


def goes_on(partner: PersonId, *, shows: bool = False, on: date = LAST_DAY) -> openings.GoOn:
    return openings.GoOn(partner, shows, on)


def acts(partner: PersonId) -> tuple[Command, ...]:
    return goes_on(partner), openings.RefusePairing(partner, FORMED_ON), openings.ChooseContact(partner, shows_address=True)


def test_the_two_have_three_working_days_as_in_england() -> None:
    unannounced.when(openings.AnnouncePair(PAIR, FORMED_ON)).then(openings.PairAnnounced(PAIR, date(2021, 4, 6)))


@pytest.mark.parametrize("story", [announced, opened, closed, refused])
def test_a_pair_is_announced_once(story: Story[Command, Event]) -> None:
    story.when(openings.AnnouncePair(PAIR, FORMED_ON)).refused(openings.ANNOUNCED_ALREADY)


@pytest.mark.parametrize("shows", [False, True])
def test_one_who_goes_on_alone_opens_nothing(*, shows: bool) -> None:
    said = openings.WentOn(BEN), openings.ContactChosen(BEN, shows)
    announced.when(goes_on(BEN, shows=shows)).then(*said)


@pytest.mark.parametrize("story", [ada_goes_on])
def test_nobody_goes_on_twice(story: Story[Command, Event]) -> None:
    story.when(goes_on(ADA)).refused(openings.WENT_ON_ALREADY)


def test_the_second_opens_it_for_both_with_the_addresses_that_each_chose_to_show() -> None:
    said = openings.WentOn(BEN), openings.ContactChosen(BEN, shows_address=True)
    both = openings.AddressesShown((ADA, BEN))
    ada_goes_on.when(goes_on(BEN, shows=True)).then(*said, openings.PairOpened(PAIR, LAST_DAY), both)


def test_no_address_is_shown_where_nobody_chose_to() -> None:
    silent = announced.given(openings.WentOn(ADA), openings.ContactChosen(ADA, shows_address=False))
    said = openings.WentOn(BEN), openings.ContactChosen(BEN, shows_address=False)
    silent.when(goes_on(BEN)).then(*said, openings.PairOpened(PAIR, LAST_DAY))


@pytest.mark.parametrize("story", [announced, ada_goes_on])
def test_after_three_working_days_it_opens_whoever_has_gone_on_and_not_before(story: Story[Command, Event]) -> None:
    story.when(openings.OpenAfterDays(LAST_DAY)).refused(openings.DAYS_NOT_OVER)
    shown = [openings.AddressesShown((ADA,))] if story is ada_goes_on else []
    story.when(openings.OpenAfterDays(OVER)).then(openings.PairOpened(PAIR, OVER), *shown)


def test_whoever_goes_on_after_the_days_opens_it_though_nobody_has_worked_the_deadline() -> None:
    said = openings.WentOn(BEN), openings.ContactChosen(BEN, shows_address=False)
    announced.when(goes_on(BEN, on=OVER)).then(*said, openings.PairOpened(PAIR, OVER))


@pytest.mark.parametrize("partner", [ADA, BEN])
@pytest.mark.parametrize("story", [announced, ada_goes_on])
def test_either_can_take_it_back_until_the_last_day_also_after_going_on(story: Story[Command, Event], partner: PersonId) -> None:
    taken = openings.PairingRefused(partner, PAIR, LAST_DAY), openings.OpeningClosed()
    story.when(openings.RefusePairing(partner, LAST_DAY)).then(*taken)


def test_it_is_not_taken_back_after_the_days_even_if_nobody_has_worked_the_deadline() -> None:
    announced.when(openings.RefusePairing(ADA, OVER)).refused(openings.TOO_LATE)


def test_an_open_pair_is_not_taken_back_and_nobody_needs_to_go_on() -> None:
    opened.when(openings.RefusePairing(BEN, FORMED_ON)).refused(openings.TOO_LATE)
    opened.when(goes_on(BEN)).refused(openings.OPENED_ALREADY)
    opened.when(openings.OpenAfterDays(OVER)).refused(openings.OPENED_ALREADY)


def test_an_address_is_shown_or_hidden_at_any_time_and_told_on_only_of_an_open_pair() -> None:
    hides, shows = openings.ChooseContact(ADA, shows_address=False), openings.ChooseContact(BEN, shows_address=True)
    ada_goes_on.when(hides).then(openings.ContactChosen(ADA, shows_address=False))
    opened.when(hides).then(openings.ContactChosen(ADA, shows_address=False), openings.AddressesShown(()))
    opened.when(shows).then(openings.ContactChosen(BEN, shows_address=True), openings.AddressesShown((ADA, BEN)))
    opened.when(openings.ChooseContact(ADA, shows_address=True)).refused(openings.CHOSEN_ALREADY)


@pytest.mark.parametrize("story", [announced, ada_goes_on, opened])
def test_a_partnership_that_ends_is_closed_whatever_was_said(story: Story[Command, Event]) -> None:
    """A partner withdrew, left or was erased, or the pairs were taken back."""
    story.when(openings.CloseOpening()).then(openings.OpeningClosed())


@pytest.mark.parametrize("story", [closed, refused])
@pytest.mark.parametrize("command", [*acts(ADA), *acts(BEN), openings.OpenAfterDays(OVER), openings.CloseOpening()])
def test_nothing_opens_what_is_closed(story: Story[Command, Event], command: Command) -> None:
    story.when(command).refused(openings.PAIR_CLOSED)


@pytest.mark.parametrize("story", [unannounced, announced, opened, closed])
@pytest.mark.parametrize("command", acts(CAI))
def test_to_anybody_else_there_is_no_such_partnership(story: Story[Command, Event], command: Command) -> None:
    story.when(command).refused(NO_SUCH_PARTNERSHIP)


@pytest.mark.parametrize("command", [*acts(ADA), openings.OpenAfterDays(OVER)])
def test_a_pair_that_nobody_announced_is_not_there(command: Command) -> None:
    unannounced.when(command).refused(NO_SUCH_PARTNERSHIP)
