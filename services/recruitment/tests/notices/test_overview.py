"""What facilitators see of a cohort's e-mails: counts of all, and by name only those that did not arrive."""

from typing import Any

import pytest
from services.recruitment.tests.notices.inviting import Invitation, invite
from services.recruitment.tests.recruiting import Trust

from recruitment.notices.letters import LETTERS, LETTERS_ABOUT_PAIRS, as_sent
from recruitment.notices.wordings import EVERY


@pytest.mark.parametrize("wording", EVERY)
def test_each_wording_is_shown_as_it_is_sent_with_blanks(wording: str) -> None:
    letter = as_sent(wording)
    assert letter.text.startswith("Hello,")
    assert "(the address of these pages)" in letter.text
    assert (wording in LETTERS or wording in LETTERS_ABOUT_PAIRS) == (
        "(a code)" not in letter.text and "(a day)" not in letter.text
    )


def read(trust: Trust, cohort: str) -> Any:  # noqa: ANN401 - JSON
    return trust.facilitator.get(f"/cohorts/{cohort}/notices/overview").body


def kind(overview: Any, wording: str) -> Any:  # noqa: ANN401
    return next(each for each in overview["kinds"] if each["wording"] == wording)


def test_every_kind_is_listed_with_how_far_its_emails_have_come(trust: Trust) -> None:
    cohort = trust.cohort()
    assert isinstance(invite(trust, cohort, trust.address("ada")), Invitation)
    overview = read(trust, cohort)
    assert [each["wording"] for each in overview["kinds"]] == list(EVERY)
    assert (kind(overview, "invitation")["by_state"], kind(overview, "accepted")["by_state"]) == ({"waiting": 1}, {})
    assert overview["not_arrived"] == []


def test_of_another_cohort_there_is_nothing_to_see(trust: Trust) -> None:
    trust.onboard()
    assert trust.facilitator.get(f"/cohorts/{trust.ada.id}/notices/overview").code == "no_such_cohort"
