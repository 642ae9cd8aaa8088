"""Which consents are shown, and what can be done with each."""

from uuid import UUID

from msgspec.structs import replace

from portal.my_data.consents import words
from portal.my_data.consents.calls import Cohort, Consent, OwnApplication
from portal.my_data.consents.present import consent_list, consent_page
from portal.site.calls import Answer, ApiError

NEEDED = Consent("take_part", granted=True, wording="Do you take part?", wording_version=1)
FREE = Consent("quotes", granted=False, wording="May we quote you?", wording_version=2)
OWN = OwnApplication(UUID(int=1), Cohort("Summer 2021"), "accepted", (NEEDED, FREE), 12)
OVER = replace(OWN, months_kept=None)


def test_consents_are_listed_by_application_each_with_the_page_that_changes_it() -> None:
    shown = consent_list([Answer(OWN), Answer(replace(OWN, consents=())), ApiError.NOT_FOUND])
    (group,) = shown.groups
    assert [(row.purpose, row.answer) for row in group.rows] == [("Taking part", "You agree"), ("Quotes", "You do not agree")]
    assert [(row.address or "").rpartition("/")[2] for row in group.rows] == ["take-back", "give"]
    assert (shown.is_whole, consent_list([ApiError.AWAY]).is_whole) == (True, False)


def test_a_consent_that_is_needed_is_not_taken_back_but_the_application_withdrawn() -> None:
    page = consent_page(OWN, NEEDED, words.TAKE_BACK)
    assert (page.can_act, page.withdraw) == (False, f"/my-application/{OWN.application}/withdraw")


def test_another_is_given_and_taken_back_but_not_twice() -> None:
    assert consent_page(OWN, FREE, words.GIVE).can_act
    assert consent_page(OWN, FREE, words.TAKE_BACK).note == "This is already your answer."


def test_after_an_application_is_over_no_consent_changes() -> None:
    assert not consent_page(OVER, FREE, words.GIVE).can_act
    assert consent_list([Answer(OVER)]).groups[0].note == words.OVER
