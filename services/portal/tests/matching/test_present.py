"""What matching pages say, from what matching answered: scores in words, costs in words, and lists that do not grow."""

from uuid import UUID

import msgspec
import pytest

from portal.matching import comparing, person, words
from portal.matching.acts import links
from portal.matching.acts import words as acts
from portal.matching.asked import MANY, NONE, Asked, asked
from portal.matching.calls import Changes, ListedPair, NamedCohort, OtherPartners, PairsPage, Round, ScoredPair
from portal.matching.finding import found_by, where_found
from portal.matching.pair import pair_page
from portal.matching.present import next_step, rounds_shown
from portal.matching.proposal import proposal_page

ADA, BEN, CAI, DEE = (UUID(int=number) for number in range(1, 5))
NAMES = {ADA: "Ada Garbutt", BEN: "Ben Kariuki", CAI: "Zoë O'Neill"}
ROUND = UUID(int=9)
COHORT = NamedCohort(UUID(int=8), "Autumn", "SLT", "BME", recruiting=False, launched=False)
NOTHING_YET = {
    "round": ROUND,
    "cohort": COHORT.cohort,
    "purpose": "first",
    "expected": 4,
    "received": 4,
    "pairs": 0,
    "unplaced": 0,
    "fingerprint": None,
    "outdated": False,
    "signed_seats": (),
    "published_on": None,
}
PROPOSED = {**NOTHING_YET, "pairs": 2, "fingerprint": "0" * 64}


def a_round(**known: object) -> Round:
    return msgspec.convert({**NOTHING_YET, **known}, Round)


def a_page(**known: object) -> PairsPage:
    nothing = {"page": 1, "pages": 1, "listed": 0, "shown": (), "scored": True, "own_left_out": 0, "changed": None}
    more = {"has_signed": False, "was_signed": False, "managers_unknown": 0, "summary": None, "considered": ()}
    return msgspec.convert({**PROPOSED, **nothing, **more, **known}, PairsPage)


def test_a_round_says_what_to_do_next_at_every_stage() -> None:
    assert next_step(a_round(received=3)).startswith("1 application has not reached matching yet.")
    assert next_step(a_round()) == words.NEXT_PROPOSE
    assert next_step(a_round(**{**PROPOSED, "signed_seats": ("facilitator",)})).endswith("by a network co-chair.")
    assert next_step(a_round(**{**PROPOSED, "signed_seats": ("facilitator", "co_chair")})) == words.NEXT_PUBLISH
    published = {**PROPOSED, "published_on": "2021-04-01"}
    assert next_step(a_round(**published)) == words.NEXT_NOTHING
    assert next_step(a_round(**{**published, "unplaced": 2})) == "2 people have no partner after this round."


def test_who_has_signed_is_not_asked_to_sign_again() -> None:
    signed = {"signed_seats": ("facilitator",)}
    assert [act.text for act in links.of_round(a_page(**signed))] == [acts.SIGN, acts.PROPOSE_AGAIN]
    page = a_page(**signed, has_signed=True)
    assert [act.text for act in links.of_round(page)] == [acts.SIGNATURES, acts.PROPOSE_AGAIN]
    assert not any(act.is_main for act in links.of_round(page))
    said = proposal_page(page, Asked(), COHORT, NAMES)
    assert said.next == "Nothing. You have signed these pairs. They still need to be signed by a network co-chair."


def test_a_proposal_that_does_not_hold_says_to_propose_again_and_nothing_else() -> None:
    page = a_page(outdated=True)
    shown = proposal_page(page, Asked(), COHORT, NAMES)
    assert (shown.status.text, shown.next) == (words.ROUND_OUTDATED, words.NEXT_AGAIN)
    assert [act.text for act in links.of_round(page)] == [acts.PROPOSE_AGAIN]
    (listed,) = rounds_shown([a_round(**{**PROPOSED, "outdated": True})])
    assert (listed.status.text, listed.next) == (words.ROUND_OUTDATED, words.NEXT_AGAIN)
    assert acts.REPAIRS in [act.text for act in links.of_round(a_page(outdated=True, was_signed=True))]


def test_a_pair_can_be_released_only_where_it_is_pinned() -> None:
    free, pinned = (links.of_pair(ROUND, ADA, BEN, is_pinned=is_pinned) for is_pinned in (False, True))
    assert [act.text for act in free] == [acts.PIN, acts.VETO, acts.NOTE]
    assert [act.text for act in pinned] == [acts.RELEASE, acts.VETO, acts.NOTE]


def test_rounds_are_listed_with_the_latest_first() -> None:
    rounds = (a_round(), a_round(purpose="rematch"), a_round(purpose="rematch"))
    assert [each.heading for each in rounds_shown(rounds)] == ["Re-match 2", "Re-match 1", "First round"]


PARTS = (
    ("senior_learns", 100, 300, 3, ("boards",), "Ada Garbutt wants to learn about 3 topics. Ben Kariuki would share 1: boards."),
    ("senior_learns", 0, 300, 1, (), "Ada Garbutt wants to learn about 1 topic. Ben Kariuki would share none of them."),
    ("colleague_learns", 0, 300, 0, (), "Ben Kariuki picked no topic to learn about."),
    ("interests", 40, 80, 2, ("walking",), "In common: walking."),
    ("interests", 0, 80, 2, (), words.INTERESTS_NONE),
    ("availability", 0, 120, 0, (), words.TIMES_NONE),
    ("meeting_mode", 60, 60, 0, (), words.EITHER_OR["meeting_mode"][0]),
    ("site", 0, 40, 0, (), words.EITHER_OR["site"][1]),
    ("notes", 100, 100, 0, (), words.NOTES_FOR),
    ("notes", 50, 100, 0, (), words.NOTES_BALANCED),
    ("notes", 0, 100, 0, (), words.NOTES_AGAINST),
    ("of a later release", 1, 2, 0, (), words.NOTHING),
)


@pytest.mark.parametrize(("name", "points", "most", "wanted", "shared", "sentence"), PARTS)
def test_each_part_of_a_score_is_told_in_words(
    name: str, points: int, most: int, wanted: int, shared: tuple[str, ...], sentence: str
) -> None:
    part = {"name": name, "points": points, "most": most, "wanted": wanted, "shared": shared}
    told = {"senior": ADA, "colleague": BEN, "score": points, "parts": [part], "is_proposed": True, "is_pinned": False}
    (row,) = pair_page(ROUND, msgspec.convert(told, ScoredPair), COHORT, NAMES).parts
    assert (row.sentence, row.points.value) == (sentence, f"{points} of {most}")


def test_half_days_come_in_the_order_of_the_week() -> None:
    shared = ("friday_morning", "monday_evening", "monday_morning")
    part = {"name": "availability", "points": 120, "most": 120, "wanted": 0, "shared": shared}
    told = {"senior": ADA, "colleague": BEN, "score": 120, "parts": [part], "is_proposed": False, "is_pinned": True}
    page = pair_page(ROUND, msgspec.convert(told, ScoredPair), COHORT, NAMES)
    assert "Monday morning, Monday evening, Friday morning" in page.parts[0].sentence
    assert page.sentences == (words.IS_NOT_PROPOSED, words.IS_PINNED)


def test_parts_that_bring_nothing_in_this_cohort_have_no_column() -> None:
    parts = [{"name": "site", "points": 40, "most": 40}, {"name": "directorate", "points": 0, "most": 0}]
    pair = {"senior": ADA, "colleague": DEE, "score": 40, "parts": parts, "is_new": True, "is_pinned": True}
    hidden = {**pair, "parts": [], "is_new": False, "is_pinned": False}
    page = proposal_page(a_page(shown=[pair, hidden], listed=2), Asked(), COHORT, NAMES)
    assert page.head == (words.PAIR, words.SCORE, "Site")
    assert [row.name for row in page.rows] == [f"Ada Garbutt and {words.NO_NAME}"] * 2
    assert (page.rows[0].notes, page.rows[1].parts) == ((words.PINNED, words.NEW), (None,))


def test_a_long_list_leads_on_and_keeps_what_was_asked() -> None:
    shown = proposal_page(a_page(page=2, pages=3, pairs=120, changed=60), Asked(2, changed=True), COHORT, {})
    assert (shown.first, shown.following) == ({"changed": "true"}, {"page": "3", "changed": "true"})
    assert [(each.text, each.is_here) for each in shown.filters] == [
        ("All pairs (120)", False),
        ("New in this version (60)", True),
    ]
    assert proposal_page(a_page(), Asked(), COHORT, {}).filters == ()


def test_the_price_of_fairness_is_told_only_where_there_is_one() -> None:
    summary = {"worst_pair_score": 320, "total": 3349, "greatest": 3379, "first_in_line": 0}
    facts = {fact.name: fact.value for fact in proposal_page(a_page(summary=summary), Asked(), COHORT, {}).facts}
    assert facts[words.TOGETHER] == "3,349. It could be 3,379, if the lowest score did not matter."
    assert facts[words.LOWEST] == "320 of 1,000"
    for greatest in (3349, None):
        same = proposal_page(a_page(summary={**summary, "greatest": greatest}), Asked(), COHORT, {})
        assert {fact.name: fact.value for fact in same.facts}[words.TOGETHER] == "3,349"


def partners(*priced: dict[str, object], not_available: int = 0) -> OtherPartners:
    best = {"placed": 8, "first_in_line": 1, "worst_pair_score": 320}
    others = [
        {"other": BEN, "score": 400, "is_below_worst_pair": False, "new_pairs": [{"senior": ADA, "colleague": BEN}], **each}
        for each in priced
    ]
    alone = {"partner": None, "score": None, "is_pinned": False}
    hidden = [UUID(int=1000 + number) for number in range(not_available)]
    return msgspec.convert({"person": ADA, "best": best, **alone, "alternatives": others, "not_available": hidden}, OtherPartners)


def price(cost: int | None, kept_lost: int = 0, **instead: int) -> dict[str, object]:
    measures = {"placed": 8, "first_in_line": 1, "worst_pair_score": 320, **instead} if cost is None else None
    return {"price": {"cost": cost, "instead": measures, "kept_lost": kept_lost}}


COSTS = (
    (price(0), (words.COST_NOTHING,)),
    (price(1340), ("All scores together fall by 1,340.",)),
    (price(-20, 1), ("All scores together rise by 20.", "1 signed pair ends.")),
    (price(None, placed=7), ("1 pair fewer can be made.",)),
    (price(None, first_in_line=0), ("1 person fewer who waited in an earlier cohort gets a partner.",)),
    (price(None, worst_pair_score=250, placed=8), ("Apart from this pair, the lowest score falls from 320 to 250.",)),
    (price(None), (words.COST_OTHER,)),
    ({**price(5), "is_below_worst_pair": True}, ("All scores together fall by 5.", words.COST_BELOW)),
)


@pytest.mark.parametrize(("priced", "sentences"), COSTS)
def test_what_an_alternative_costs_is_told_in_words(priced: dict[str, object], sentences: tuple[str, ...]) -> None:
    page = person.person_page(ROUND, partners(priced), NAMES, 1)
    assert (page.rows[0].cost, page.rows[0].others) == (sentences, (words.NO_OTHERS,))


def test_alternatives_come_page_by_page_and_too_many_names_are_counted() -> None:
    told = partners(*[price(each) for each in range(45)], not_available=61)
    pages = [person.person_page(ROUND, told, NAMES, number) for number in (1, 2, 3)]
    assert [len(page.rows) for page in pages] == [20, 20, 5]
    assert [(page.first, page.following) for page in pages] == [(None, {"page": "2"}), ({}, {"page": "3"}), ({}, None)]
    assert (pages[0].not_available, "61 people" in pages[0].not_available_count) == ((), True)
    assert len(set(person.people_on(told, 1))) == 2


def test_what_has_changed_is_cut_where_it_is_too_long_and_says_so() -> None:
    pairs = [{"one": ADA, "other": UUID(int=100 + number), "score": number} for number in range(130)]
    scores = {"before": {"lowest": 1, "total": 10}, "now": {"lowest": 2, "total": 1200}}
    known = {
        "scored": True,
        "is_compared": True,
        "has_signed": False,
        "before_on": "2021-03-20",
        "kept": 3,
        "ended": [],
        "new": pairs,
    }
    told = msgspec.convert({**known, **scores, "newly_placed": [BEN], "newly_unplaced": []}, Changes)
    page = comparing.compare_page(told, None, NAMES)
    assert page.sentence == "Compared with the proposal of 20 March 2021"
    assert [(section.heading, len(section.lines), section.more) for section in page.sections] == [
        (words.NEW_ONES, 100, "And 30 more"),
        (words.NEWLY_PLACED, 1, ""),
    ]
    assert {fact.name: fact.value for fact in page.facts}[words.TOGETHER] == "10 before, 1,200 now"


def test_names_are_found_whatever_their_accents_and_order() -> None:
    assert found_by("oneill", NAMES) == ()
    assert found_by("O'NEILL zoe", NAMES) == (CAI,)
    assert found_by("a", NAMES) == (ADA, BEN)
    assert found_by("  ", NAMES) == ()


def test_what_is_found_leads_to_ids_alone() -> None:
    assert where_found(()) == {"found": NONE}
    assert where_found((ADA, BEN)) == {"people": f"{ADA},{BEN}"}
    assert where_found(tuple(UUID(int=number) for number in range(21))) == {"found": MANY}
    assert asked({"people": f"{ADA},x,{ADA}", "page": "²", "found": "some"}) == Asked(people=(ADA,))
    assert asked({"page": "99999"}).page == 10_000


def test_a_pair_of_the_list_has_no_words_of_anybody() -> None:
    assert set(ListedPair.__struct_fields__) == {"senior", "colleague", "score", "parts", "is_new", "is_pinned"}
