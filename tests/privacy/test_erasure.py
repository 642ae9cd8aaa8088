"""After an erasure nothing of the person opens, wherever it stands; what others wrote does, and what is counted stays true."""

from collections import Counter
from typing import Any

import pytest

from tests.support.privacy.sealed_values import SEALING
from tests.support.privacy.story import Story

VALUES = 15
"""Sealed values that the person's erasure destroys: what they wrote, whom they named, why they were paired, a note about them."""


@pytest.mark.parametrize("when", ["after", "restored"])
def test_nothing_of_the_erased_person_opens(story: Story, when: str) -> None:
    opened = story.shown["opened", when]
    assert opened["victim"] == [None] * VALUES
    assert not any(opened["answer"])  # It waits unreadable, or is gone since the survey has closed.


@pytest.mark.parametrize("when", ["after", "restored"])
def test_what_others_wrote_opens_as_before(story: Story, when: str) -> None:
    assert story.shown["opened", when]["others"] == story.shown["opened", "before"]["others"]


def test_a_copy_of_the_data_from_before_opens_no_more(story: Story) -> None:
    assert story.shown["copy", "values"] == VALUES
    assert story.shown["copy", "opened"] == []


def test_keys_that_stand_beside_the_data_are_in_its_copies(story: Story) -> None:
    """The naive way, which the same look at the same copy finds out."""
    assert story.shown["copy", "naive"] == [story.naive.mark]


def test_streams_are_still_whole(story: Story) -> None:
    """Nothing was taken out of any log; every service replays its streams in each of these answers."""
    before, after = story.shown["events", "before"], story.shown["events", "after"]
    added = {service: Counter(after[service][len(before[service]) :]) for service in before}
    assert {service: after[service][: len(before[service])] for service in before} == before
    of_person = ("erasure_asked", "restriction_changed", "erasure_granted", "erasure_begun", "person_erased")
    of_request = ("request_made", "request_answered")
    referred = ("erasure_referred", "request_referred") if story.shown["erasure", "referred"] else ()
    of_time = ("file_forgotten",)  # A list is kept for a day.
    of_mail = ("notice_dropped",)  # Nobody here has left an address: the request is confirmed to nobody.
    of_pair = ("pair_ended",)  # Nobody reads their profile as a partner any more.
    expected = (*of_person, *of_request, *referred, *of_time, *of_mail, *of_pair)
    assert added["recruitment"] == Counter(f"recruitment.{name}.v1" for name in expected)
    received = ("erased_people.erasure_recorded.v1", "restricted_people.restriction_recorded.v1")
    assert added["matching"] == Counter([*received, "matching.candidate_gone.v1"])
    assert added["evaluation"] == Counter([*received, "evaluation.departure_recorded.v1"])
    assert added["partnership_journal"] == Counter(
        [
            *received,
            "partnership_journal.departure_received.v1",
            "partnership_journal.opening_closed.v1",
            "partnership_journal.partner_lost.v1",
            "partnership_journal.partnership_ended.v1",
        ]
    )
    assert added["insights"] == Counter()


def test_counts_stay_true(story: Story) -> None:
    """Everybody is counted as before, but that one partnership has lost a partner, and one answer could not be opened."""
    shown = story.shown
    assert shown["funnel", "after"] == shown["funnel", "before"]
    ended: dict[str, Any] = {"active": 11, "ended": {"completed": 0, "ended": 0, "partner_left": 1}}
    assert shown["progress", "after"] == {**shown["progress", "before"], **ended}
    assert shown["survey", "after"] == shown["survey", "before"]
    respondents = shown["respondents", "after"]
    assert (respondents["invited"], respondents["remaining"], respondents["answers"]) == (24, 23, 23)
    assert [group["count"] for group in respondents["groups"]] == [11, 12, 0]


def test_the_other_partner_keeps_what_is_theirs(story: Story) -> None:
    journal = story.shown["journal", "after"]
    assert [goal["text"] for goal in journal["goals"]] == [f"own {story.life.words.mark}"]
    assert len(journal["meetings"]) == 2


@pytest.mark.parametrize("when", ["after", "restored"])
def test_what_the_partner_wrote_of_the_erased_person_is_on_the_partners_own_list(story: Story, when: str) -> None:
    """No key reaches it, and nobody else sees it: to keep, put in other words, or take back."""
    (text,) = [text for text in story.shown["writing", when] if story.named in text["words"]]
    assert text["ended_on"]
    assert story.shown["writing", "before"] == [{**text, "ended_on": None} for text in story.shown["writing", when]]
    (needed,) = [text for text in story.shown["applying", when] if story.named in text["words"]]
    assert needed["what"] == "access_needs"
    assert story.shown["applying", "before"] == story.shown["applying", when]


def test_asking_twice_changes_nothing(story: Story) -> None:
    assert story.shown["asked twice", "held"] == "erasure_asked_already"


def test_the_same_sign_in_is_a_new_person_afterwards(story: Story) -> None:
    """Also once vault and data are restored from before the erasure."""
    assert str(story.victims_id) not in {story.shown["again", "erased"], story.shown["again", "restored"]}


def test_a_restore_of_vault_and_data_from_before_brings_nobody_back(story: Story) -> None:
    """Both copies were made before the person asked: only what stands beside the keys still knew."""
    restored = story.shown["events", "restored"]
    assert restored["recruitment"].count("recruitment.person_erased.v1") == 1
    assert "recruitment.erasure_asked.v1" not in restored["recruitment"]
    for service in SEALING[1:]:
        assert restored[service].count("erased_people.erasure_recorded.v1") == 1
    assert restored["matching"].count("matching.candidate_gone.v1") == len(["the victim", "who left"])
    assert story.shown["progress", "restored"]["active"] == 11
    assert story.shown["journal", "restored"]["agreement"] == []


def test_an_erased_person_writes_nothing_more(story: Story) -> None:
    assert story.shown["refused", "restored"] == ["recruiting_closed", "no_such_partnership", "not_invited"]
