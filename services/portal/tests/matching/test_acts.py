"""Acts of matching with the real matching behind them: what each changes is shown first, by name, and in the version shown."""

from uuid import UUID

from services.matching.tests.considerations.test_routes import TODAY, pair_of
from services.portal.tests.browsing import Page
from services.portal.tests.matching.conftest import Matcher, name_of
from services.portal.tests.parsed import Parsed

from plp_kit.web.roles import Role
from plp_testkit.fixtures.running_services import RunningService
from plp_testkit.http import Person
from portal.matching.pairing import words as pairing
from portal.matching.proposing import words as proposing
from portal.matching.rematch import words as rematch
from portal.matching.signing import words as signing


def proposed(matcher: Matcher, pairs: int = 3) -> tuple[list[UUID], list[UUID]]:
    people = matcher.cohort.people(pairs)
    assert matcher.cohort.post("proposals").status == 200
    return people


def sends(matcher: Matcher, shown: Page, at: str, **typed: str) -> Page:
    """The form of a page, as its button does."""
    return matcher.browser.post(f"{matcher.cohort.round}{at}", **{**Parsed(shown.html).fields, **typed})


def of_pair(act: str, one: object, other: object) -> str:
    return f"/{act}?one={one}&other={other}"


def test_a_pin_shows_who_would_lose_their_partner_before_it_is_taken(matcher: Matcher) -> None:
    seniors, colleagues = proposed(matcher, 2)
    assert matcher.cohort.post("vetoes", pair_of(seniors[0], colleagues[1])).status == 200
    at = of_pair("pin", seniors[1], colleagues[0])
    shown = matcher.get(at)
    assert f"{name_of(seniors[1])} and {name_of(colleagues[0])}" in shown.text
    assert "What you would pin is left out." in shown.text
    assert f"{matcher.cohort.round}/pairs/{seniors[1]}/{colleagues[0]}" in shown.outline.links
    assert "1 instead of 2" in shown.text
    alone = sorted(map(name_of, (seniors[0], colleagues[1])), key=str.casefold)
    assert " and ".join(alone) in shown.text
    assert matcher.cohort.get()["considered"] == [{**pair_of(*sorted((seniors[0], colleagues[1]))), "kind": "veto"}]
    assert sends(matcher, shown, at).status == 303
    assert {each["kind"] for each in matcher.cohort.get()["considered"]} == {"pin", "veto"}


def test_what_was_worked_out_for_an_earlier_version_is_shown_anew(matcher: Matcher) -> None:
    seniors, colleagues = proposed(matcher, 2)
    at = of_pair("veto", seniors[0], colleagues[0])
    shown = matcher.get(at)
    assert matcher.cohort.post("vetoes", pair_of(seniors[0], colleagues[1])).status == 200
    again = sends(matcher, shown, at)
    assert (again.status, "This was changed after you opened the page" in again.text) == (412, True)
    assert len(matcher.cohort.get()["considered"]) == 1
    assert sends(matcher, again, at).status == 303
    assert len(matcher.cohort.get()["considered"]) == 2


def test_two_people_who_cannot_be_paired_are_not_offered_a_button(matcher: Matcher) -> None:
    seniors, _ = proposed(matcher)
    shown = matcher.get(of_pair("pin", seniors[0], seniors[1]))
    assert ("not available to each other" in shown.text, Parsed(shown.html).has_form) == (True, False)
    nothing = matcher.get(of_pair("release", seniors[0], seniors[1]))
    assert (pairing.NOT_HELD in nothing.text, Parsed(nothing.html).has_form) == (True, False)


def test_without_two_people_a_page_asks_which(matcher: Matcher) -> None:
    seniors, colleagues = proposed(matcher)
    for act, offered in (("pin", colleagues), ("swap", seniors[1:])):
        shown = matcher.get(f"/{act}?one={seniors[0]}")
        assert (f"With whom does {name_of(seniors[0])} swap partners?" in shown.text) == (act == "swap")
        assert all(f'value="{each}"' in shown.html for each in offered)
        assert shown.html.count("<option ") == 1 + len(offered)


def test_what_stands_in_the_way_of_a_proposal_is_told_by_name_with_what_to_release(matcher: Matcher) -> None:
    proposed(matcher)
    senior, colleague = matcher.cohort.pairs[0]
    assert matcher.cohort.post("pins", pair_of(senior, colleague)).status == 200
    matcher.cohort.reports(UUID(colleague), UUID(senior))
    refused = sends(matcher, matcher.get("/propose"), "/propose")
    assert refused.status == 409
    assert "Nothing is proposed before this is released." in refused.text
    assert name_of(senior) in refused.text
    assert senior not in refused.text
    one, other = sorted((senior, colleague))
    release = of_pair("release", one, other)
    assert f"{matcher.cohort.round}{release}" in refused.outline.links
    assert sends(matcher, matcher.get(release), release).status == 303
    again = sends(matcher, matcher.get("/propose"), "/propose")
    assert again.status == 303 or "This is the same proposal as before." in again.text  # They may not have been a pair.


def test_a_candidate_reads_why_the_acts_are_closed_and_signs_as_a_conflict(matcher: Matcher, paired: Person) -> None:
    seniors, colleagues = proposed(matcher)
    matcher.signs_in(paired)
    for act in ("pin", "veto", "swap", "release"):
        closed = matcher.get(of_pair(act, seniors[1], colleagues[0]))
        assert (closed.status, pairing.CANDIDATE in closed.text, Parsed(closed.html).has_form) == (200, True, False)
    for act, sentence in (("propose", proposing.CANDIDATE), ("repairs", proposing.CANDIDATE), ("publish", signing.CANDIDATE)):
        closed = matcher.get(f"/{act}")
        assert (closed.status, sentence in closed.text, Parsed(closed.html).has_form) == (200, True, False)
    at = f"/sign?proposal={matcher.cohort.get()['fingerprint']}"
    shown = matcher.get(at)
    assert signing.SIGN_CONFLICT in shown.text
    assert sends(matcher, shown, at).status == 303
    assert [each["fills_seat"] for each in matcher.cohort.get()["proposal"]["signatures"]] == [False]
    matcher.signs_in(matcher.cohort.co_chair)
    after = matcher.get(f"/sign?proposal={matcher.cohort.get()['fingerprint']}")
    assert "it is on record as a conflict of interest" in after.text
    assert "Still missing" in after.text


def test_a_proposal_that_was_replaced_is_never_signed(matcher: Matcher) -> None:
    proposed(matcher)
    assert signing.READ_FIRST in matcher.get("/sign").text
    at = f"/sign?proposal={matcher.cohort.get()['fingerprint']}"
    shown = matcher.get(at)
    assert matcher.cohort.post("vetoes", pair_of(*matcher.cohort.pairs[0])).status == 200
    assert matcher.cohort.post("proposals").status == 200
    version = str(matcher.cohort.get()["version"])
    for replaced in (sends(matcher, shown, at), sends(matcher, shown, at, version=version), matcher.get(at)):
        assert signing.REPLACED in replaced.text or "The proposal changed after you read it." in replaced.text
        assert not Parsed(replaced.html).has_form
    assert matcher.cohort.get()["signed_seats"] == []


def test_pairs_are_published_once_both_seats_have_signed_and_taken_back(matcher: Matcher) -> None:
    proposed(matcher)
    assert signing.SIGNATURES_MISSING in matcher.get("/publish").text
    assert signing.NOT_PUBLISHED in matcher.get("/unpublish").text
    matcher.cohort.sign(matcher.cohort.facilitator, matcher.cohort.co_chair)
    assert sends(matcher, matcher.get("/publish"), "/publish").status == 303
    assert sends(matcher, matcher.get("/unpublish"), "/unpublish").status == 303
    assert matcher.cohort.get()["published_on"] is None


def test_a_repair_is_chosen_from_what_can_be_changed(matcher: Matcher) -> None:
    seniors, _ = proposed(matcher, 4)
    assert "No pairs of this round have had both signatures" in matcher.get("/repairs").text
    assert proposing.REPAIRS_LINK not in matcher.get("/propose").text
    matcher.cohort.sign(matcher.cohort.facilitator, matcher.cohort.co_chair)
    matcher.cohort.receive("ParticipantLeft", application=seniors[0], person=seniors[0], on=TODAY.date())
    assert proposing.REPAIRS_LINK in matcher.get("/propose").text
    shown = matcher.get("/repairs")
    assert "(recommended)" in shown.text
    assert sends(matcher, shown, "/repairs", repair="").status == 422
    value = shown.html.split('name="repair"', 1)[1].split('value="', 1)[1].split('"', 1)[0]
    assert sends(matcher, matcher.get("/repairs"), "/repairs", repair=value).status == 303
    assert matcher.cohort.get()["signed_seats"] == []


def test_a_substitute_reads_the_pairs_on_the_page_on_which_they_sign(matcher: Matcher, service: RunningService) -> None:
    proposed(matcher)
    eve, lead = service.person("rha", Role.EVALUATOR), service.person("rha", Role.EDI_LEAD)
    matcher.signs_in(eve)
    assert matcher.get("/sign").status == 404
    named = {"person": str(eve.id), "seat": "co_chair", "named_by": "network", "named_on": str(TODAY.date())}
    assert lead.post(f"{matcher.cohort.round}/substitutes", named).status == 200
    shown = matcher.get("/sign")
    one, other = matcher.cohort.pairs[0]
    assert f"{name_of(one)} and {name_of(other)}" in shown.text
    assert sends(matcher, shown, "/sign").status == 303
    assert matcher.cohort.get()["signed_seats"] == ["co_chair"]


def test_a_facilitator_sees_who_is_left_behind_and_why_no_rematch_can_be_opened(matcher: Matcher) -> None:
    seniors, _ = proposed(matcher)
    matcher.cohort.sign(matcher.cohort.facilitator, matcher.cohort.co_chair)
    assert matcher.cohort.post("publications").status == 200
    partner = next(other for one, other in matcher.cohort.pairs if one == str(seniors[0]))
    matcher.cohort.receive("ParticipantLeft", application=seniors[0], person=seniors[0], on=TODAY.date())
    matcher.signs_in(matcher.cohort.facilitator)
    at = f"/cohorts/{matcher.cohort.id}/rematch"
    shown = matcher.browser.get(at)
    assert (name_of(partner) in shown.text, "6 April 2021 (14 days left)" in shown.text) == (True, True)
    assert (rematch.NOBODY_TO_PAIR in shown.text, Parsed(shown.html).has_form) == (True, False)
    matcher.cohort.accept(matcher.cohort.person(500), "senior")
    opened = matcher.browser.post(at, **Parsed(matcher.browser.get(at).html).fields)
    assert (opened.status, opened.location.startswith("/rounds/")) == (303, True)
    assert rematch.OPEN_ALREADY in matcher.browser.get(at).text
