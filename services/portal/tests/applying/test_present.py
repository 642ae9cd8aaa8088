"""What somebody sees of their own application, in each of its states."""

from datetime import date
from uuid import UUID

import pytest
from msgspec.structs import replace

from portal.applying import words
from portal.applying.calls import Choices, Cohort, OwnApplication, Profile, ProfileQuestion
from portal.applying.present import own_page

QUESTIONS = (ProfileQuestion("Who are you?", 400), ProfileQuestion("And then?", 400))
CHOICES = Choices(("Board work",), (), ("Canal Street",), (), ())
COHORT = Cohort("First", "SLT", "BME", date(2021, 4, 12), QUESTIONS, CHOICES)
PICKED = (("Board work",), (), (), ("monday_morning",), "virtual", "Canal Street", None, None)
OWN = OwnApplication(UUID(int=1), COHORT, "applied", ("senior", "served"), Profile(("Me", None), *PICKED), date(2021, 2, 28), 12)


def test_while_answers_can_be_changed_each_has_a_link_and_the_last_day_is_named() -> None:
    page = own_page(OWN)
    assert [(row.question, row.answers, row.change) for row in page.answers] == [
        ("Who are you?", ("Me",), f"/my-application/{UUID(int=1)}/profile/1"),
        ("And then?", (), f"/my-application/{UUID(int=1)}/profile/2"),
    ]
    said = {fact.name: fact.value for fact in page.facts}
    assert said["You can change your answers until"] == "28 February 2021"
    assert said["Your side"] == "SLT, BME"


def test_what_was_picked_is_said_in_words_and_without_what_the_cohort_does_not_ask() -> None:
    at = f"/my-application/{UUID(int=1)}/change"
    assert [(row.question, row.answers, row.change) for row in own_page(OWN).picked] == [
        ("Topics to learn about", ("Board work",), f"{at}/learn"),
        ("Topics to share", (), f"{at}/share"),
        ("When you can usually meet", ("Monday morning",), f"{at}/times"),
        ("How and where", ("Online", "Canal Street"), f"{at}/place"),
    ]


@pytest.mark.parametrize("state", ["accepted", "declined", "withdrawn", "left"])
def test_afterwards_nothing_can_be_changed(state: str) -> None:
    page = own_page(replace(OWN, state=state, change_until=None))
    assert {row.change for row in (*page.answers, *page.picked)} == {None}
    assert "You can change your answers until" not in {fact.name for fact in page.facts}


def test_what_was_destroyed_leaves_the_questions() -> None:
    page = own_page(replace(OWN, state="withdrawn", profile=None, change_until=None))
    assert ([row.answers for row in page.answers], page.picked) == ([(), ()], ())


def test_who_reads_the_answers_follows_from_the_state() -> None:
    read = own_page(OWN), own_page(replace(OWN, state="accepted", change_until=None))
    assert {page.who_reads for page in read} == {words.WHO_READS_ANSWERS}
    closed = [own_page(replace(OWN, state=state, change_until=None)) for state in ("declined", "withdrawn", "double", "left")]
    assert {page.who_reads for page in closed} == {words.WHO_READS_NO_MORE}


def test_how_the_rest_is_changed_is_said_while_answers_can_be() -> None:
    assert own_page(OWN).rest == words.CHANGE_REST
    assert own_page(replace(OWN, state="accepted", change_until=None)).rest is None
