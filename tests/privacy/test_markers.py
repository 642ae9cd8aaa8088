"""A marker in every text that people write is nowhere in clear: not where data stands, and not where it is told how things go."""

import pytest

from tests.support.privacy.story import Story
from tests.support.privacy.texts import Field, Planted, texts

STORED = ("stored before", "stored after", "stored restored")
HIDDEN = ("people", "names", "named", "keys", "subjects")
NEVER_STORED = {
    "recruitment POST /trusts/{tenant} settings.groups_served[]": "one of a national list",
    "recruitment POST /trusts/{tenant}/checks settings.groups_served[]": "one of a national list",
    "recruitment POST /trust/proposals settings.groups_served[]": "one of a national list",
    "recruitment POST /trust/settings/checks groups_served[]": "one of a national list",
    "recruitment POST /invitations/{application}/claims code": "compared with the invitation's own",
    "recruitment POST /invitations/{application}/removals code": "compared with the invitation's own",
    "recruitment POST /me/joins code": "compared with the application's own",
    "recruitment POST /me/private-address/confirmations code": "compared with the code that was sent",
    "recruitment POST /people/{person}/private-address/confirmations code": "compared with the code that was sent",
    "recruitment POST /former/{tenant}/tokens code": "compared with the code that was sent",
    "evaluation POST /surveys/{survey}/answers choices[].question": "one of the national core's",
    "evaluation POST /surveys/{survey}/answers choices[].level": "one of its question's",
    "evaluation POST /surveys/{survey}/answers groups_served[]": "one of those that the cohort serves",
}
"""Texts that are refused unless they stand in a list: what people write there is never stored."""


OF_OPERATORS = "/operations/"
"""Why a message is retried or dropped is on record in clear, as at the command line: operators see nothing of people."""


def unplanted(planted: Planted, refused: Planted, fields: set[Field]) -> list[str]:
    """The texts of the services' schemas that no marker went into."""
    names = {str(field) for field in fields if OF_OPERATORS not in field.operation}
    filled = {str(field) for field in planted.fields} | {str(field) for field in refused.fields if str(field) in NEVER_STORED}
    return sorted(names - filled)


def test_every_text_that_the_services_take_had_a_marker_in_it(story: Story) -> None:
    asking = story.life.asking
    assert unplanted(asking.planted, asking.refused, texts()) == []
    assert NEVER_STORED.keys() <= {str(field) for field in asking.refused.fields}
    assert not NEVER_STORED.keys() & {str(field) for field in asking.planted.fields}


def test_a_new_text_without_a_marker_is_found_out(story: Story) -> None:
    new = Field("recruitment", "POST /cohorts/{cohort}/applications", "favourite_book")
    assert unplanted(story.life.asking.planted, story.life.asking.refused, {*texts(), new}) == [str(new)]


@pytest.mark.parametrize("what", ["logs", "traces", "metrics", "logs restored", "traces restored", "metrics restored"])
def test_nothing_of_what_anybody_writes_is_told_to_operators(story: Story, what: str) -> None:
    """Nor what the trust itself writes, nor anybody's name or sign-in, nor how a careless request called its fields."""
    assert {whose: story.found[what, whose] for whose in ("people", "trust", "names", "named", "keys", "subjects")} == {
        "people": [],
        "subjects": [],
        "trust": [],
        "names": [],
        "named": [],
        "keys": [],
    }


def test_something_was_told_to_operators(story: Story) -> None:
    logs = b"".join(content for _, content in story.logs())
    assert b"server away" in logs
    assert b"database system is shut down" in logs
    spans = b"".join(file.read_bytes() for file in story.platform.at.traces.glob("*.jsonl"))
    assert b"POST /cohorts/<uuid:cohort>/applications" in spans


def test_no_refusal_says_what_was_sent(story: Story) -> None:
    assert len(story.life.asking.refusals) > 300
    assert {story.found["refusals", whose] == [] for whose in ("people", "trust", "names")} == {True}


@pytest.mark.parametrize("when", STORED)
def test_nothing_that_people_write_is_stored_in_clear(story: Story, when: str) -> None:
    """In no table, index, dead letter, topic, dump or file of either cluster, the WAL included; nor is a name or a sign-in."""
    assert {whose: story.found[when, whose] for whose in HIDDEN} == {whose: [] for whose in HIDDEN}


@pytest.mark.parametrize("when", STORED)
def test_the_search_finds_what_is_stored_in_clear(story: Story, when: str) -> None:
    """The trust's own words, which are plain; and a naive service's profile, which is in its log however it is erased."""
    dumps = {place for place in story.found[when, "trust"] if "dump" in place}
    assert dumps >= {f"data: dump of {service}" for service in ("recruitment", "partnership_journal", "evaluation", "bus")}
    places = story.found[when, "naive"]
    assert "data: dump of naive" in places
    assert any("/base/" in place for place in places)
    in_wal = any("/pg_wal/" in place for place in places)
    assert in_wal or when == "stored restored"  # A base backup takes along only the WAL of its own making.


def test_a_dead_letter_was_among_what_was_searched(story: Story) -> None:
    assert story.parked() == 1


def test_those_who_may_read_did_read_it(story: Story) -> None:
    """Otherwise nothing was there to be found."""
    mark = story.life.words.mark
    opened = story.shown["opened", "before"]
    assert [len(opened[who]) for who in ("victim", "answer")] == [15, 1]
    named_nobody = '{"known_as":[],"named":[],"may_be":[]}'
    texts = [text for text in [*opened["victim"], *opened["others"]] if text is not None and text.strip() != named_nobody]
    assert all(mark in text for text in texts)
    papers = [entry for entry in story.values if entry.value.label.startswith(("explanation_", "note_"))]
    assert opened["victim"].count(None) == sum(story.victims_id in entry.authors for entry in papers) == 2
    # What the partner has put in other words; profile and name of the first version, and the profile before an answer and picks;
    # two lists, and needs, of one person; a private address that nobody confirmed, and one that was entered, with its authority.
    rewritten = 1 + 4 + 2 + 1 + 1 + 2
    assert opened["others"].count(None) == sum(story.victims_id not in entry.authors for entry in papers) + rewritten
    assert {part["texts"]["aims"] for part in story.shown["journal", "before"]["agreement"]} == {f"aims {mark}"}
    assert story.life.cast.mark in story.shown["pages", "before"][1]
