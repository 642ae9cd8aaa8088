"""What the page about one's partner shows, stage by stage, and what it never shows."""

from dataclasses import asdict
from datetime import date
from uuid import UUID

import pytest

from portal.partnership import words
from portal.partnership.calls import (
    AnsweredQuestion,
    Opening,
    OwnPartnership,
    Partner,
    Partnership,
    Profile,
    Session,
    Why,
)
from portal.partnership.present import Stage, partner_page, rows, stage
from portal.site.calls import Answer, ApiError, Outcome

ID, OTHER, SESSION = (UUID(int=number) for number in range(1, 4))
WRITTEN = Profile((AnsweredQuestion("Who are you?", "A nurse"), AnsweredQuestion("And else?", None)), ("Boards",), ("Wards",))
NAMED = Partner("Ben Hall", open=False, available=False, profile=None, address=None)
KNOWN = Partner("Ben Hall", open=True, available=True, profile=WRITTEN, address="ben@example.nhs.uk")
SENTENCES: tuple[Why, ...] = (Why(OTHER, "Another pair."), Why(ID, "You want to learn about boards."))
WHY: Outcome[tuple[Why, ...]] = Answer(SENTENCES, 1)


def opening(*, opened: bool = False, went_on: bool = False, shows_address: bool = False) -> Opening:
    return Opening(date(2021, 4, 6), opened, went_on, shows_address)


def pair(found: Opening | None, ended_on: date | None = None) -> Partnership:
    sessions = (Session(SESSION, "launch", date(2021, 4, 12), "virtual"), Session(OTHER, "check_in", date(2021, 7, 1), "virtual"))
    return Partnership(ID, UUID(int=9), date(2021, 3, 30), ended_on, found, sessions)


def answered(partner: Partner) -> Outcome[Partner]:
    return Answer(partner, None)


ENDED = date(2021, 4, 2)


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        (pair(opening()), Stage.DECIDING),
        (pair(opening(went_on=True)), Stage.WAITING),
        (pair(opening(opened=True)), Stage.OPEN),
        (pair(None), Stage.OPEN),
        (pair(opening(went_on=True), ENDED), Stage.TAKEN_BACK),
        (pair(opening(opened=True), ENDED), Stage.OVER),
    ],
)
def test_how_far_a_pair_is_follows_from_what_is_ones_own(found: Partnership, expected: Stage) -> None:
    assert stage(found) is expected


@pytest.mark.parametrize("found", [pair(opening()), pair(opening(went_on=True))])
def test_before_a_pair_is_open_the_page_has_a_name_and_why_and_no_profile(found: Partnership) -> None:
    """Whatever recruitment says."""
    page = partner_page(found, answered(KNOWN), WHY)
    assert (page.heading, page.why, page.until) == ("Ben Hall", "You want to learn about boards.", "6 April 2021")
    assert page.profile is None
    assert "nurse" not in str(asdict(page))
    assert "ben@example" not in str(asdict(page))


def test_an_open_pair_has_the_profile_the_address_and_the_launch_session() -> None:
    page = partner_page(pair(opening(opened=True, shows_address=True)), answered(KNOWN), WHY)
    assert page.profile is not None
    assert [(fact.name, fact.value) for fact in page.profile.answers] == [
        ("Who are you?", "A nurse"),
        ("And else?", words.NOT_ANSWERED),
    ]
    assert (page.profile.absent, page.profile.reach) == (None, "Write to ben@example.nhs.uk.")
    assert page.own_contact == words.OWN_SHOWN
    assert [(link.text, link.address) for link in page.sessions] == [("Launch session on 12 April 2021", f"/launch/{SESSION}")]


@pytest.mark.parametrize(
    ("partner", "absent"),
    [
        (answered(NAMED), words.READY_SOON),
        (answered(Partner(None, open=True, available=False, profile=None, address=None)), words.NOT_AVAILABLE),
        (answered(Partner("Ben Hall", open=True, available=True, profile=None, address=None)), words.NO_PROFILE),
        (ApiError.AWAY, words.AWAY),
    ],
)
def test_what_cannot_be_shown_leaves_a_sentence(partner: Outcome[Partner], absent: str) -> None:
    page = partner_page(pair(opening(opened=True)), partner, ApiError.AWAY)
    assert page.profile is not None
    assert page.profile.absent == absent
    assert page.why == words.WHY_AWAY


def test_a_pair_that_ended_before_it_was_open_names_nobody_and_says_by_when_somebody_answers() -> None:
    page = partner_page(pair(opening(), ENDED), answered(KNOWN), WHY)
    assert (page.heading, page.by, page.profile, page.own_contact) == (words.TAKEN_BACK, "16 April 2021", None, None)


def test_whoever_has_no_name_to_be_shown_is_there_all_the_same() -> None:
    mine = [OwnPartnership(ID, OTHER, ENDED, None), OwnPartnership(OTHER, ID, ENDED, ENDED)]
    assert [(row.name, row.status) for row in rows(mine, {ID: "Ben Hall"})] == [
        (words.NO_NAME, words.GOES_ON),
        ("Ben Hall", words.ENDED),
    ]
