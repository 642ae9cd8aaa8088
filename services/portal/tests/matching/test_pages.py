"""Pages of a round with the real matching behind them: names and never ids, and what a candidate of the round finds."""

from uuid import UUID

from services.matching.tests.considerations.test_routes import pair_of
from services.portal.tests.matching.conftest import WROTE, Matcher, name_of

from plp_testkit.http import Person
from portal.matching import words


def proposed(matcher: Matcher, pairs: int = 3) -> tuple[list[UUID], list[UUID]]:
    people = matcher.cohort.people(pairs)
    assert matcher.cohort.post("proposals").status == 200
    return people


def first_pair(matcher: Matcher) -> tuple[str, str]:
    return matcher.cohort.pairs[0]


def test_a_round_without_a_proposal_says_what_will_be_there(matcher: Matcher) -> None:
    matcher.cohort.people(2)
    assert words.NOTHING_PROPOSED in matcher.get().text
    rounds = matcher.browser.get(f"/cohorts/{matcher.cohort.id}/matching")
    assert (words.NEXT_PROPOSE in rounds.text, words.FIRST_ROUND in rounds.text) == (True, True)
    assert matcher.browser.get(f"/cohorts/{UUID(int=1)}/matching").status == 404


def test_pairs_are_told_by_name_each_bar_with_its_numbers(matcher: Matcher) -> None:
    proposed(matcher)
    page = matcher.get()
    one, other = first_pair(matcher)
    assert f"{name_of(one)} and {name_of(other)}" in page.text
    assert page.html.count('<svg class="plp-bar"') == page.html.count('class="plp-points"') > 3
    assert ("Can learn: SLT" in page.text, "of 1,000" in page.text) == (True, True)
    assert one not in page.text


def test_somebody_is_found_by_a_part_of_their_name_which_is_in_no_address(matcher: Matcher) -> None:
    proposed(matcher)
    one, other = first_pair(matcher)
    token = matcher.browser.token_of(matcher.get())
    sent = matcher.browser.post(f"{matcher.cohort.round}/find", form_token=token, name=f"{one[-4:]} SOMEBODY")
    assert (sent.status, "omebody" in sent.location) == (303, False)
    found = matcher.browser.get(sent.location.partition("#")[0])
    assert (name_of(other) in found.text, found.html.count('class="nhsuk-table__row"')) == (True, 2)
    for typed, sentence in (("Nobody", words.FOUND_NONE), ("", words.FOUND_NONE)):
        nobody = matcher.browser.post(f"{matcher.cohort.round}/find", form_token=token, name=typed)
        assert sentence in matcher.browser.get(nobody.location.partition("#")[0]).text


def test_an_address_that_asks_for_nonsense_shows_the_list(matcher: Matcher) -> None:
    proposed(matcher)
    whole = matcher.get().html.count('class="nhsuk-table__row"')
    for nonsense in ("?page=-1", "?page=x", "?people=x,y", "?found=odd", "?changed=odd"):
        assert matcher.get(nonsense).html.count('class="nhsuk-table__row"') == whole
    assert words.PEOPLE_NOT_NEW in matcher.get("?changed=true").text


def test_a_pair_is_explained_without_a_word_that_somebody_wrote_until_the_profiles_are_opened(matcher: Matcher) -> None:
    proposed(matcher)
    at = "/pairs/{}/{}".format(*first_pair(matcher))
    page = matcher.get(at)
    one, other = first_pair(matcher)
    assert f"SLT {name_of(one)} BME {name_of(other)}" in " ".join(page.text.split())
    assert (words.IS_PROPOSED in page.text, WROTE in page.text, matcher.recruitment.profiles) == (True, False, [])
    profiles = matcher.get(f"{at}/profiles")
    assert (WROTE in profiles.text, words.NO_ANSWER in profiles.text, words.PROFILE_CLOSED in profiles.text) == (True, True, True)
    assert matcher.recruitment.profiles == [[*first_pair(matcher)]]
    matcher.recruitment.refuses = "no_round_on"
    assert "Co-chairs read profiles while a round is on." in matcher.get(f"{at}/profiles").text


def test_two_people_who_cannot_be_paired_have_a_page_that_says_so_and_not_why(matcher: Matcher) -> None:
    (senior, other, *_), _ = proposed(matcher)
    page = matcher.get(f"/pairs/{senior}/{other}")
    assert (page.status, words.PAIR_CLOSED_TITLE in page.text) == (200, True)
    assert matcher.get(f"/people/{UUID(int=3)}").status == 404


def test_alternatives_have_their_costs_in_words(matcher: Matcher) -> None:
    (senior, *_), _ = proposed(matcher)
    page = matcher.get(f"/people/{senior}")
    assert (name_of(senior) in page.text, "their partner is" in page.text) == (True, True)
    assert any(sentence in page.text for sentence in (words.COST_NOTHING, "All scores together", "the lowest score falls"))


def test_what_has_changed_is_told_by_name(matcher: Matcher) -> None:
    proposed(matcher)
    assert words.COMPARE_FIRST in matcher.get("/compare").text
    assert words.COMPARE_UNSIGNED in matcher.get("/compare?since=signatures").text
    one, other = first_pair(matcher)
    matcher.cohort.post("vetoes", pair_of(one, other))
    assert words.OUTDATED in matcher.get().text
    matcher.cohort.post("proposals")
    page = matcher.get("/compare")
    assert (words.ENDED_ONES in page.text, name_of(one) in page.text) == (True, True)
    listed = matcher.get()
    assert (words.NEW in listed.text, words.TO_COMPARE in listed.text) == (True, True)
    held = words.HELD_VETO.format(pair=words.AND.format(senior=name_of(min(one, other)), colleague=name_of(max(one, other))))
    assert held in listed.text


def test_notes_are_read_with_who_wrote_them(matcher: Matcher) -> None:
    (senior, *_), (colleague, *_) = proposed(matcher)
    assert words.NOTES_NONE in matcher.get("/notes").text
    note = {**pair_of(senior, colleague), "stance": "against", "reason": "Seldom there"}
    assert matcher.cohort.post("notes", note).status == 200
    page = matcher.get("/notes")
    for text in ("Seldom there", words.STANCES["against"], name_of(matcher.cohort.facilitator.id), name_of(senior)):
        assert text in page.text


def test_who_has_no_partner_is_told_with_the_reason(matcher: Matcher) -> None:
    matcher.cohort.accept(matcher.cohort.person(900), "senior")
    proposed(matcher, 2)
    page = matcher.get("/unplaced")
    assert (words.REASONS["larger_side"] in page.text, words.UNPLACED_SIDES in page.text) == (True, True)
    assert "1 person without a partner, and why" in matcher.get().text


def test_a_candidate_reads_names_and_signs_and_everything_else_says_why_it_is_closed(matcher: Matcher, paired: Person) -> None:
    (_, senior, *_), (colleague, *_) = proposed(matcher)
    pairs = matcher.cohort.pairs
    matcher.signs_in(paired)
    page = matcher.get()
    assert (words.CANDIDATE in page.text, "Your own pair is not shown." in page.text) == (True, True)
    assert (name_of(paired.id) in page.text, "of 1,000" in page.text, "plp-bar" in page.html) == (False, False, False)
    own = next(other for one, other in pairs if one == str(paired.id))
    assert name_of(own) not in page.text
    for what in (f"/people/{senior}", f"/pairs/{senior}/{colleague}", f"/pairs/{senior}/{colleague}/profiles", "/notes"):
        closed = matcher.get(what)
        assert (closed.status, "You are a candidate" in closed.text) == (200, True), what
    assert matcher.recruitment.profiles == []
    assert words.CANDIDATE in matcher.get("/unplaced").text
