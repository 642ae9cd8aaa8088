"""Which notices an application, a pair and a request cause."""

import re
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Final, get_args
from uuid import UUID

import pytest

from plp_kit.core.sealed import KeyId, Sealed
from recruitment.applications.events import Declined, DeclineReason, Event, LeftTrust
from recruitment.ids import CohortId, PersonId
from recruitment.leavers.table.codes import Purpose
from recruitment.notices import wordings
from recruitment.notices.letters import LETTERS, LETTERS_ABOUT_PAIRS, LETTERS_ABOUT_REQUESTS, SUBJECT, Values, launch_moved
from recruitment.notices.table.deliveries import STATES
from recruitment.pairs.decider import Event as PairEvent
from recruitment.pairs.decider import PairEnded, PairOpened, PairRecorded, PairTakenBack, pairs
from recruitment.requests.decider import RequestAnswered, RequestMade, RequestRetracted, requests
from recruitment.requests.grounds import Outcome, RequestKind

NOTICES: Final = Path(__file__).resolve().parents[4] / "docs/notices.md"


@pytest.mark.parametrize("reason", DeclineReason)
def test_a_decline_is_worded_by_its_reason(reason: DeclineReason) -> None:
    declined = Declined(reason, eligible=True, retain_until=date(2022, 2, 1))
    assert wordings.wording_of(declined) == f"declined_{reason}"


def test_nobody_is_written_to_because_they_left() -> None:
    assert wordings.wording_of(LeftTrust(CohortId(UUID(int=1)), PersonId(UUID(int=2)), date(2021, 9, 30))) is None


def test_each_wording_is_of_an_event() -> None:
    assert wordings.WORDINGS.keys() < set(get_args(Event))


def test_each_wording_has_a_letter_that_tells_nothing_but_where_to_read() -> None:
    """The invitation has one of its own, with its code, and so has a launch that has moved, with its day."""
    assert LETTERS.keys() | {"invitation", "launch_moved"} == {*wordings.WORDINGS.values(), *wordings.DECLINED.values()}
    letters = {wording: letter(Values("https://plp.nhs.uk", UUID(int=7))) for wording, letter in LETTERS.items()}
    letters["launch_moved"] = launch_moved(Values("https://plp.nhs.uk", UUID(int=7)), date(2021, 6, 1))
    assert {letter.subject for letter in letters.values()} == {SUBJECT}
    assert all(f"https://plp.nhs.uk/my-application/{UUID(int=7)}." in letter.text for letter in letters.values())


def test_a_decision_cannot_be_told_from_its_letter() -> None:
    decided = {"accepted", "waiting_list", *wordings.DECLINED.values()}
    assert len({LETTERS[wording](Values("https://plp.nhs.uk", UUID(int=7))).text for wording in decided}) == 1


def test_the_list_of_notices_names_each_wording_and_each_state() -> None:
    listed = set(re.findall(r"^\|.*?`(\w+)` \|", NOTICES.read_text(encoding="utf-8"), re.MULTILINE))
    of_applications = {*wordings.WORDINGS.values(), *wordings.DECLINED.values()}
    assert listed == {*of_applications, *LETTERS_ABOUT_PAIRS, *LETTERS_ABOUT_REQUESTS, "waiting", *STATES.values(), *Purpose}


def test_what_became_of_a_pair_cannot_be_told_from_its_letter() -> None:
    assert LETTERS_ABOUT_PAIRS.keys() == {*wordings.OF_PAIRS.values()}
    (letter,) = {write("https://plp.nhs.uk") for write in LETTERS_ABOUT_PAIRS.values()}
    assert letter.subject == SUBJECT
    assert "sign in at https://plp.nhs.uk/partner." in letter.text


RECORDED: Final = PairRecorded(CohortId(UUID(int=1)), PersonId(UUID(int=2)), PersonId(UUID(int=3)))


@pytest.mark.parametrize(
    ("since", "true"),
    [
        ((), {"pair_published"}),
        ((PairOpened(),), {"pair_opened"}),
        ((PairTakenBack(),), {"pair_taken_back"}),
        ((PairTakenBack(), PairOpened()), {"pair_taken_back"}),
        ((PairOpened(), PairEnded()), set[str]()),
        ((PairOpened(), PairEnded(), PairTakenBack()), {"pair_taken_back"}),
    ],
)
def test_of_a_pair_only_the_latest_is_true(since: tuple[PairEvent, ...], true: set[str]) -> None:
    """Where it was taken back, both are told if either was told anything, and else neither."""
    state = pairs.replay([RECORDED, *since])
    told = PairTakenBack() in since
    assert {each for each in LETTERS_ABOUT_PAIRS if wordings.is_true_of_pair(each, state, told=told)} == true
    assert not wordings.is_true_of_pair("pair_taken_back", state, told=False)


def test_a_letter_about_a_request_says_nothing_of_what_was_asked() -> None:
    assert LETTERS_ABOUT_REQUESTS.keys() == {wordings.RECEIVED, wordings.ANSWERED, wordings.ERASED}
    for wording, letter in ((name, write("https://plp.nhs.uk")) for name, write in LETTERS_ABOUT_REQUESTS.items()):
        assert letter.subject == SUBJECT
        assert ("https://plp.nhs.uk/my-data/requests." in letter.text) == (wording != wordings.ERASED)
        assert not any(word in letter.text for word in ("eras", "restrict", "complain", "object", "data,", "refus"))


REQUEST: Final = RequestMade(PersonId(UUID(int=2)), RequestKind.ERASURE, None, (), 72)
GRANTED: Final = RequestAnswered(
    PersonId(UUID(int=2)), Outcome.GRANTED, None, None, restricts=False, retain_until=date(2022, 2, 1)
)


def test_every_kind_of_request_is_told_alike_and_an_erasure_that_begins_is_no_answer() -> None:
    told = {wordings.wording_of_request(replace(REQUEST, kind=kind)) for kind in RequestKind}
    assert told == {"request_received"}
    reason = Sealed(KeyId(UUID(int=1)), "", "", "")
    assert wordings.wording_of_request(replace(GRANTED, reason=reason)) == "request_answered"
    assert wordings.wording_of_request(GRANTED) is None


def test_a_request_is_received_until_it_is_answered_or_taken_back() -> None:
    asked = requests.replay([REQUEST])
    closed = requests.replay([REQUEST, RequestRetracted(date(2022, 2, 1))])
    assert (wordings.is_true_of_request("request_received", asked), wordings.is_true_of_request("request_answered", asked)) == (
        True,
        False,
    )
    assert not wordings.is_true_of_request("request_received", closed)
