"""What a facilitator sees of one application, in each of its states."""

from datetime import UTC, date, datetime
from uuid import UUID

import pytest
from msgspec.structs import replace

from portal.applications import words
from portal.applications.calls import Application, Asked, Profile, ProfileQuestion, ShownProfile
from portal.applications.present import application_page, facts
from portal.site.calls import Answer, ApiError
from portal.site.present import Fact

QUESTIONS = ("What brings you here?", "What do you hope for?", "What do you bring?")
ASKED = Asked("Board partners", "Global majority colleagues", "Spring 2021", tuple(map(ProfileQuestion, QUESTIONS)))
APPLIED = Application(
    UUID(int=1),
    UUID(int=2),
    UUID(int=3),
    "applied",
    ("served",),
    "Intranet",
    datetime(2021, 2, 1, 9, tzinfo=UTC),
    None,
    waited=False,
    leaves_on=None,
    entered_by=None,
    asked=ASKED,
    name="Ada Garbutt",
)
WRITTEN = Answer(ShownProfile(Profile(("One", None, "Three"), ("Board work",), ())))


def test_the_heading_is_the_persons_name() -> None:
    shown = application_page(APPLIED, WRITTEN)
    assert shown.back == f"/cohorts/{UUID(int=2)}/applications"
    assert shown.name == "Ada Garbutt"
    assert shown.facts[:2] == (Fact("Cohort", "Spring 2021"), Fact("Status", "Waiting for a decision"))


def test_a_page_that_asks_names_the_person_among_its_facts() -> None:
    assert facts(APPLIED)[:2] == (Fact("Name", "Ada Garbutt"), Fact("Cohort", "Spring 2021"))


def test_the_day_is_that_of_sending_or_of_beginning() -> None:
    days = [facts(replace(APPLIED, state=state))[-1] for state in ("applied", "invited")]
    assert days == [Fact("Sent on", "1 February 2021"), Fact("Begun on", "1 February 2021")]


def test_the_waiting_list_and_a_departure_have_their_dates() -> None:
    late = datetime(2021, 6, 30, 23, 30, tzinfo=UTC)
    about = facts(replace(APPLIED, state="waiting", waiting_since=late, waited=True, leaves_on=date(2021, 7, 4)))
    said = {fact.name: fact.value for fact in about}
    assert said["On the waiting list since"] == "1 July 2021"
    assert said["Leaves the trust on"] == "4 July 2021"
    assert said["Waiting list"] == "Was on the waiting list of an earlier cohort and got no place"


def test_a_profile_is_shown_as_far_as_there_is_one() -> None:
    written = application_page(APPLIED, WRITTEN).written
    assert written.answers == tuple(map(Fact, QUESTIONS, ("One", "Not answered", "Three")))
    assert written.to_learn == ("Board work",)
    assert application_page(APPLIED, Answer(ShownProfile(None))).written.absent is not None
    for error in ApiError:
        assert application_page(APPLIED, error).written.absent is not None


def test_the_sides_are_called_as_the_trust_calls_them() -> None:
    assert Fact("Applied as", "Global majority colleagues") in facts(APPLIED)
    assert Fact("Applied as", "Board partners, Global majority colleagues") in facts(replace(APPLIED, sides=("senior", "served")))
    assert Fact("Applied as", "Not chosen yet") in facts(replace(APPLIED, sides=()))


def test_a_name_that_is_not_available_is_said_to_be() -> None:
    nameless = replace(APPLIED, name=None)
    assert application_page(nameless, WRITTEN).name == "Name not available"
    assert facts(nameless)[0] == Fact("Name", "Name not available")


@pytest.mark.parametrize(
    ("state", "why"),
    [
        ("invited", words.NOT_SENT),
        ("interested", words.NOT_SENT),
        ("declined", words.CLOSED),
        ("withdrawn", words.CLOSED),
        ("left", words.CLOSED),
        ("applied", words.NOT_SHOWN),
    ],
)
def test_a_profile_that_may_not_be_read_says_why_if_the_state_tells(state: str, why: str) -> None:
    application = replace(APPLIED, state=state)
    assert application_page(application, ApiError.NOT_ALLOWED).written.absent == why
    assert application_page(application, ApiError.AWAY).written.absent == words.NOT_SHOWN
