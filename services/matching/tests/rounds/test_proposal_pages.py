"""What the pages of a proposal are made of: pairs page by page, who has no partner and why, and what has changed."""

from typing import Any
from uuid import uuid4

import pytest
from services.matching.tests.considerations.test_routes import TODAY, Cohort, pair_of

from matching.rounds.use_cases.proposals import page as pages
from matching.service import MATCHING, routes
from plp_kit.web.roles import Role
from plp_testkit.fixtures.running_services import MakeRunningService, RunningService
from plp_testkit.http import Person


@pytest.fixture
def service(make_running_service: MakeRunningService) -> RunningService:
    running = make_running_service(MATCHING, routes(), "rha")
    running.at(TODAY)
    return running


@pytest.fixture
def cohort(service: RunningService) -> Cohort:
    return Cohort(service)


def looked_at(service: RunningService, person: object) -> list[str]:
    with service.runtime.database.of("rha").transaction() as db:
        rows = db.execute("SELECT what FROM access_records WHERE person = %s", (person,)).fetchall()
    return [what for (what,) in rows]


def shown(body: dict[str, Any]) -> list[tuple[str, str]]:
    return [(pair["senior"], pair["colleague"]) for pair in body["shown"]]


def test_pairs_come_page_by_page_and_only_those_on_a_page_are_looked_at(
    cohort: Cohort, service: RunningService, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pages, "A_PAGE", 2)
    cohort.people(5)
    assert cohort.post("proposals").status == 200
    whole = cohort.get("/pairs?page=1"), cohort.get("/pairs?page=2"), cohort.get("/pairs?page=3"), cohort.get("/pairs?page=4")
    assert [(each["page"], each["pages"], each["listed"], len(each["shown"])) for each in whole] == [
        (1, 3, 5, 2),
        (2, 3, 5, 2),
        (3, 3, 5, 1),
        (4, 3, 5, 0),
    ]
    scores = [pair["score"] for each in whole for pair in each["shown"]]
    assert scores == sorted(scores)
    assert all(pair["score"] == sum(part["points"] for part in pair["parts"]) for each in whole for pair in each["shown"])
    first, last = whole[0]["shown"][0], whole[2]["shown"][0]
    before = looked_at(service, last["senior"])
    cohort.get("/pairs")
    assert looked_at(service, last["senior"]) == before
    assert looked_at(service, first["senior"])[-1] == "explanation"


def test_a_page_names_no_topic_and_no_word_that_somebody_wrote(cohort: Cohort) -> None:
    cohort.people(2)
    cohort.post("proposals")
    parts = [part for pair in cohort.get("/pairs")["shown"] for part in pair["parts"]]
    assert {tuple(sorted(part)) for part in parts} == {("most", "name", "points")}


def test_pairs_are_filtered_by_people_and_by_what_is_new(cohort: Cohort) -> None:
    cohort.people(3)
    cohort.post("proposals")
    first = cohort.get("/pairs")
    assert (first["changed"], cohort.get("/pairs?changed=true")["listed"]) == (None, 0)
    one, other = shown(first)[0]
    assert shown(cohort.get(f"/pairs?people={other}")) == [(one, other)]
    assert cohort.get(f"/pairs?people={uuid4()},{uuid4()}")["listed"] == 0
    assert cohort.post("vetoes", pair_of(one, other)).status == 200
    assert cohort.get("/pairs")["outdated"]
    cohort.post("proposals")
    again = cohort.get("/pairs")
    new = [pair for pair in again["shown"] if pair["is_new"]]
    assert again["changed"] == len(new) > 0
    assert cohort.get("/pairs?changed=true")["shown"] == new
    assert (again["outdated"], again["considered"]) == (False, [{**pair_of(*sorted((one, other))), "kind": "veto"}])


def test_a_page_says_whether_the_reader_has_signed_and_both_seats_ever_had(cohort: Cohort, service: RunningService) -> None:
    cohort.people(2)
    cohort.post("proposals")
    read = "has_signed", "was_signed"
    assert [cohort.get("/pairs")[each] for each in read] == [False, False]
    cohort.sign(cohort.facilitator)
    assert [cohort.get("/pairs")[each] for each in read] == [True, False]
    other = service.person_known_as(uuid4(), "rha", Role.CO_CHAIR)
    assert [other.get(f"{cohort.round}/pairs").body[each] for each in read] == [False, False]
    cohort.sign(cohort.co_chair)
    assert cohort.post("vetoes", pair_of(*cohort.pairs[0])).status == 200
    cohort.post("proposals")
    assert [cohort.get("/pairs")[each] for each in read] == [False, True]
    assert cohort.get("/signatures")["was_signed"]


def test_changed_pairs_have_the_senior_first(cohort: Cohort) -> None:
    seniors, _ = cohort.people(3)
    cohort.post("proposals")
    assert cohort.post("vetoes", pair_of(*cohort.pairs[0])).status == 200
    cohort.post("proposals")
    told = cohort.get("/changes")
    first = {pair["one"] for pair in (*told["new"], *told["ended"])}
    assert first
    assert first <= set(map(str, seniors))


def test_pinned_pairs_are_marked(cohort: Cohort) -> None:
    (senior, *_), (colleague, *_) = cohort.people(2)
    cohort.post("pins", pair_of(senior, colleague))
    cohort.post("proposals")
    marked = {(pair["senior"], pair["colleague"]) for pair in cohort.get("/pairs")["shown"] if pair["is_pinned"]}
    assert marked == {(str(senior), str(colleague))}


def candidate(service: RunningService, cohort: Cohort) -> tuple[Person, int]:
    """A facilitator who is paired in the round, and of how many pairs."""
    (senior, *_), _ = cohort.people(3)
    cohort.post("proposals")
    return service.person_known_as(senior, "rha", Role.FACILITATOR), 3


def test_a_candidate_reads_names_without_scores_and_nothing_of_their_own_pair(cohort: Cohort, service: RunningService) -> None:
    ada, pairs = candidate(service, cohort)
    cohort.post("vetoes", pair_of(*shown(cohort.get("/pairs"))[-1]))
    body = ada.get(f"{cohort.round}/pairs").body
    assert (body["scored"], body["own_left_out"], body["listed"], body["pairs"]) == (False, 1, pairs - 1, pairs)
    assert {(pair["score"], tuple(pair["parts"])) for pair in body["shown"]} == {(None, ())}
    assert [pair["senior"] for pair in body["shown"]] == sorted(pair["senior"] for pair in body["shown"])
    assert (body["summary"], body["considered"], body["managers_unknown"]) == (None, [], 0)
    own = ada.get(f"{cohort.round}/pairs?people={ada.id}").body
    assert own["shown"] == []
    people = [each["person"] for each in ada.get(f"{cohort.round}/people").body["people"]]
    assert (len(people), str(ada.id) in people) == (2 * (pairs - 1), False)
    assert ada.get(f"{cohort.round}/outline").body["scored"] is False
    assert cohort.get("/outline")["scored"] is True


def test_who_has_no_partner_is_told_why_but_not_to_a_candidate(cohort: Cohort, service: RunningService) -> None:
    alone = cohort.person(900)
    cohort.accept(alone, "senior")
    cohort.reports(alone, *(cohort.person(100 + number) for number in range(2)))
    (senior, *_), _ = cohort.people(2)
    assert cohort.post("proposals").status == 200
    told = cohort.get("/unplaced")
    assert (told["seniors"], told["colleagues"]) == (3, 2)
    assert told["people"] == [{"person": str(alone), "reason": "nobody_available", "partners": 0}]
    ada = service.person_known_as(senior, "rha", Role.FACILITATOR)
    closed = ada.get(f"{cohort.round}/unplaced").body
    assert (closed["scored"], closed["seniors"], closed["people"]) == (
        False,
        None,
        [{"person": str(alone), "reason": None, "partners": None}],
    )


def test_changes_are_told_since_the_proposal_before_and_since_both_seats_signed(cohort: Cohort) -> None:
    cohort.people(3)
    cohort.signed()
    first = cohort.get("/changes")
    assert (first["is_compared"], first["ended"], first["new"], first["before"]) == (False, [], [], None)
    ended = shown(cohort.get("/pairs"))[0]
    cohort.post("vetoes", pair_of(*ended))
    assert cohort.post("proposals").status == 200
    since_before, since_signed = cohort.get("/changes"), cohort.get("/changes?since=signatures")
    assert set(ended) in [{pair["one"], pair["other"]} for pair in since_before["ended"]]
    assert since_before["kept"] + len(since_before["new"]) == 3
    assert since_before["before"]["total"] - since_before["now"]["total"] == sum(
        pair["score"] for pair in since_before["ended"]
    ) - sum(pair["score"] for pair in since_before["new"])
    assert since_signed == since_before
    cohort.post("releases", pair_of(*ended))
    assert cohort.post("proposals").status == 200
    back, nothing = cohort.get("/changes"), cohort.get("/changes?since=signatures")
    assert (back["new"], back["ended"]) == (since_before["ended"], since_before["new"])
    assert (nothing["is_compared"], nothing["kept"], nothing["new"]) == (True, 3, [])


def test_a_candidate_learns_what_has_changed_without_scores_and_nothing_of_their_own_pair(
    cohort: Cohort, service: RunningService
) -> None:
    ada, _ = candidate(service, cohort)
    own = next(pair for pair in shown(cohort.get("/pairs")) if str(ada.id) in pair)
    cohort.post("vetoes", pair_of(*own))
    cohort.post("proposals")
    told = ada.get(f"{cohort.round}/changes").body
    assert (told["before"], told["now"]) == (None, None)
    pairs = [*told["ended"], *told["new"]]
    assert str(ada.id) not in {person for pair in pairs for person in (pair["one"], pair["other"])}
    assert {pair["score"] for pair in pairs} <= {None}
    assert str(ada.id) not in (*told["newly_placed"], *told["newly_unplaced"])


def test_a_person_has_their_partner_and_a_pair_says_whether_it_is_proposed(cohort: Cohort) -> None:
    (senior, *_), colleagues = cohort.people(2)
    cohort.post("proposals")
    partner = dict(shown(cohort.get("/pairs")))[str(senior)]
    told = cohort.get(f"/people/{senior}")
    assert (told["partner"], told["best"]["placed"], told["is_pinned"]) == (partner, 2, False)
    (other,) = {str(colleague) for colleague in colleagues} - {partner}
    proposed = [cohort.get(f"/pairs/{senior}/{each}")["is_proposed"] for each in (partner, other)]
    assert proposed == [True, False]
