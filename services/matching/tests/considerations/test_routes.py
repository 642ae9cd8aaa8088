"""What matchers weigh before they sign, through the HTTP routes: pins, vetoes, notes, prices, repairs; and what nobody learns."""

import json
import re
from collections.abc import Mapping
from datetime import UTC, date, datetime, time
from typing import Any
from uuid import UUID, uuid4

import msgspec
import pytest
from services.matching.tests.excluding import exclusions

from matching.considerations.decider import Step
from matching.considerations.use_cases import take_step
from matching.do_not_pair import table as do_not_pair
from matching.ids import PersonId
from matching.rounds.use_cases.matching_problem import CANDIDATES_CHANGED
from matching.service import MATCHING, routes
from plp_kit.core.deciding import Refusal
from plp_kit.core.events import Origin
from plp_kit.core.sealed import Sealed
from plp_kit.messaging.bus.port import Topic
from plp_kit.web.roles import Role
from plp_testkit.fixtures.running_services import MakeRunningService, RunningService
from plp_testkit.http import Answered, Person
from plp_testkit.sealing import sealed

TODAY = datetime(2021, 3, 23, 9, tzinfo=UTC)
LAUNCH = date(2021, 4, 12)
MATCHER = PersonId(uuid4())


class Cohort:
    """A cohort from recruitment's messages: seniors and colleagues by number, with ids that follow from the cohort's."""

    def __init__(self, service: RunningService, tenant: str = "rha", number: int | None = None) -> None:
        self.service, self.topic, self.tenant = service, Topic(tenant, "recruitment"), tenant
        self.number = number or uuid4().int >> 64
        self.id = UUID(int=self.number)
        self.facilitator, self.co_chair = service.person(tenant, Role.FACILITATOR), service.person(tenant, Role.CO_CHAIR)
        self.opened()

    def opened(self, launch_on: date = LAUNCH, months: int = 3) -> None:
        self.receive("CohortOpened", launch_on=launch_on, retention={"matching_notes": months})

    def receive(self, name: str, **fact: object) -> None:
        assert self.service.receive(self.topic, f"recruitment.{name}.v1", {"cohort": self.id, **fact}) is None

    def names(self, person: UUID, *named: UUID) -> None:
        """Everybody is known by a name of their own, which follows from their id."""
        called = tuple(map(name_of, named))
        self.receive(
            "ExclusionsPublished", **exclusions(self.service, self.tenant, person, person, known=name_of(person), named=called)
        )

    def accept(self, person: UUID, side: str, **more: object) -> None:
        topics = {"topics_to_learn": [f"{person.int % 7}"], "topics_to_share": [f"{person.int % 5}", f"{person.int % 3}"]}
        profile = sealed(self.service, self.tenant, "profile", person, {**topics, **more})
        self.receive("ApplicantAccepted", application=person, person=person, sides=[side], profile=profile)
        self.names(person)

    def reports(self, person: UUID, *managers: UUID, team: str | None = None) -> None:
        line = sealed(self.service, self.tenant, "line", person, {"posts": [{"managers": managers, "team": team}]})
        self.receive("ReportingLinesRecorded", person=person, line=line)

    def person(self, number: int) -> UUID:
        return UUID(int=1000 * self.number + number)

    def people(self, pairs: int) -> tuple[list[UUID], list[UUID]]:
        seniors, colleagues = ([self.person(first + n) for n in range(pairs)] for first in (10, 100))
        for senior in seniors:
            self.accept(senior, "senior", topics_to_learn=["wards"])
        for colleague in colleagues:
            self.accept(colleague, "served", topics_to_share=["wards"])
        self.receive("RecruitingClosed", accepted=2 * pairs)
        return seniors, colleagues

    @property
    def round(self) -> str:
        with self.service.runtime.database.of(self.tenant).transaction() as db:
            ((found,),) = db.execute("SELECT round FROM rounds_1 WHERE cohort = %s", (self.id,)).fetchall()
        return f"/rounds/{found}"

    def post(self, what: str, body: Mapping[str, object] | None = None) -> Answered:
        return self.facilitator.post(f"{self.round}/{what}", body)

    def get(self, what: str = "") -> dict[str, Any]:
        return self.facilitator.get(f"{self.round}{what}").body

    @property
    def notes(self) -> list[dict[str, Any]]:
        return self.listed(f"{self.round}/notes", self.facilitator)

    def listed(self, path: str, asker: Person) -> list[dict[str, Any]]:
        token = asker.token
        answered = asker.app.test_client().get(path, headers={"Authorization": f"Bearer {token}"})
        rows: list[dict[str, Any]] = answered.get_json()
        return rows

    def sign(self, *matchers: Person) -> None:
        for matcher in matchers:
            body = {"fingerprint": self.get()["fingerprint"]}
            assert matcher.post(f"{self.round}/signatures", body).status == 200

    def signed(self) -> None:
        assert self.post("proposals").status == 200
        self.sign(self.facilitator, self.co_chair)

    @property
    def pairs(self) -> list[tuple[str, str]]:
        return [(pair["senior"], pair["colleague"]) for pair in self.get()["proposal"]["pairs"]]


def name_of(person: UUID) -> str:
    return "Somebody " + "".join("abcdefghijklmnop"[int(digit, 16)] for digit in person.hex[-8:])


def pair_of(one: object, other: object) -> dict[str, object]:
    return {"one": str(one), "other": str(other)}


@pytest.fixture
def service(make_running_service: MakeRunningService) -> RunningService:
    running = make_running_service(MATCHING, routes(), "rha", "tzb")
    running.at(TODAY)
    return running


@pytest.fixture
def cohort(service: RunningService) -> Cohort:
    return Cohort(service)


def test_a_pinned_pair_is_proposed_and_a_vetoed_one_is_not(cohort: Cohort) -> None:
    cohort.people(4)
    cohort.post("proposals")
    (first, *_), vetoed = cohort.pairs, cohort.pairs[1]
    pinned = (first[0], cohort.pairs[2][1])
    assert cohort.post("pins", pair_of(*pinned)).status == 200
    assert cohort.post("vetoes", pair_of(*reversed(vetoed))).status == 200
    assert cohort.post("proposals").status == 200
    assert pinned in cohort.pairs
    assert vetoed not in cohort.pairs
    assert {row["kind"] for row in cohort.get()["considered"]} == {"pin", "veto"}
    assert cohort.post("pins", pair_of(*pinned)).code == "pinned_already"
    assert cohort.post("releases", pair_of(*pinned)).status == 200
    assert cohort.post("releases", pair_of(*pinned)).code == "nothing_to_release"


def test_what_is_said_of_people_who_are_pinned_or_vetoed_already(cohort: Cohort) -> None:
    seniors, colleagues = cohort.people(3)
    assert cohort.post("pins", pair_of(seniors[0], colleagues[0])).status == 200
    assert cohort.post("vetoes", pair_of(seniors[1], colleagues[1])).status == 200
    assert cohort.post("pins", pair_of(seniors[0], colleagues[2])).code == "pinned_already"
    assert cohort.post("vetoes", pair_of(seniors[0], colleagues[0])).code == "pinned_already"
    assert cohort.post("vetoes", pair_of(seniors[0], colleagues[2])).status == 200
    assert cohort.post("pins", pair_of(seniors[1], colleagues[1])).code == "vetoed_already"
    assert cohort.post("vetoes", pair_of(colleagues[1], seniors[1])).code == "vetoed_already"
    assert cohort.post("pins", pair_of(seniors[2], seniors[2])).code == "two_people"
    assert cohort.post("vetoes", pair_of(seniors[1], seniors[2])).code == "not_available"


def test_pins_vetoes_and_signed_pairs_hold_under_any_id_that_turns_out_to_be_the_same_person(cohort: Cohort) -> None:
    """The smaller id is the one under which they are proposed."""
    seniors, colleagues = cohort.people(4)
    pinned, vetoed = (seniors[0], colleagues[3]), (seniors[1], colleagues[2])
    assert cohort.post("pins", pair_of(*pinned)).status == 200
    assert cohort.post("vetoes", pair_of(*vetoed)).status == 200
    cohort.signed()
    before = cohort.pairs
    known_as = {colleagues[3]: cohort.person(2), colleagues[2]: cohort.person(1)}
    for person, other in known_as.items():
        cohort.accept(other, "served", topics_to_learn=[f"{person.int % 7}"], topics_to_share=["wards"])
        cohort.receive("IdentitiesJoined", person=person, same_as=other)
    now = {str(person): str(other) for person, other in known_as.items()}
    assert cohort.post("proposals").status == 200
    assert sorted(cohort.pairs) == sorted((senior, now.get(colleague, colleague)) for senior, colleague in before)
    changes = cohort.get()["proposal"]["changes"]
    assert (changes["kept"], changes["new_pairs"], cohort.get()["unplaced"]) == (4, [], 0)
    assert cohort.get(f"/people/{colleagues[3]}")["person"] == now[str(colleagues[3])]
    assert cohort.post("vetoes", pair_of(seniors[0], known_as[colleagues[3]])).code == "pinned_already"
    cohort.sign(cohort.facilitator, cohort.co_chair)
    assert cohort.post("publications").status == 200


def test_a_pin_that_cannot_be_kept_any_more_is_named_and_released(cohort: Cohort) -> None:
    seniors, colleagues = cohort.people(3)
    pinned = seniors[0], colleagues[0]
    assert cohort.post("pins", pair_of(*pinned)).status == 200
    cohort.signed()
    cohort.reports(colleagues[0], seniors[0])
    assert cohort.post("publications").code == "not_available_any_more"
    refused = cohort.post("proposals")
    assert (refused.status, refused.code) == (409, "pins_in_the_way")
    assert all(str(person) in refused.body["detail"] for person in pinned)
    assert cohort.post("releases", pair_of(*pinned)).status == 200
    cohort.signed()
    assert cohort.post("publications").status == 200


def test_a_pin_that_was_weighed_before_a_veto_came_is_weighed_again(cohort: Cohort, service: RunningService) -> None:
    """Each leaves a partner for everybody; both together do not, which a preview shows. Then both are the matchers' to take."""
    seniors, colleagues = cohort.people(2)
    round_id, context = UUID(cohort.round.removeprefix("/rounds/")), service.runtime.context("rha")
    prepared = take_step.prepare(context, round_id, MATCHER, Step.PIN, PersonId(seniors[1]), PersonId(colleagues[0]))
    assert not isinstance(prepared, Refusal)
    assert cohort.post("vetoes", pair_of(seniors[0], colleagues[1])).status == 200
    origin = Origin("somebody", TODAY, uuid4())
    assert context.write(origin, lambda write: take_step.record(write, prepared)) == CANDIDATES_CHANGED
    looked = cohort.get(f"/previews?step=pin&one={seniors[1]}&other={colleagues[0]}")
    alone = sorted(map(str, (seniors[0], colleagues[1])))
    assert (looked["left_alone"], looked["cost"], looked["after"]["placed"]) == (alone, None, 1)
    assert cohort.post("pins", pair_of(seniors[1], colleagues[0])).status == 200
    assert cohort.post("proposals").status == 200
    assert cohort.pairs == [(str(seniors[1]), str(colleagues[0]))]
    assert sorted(cohort.get()["proposal"]["unplaced"]) == alone


def test_a_proposal_that_a_veto_has_overtaken_is_not_published(cohort: Cohort) -> None:
    cohort.people(3)
    cohort.signed()
    assert cohort.post("vetoes", pair_of(*cohort.pairs[0])).status == 200
    assert cohort.post("publications").code == "proposal_outdated"


def test_a_veto_that_leaves_somebody_alone_is_taken_after_a_preview_has_shown_who(cohort: Cohort) -> None:
    seniors, colleagues = cohort.people(3)
    assert cohort.post("vetoes", pair_of(seniors[0], colleagues[0])).status == 200
    assert cohort.post("vetoes", pair_of(seniors[1], colleagues[0])).status == 200
    looked = cohort.get(f"/previews?step=veto&one={seniors[2]}&other={colleagues[0]}")
    assert (looked["cost"], looked["after"]["placed"]) == (None, 2)
    assert str(colleagues[0]) in looked["left_alone"]
    assert looked["shortage"]["words"] == "These 3 share 2 available partners."
    assert cohort.post("vetoes", pair_of(seniors[2], colleagues[0])).status == 200
    assert cohort.post("proposals").status == 200
    assert sorted(cohort.get()["proposal"]["unplaced"]) == sorted(looked["left_alone"])


def test_a_preview_says_what_then_happens(cohort: Cohort) -> None:
    cohort.people(5)
    cohort.post("proposals")
    pair, other = cohort.pairs[0], cohort.pairs[1]
    priced = {(row["pair"]["senior"], row["pair"]["colleague"]): row["price"]["cost"] for row in cohort.get("/prices")["vetoes"]}
    looked = cohort.get(f"/previews?step=veto&one={pair[0]}&other={pair[1]}")
    assert looked["cost"] == priced[pair]
    swapped = cohort.get(f"/previews?step=swap&one={pair[0]}&other={other[0]}")
    assert {(one["senior"], one["colleague"]) for one in swapped["new_pairs"]} >= {(pair[0], other[1]), (other[0], pair[1])}
    assert cohort.post("vetoes", pair_of(*pair)).status == 200
    cohort.post("proposals")
    assert cohort.get()["proposal"]["summary"]["total"] == looked["after"]["total"]


def test_a_swap_that_was_previewed_is_what_the_next_proposal_makes(cohort: Cohort) -> None:
    cohort.people(5)
    cohort.post("proposals")
    pair, other = cohort.pairs[0], cohort.pairs[1]
    previewed = cohort.facilitator.get(f"{cohort.round}/previews?step=swap&one={pair[0]}&other={other[0]}")
    assert previewed.headers["ETag"] == f'"{cohort.get()["version"]}"'
    assert cohort.post("swaps", pair_of(pair[0], other[0])).status == 200
    assert cohort.post("proposals").status == 200
    assert {(pair[0], other[1]), (other[0], pair[1])} <= set(cohort.pairs)
    assert sorted(row["kind"] for row in cohort.listed(f"{cohort.round}/considerations", cohort.co_chair)) == ["pin", "pin"]
    assert cohort.post("swaps", pair_of(pair[0], other[1])).code == "not_available"


def test_a_swap_is_of_the_partners_that_the_proposal_shows_though_the_best_pairs_are_others_by_now(cohort: Cohort) -> None:
    cohort.people(6)
    cohort.post("proposals")
    shown = cohort.pairs
    assert cohort.post("vetoes", pair_of(*shown[0])).status == 200
    best = {(row["pair"]["senior"], row["pair"]["colleague"]) for row in cohort.get("/prices")["vetoes"]}
    moved = next(pair for pair in shown[1:] if pair not in best)
    other = next(pair for pair in shown[1:] if pair != moved)
    assert cohort.post("swaps", pair_of(moved[0], other[0])).status == 200
    held = cohort.listed(f"{cohort.round}/considerations", cohort.co_chair)
    pinned = {frozenset((row["one"], row["other"])) for row in held if row["kind"] == "pin"}
    assert pinned == {frozenset((moved[0], other[1])), frozenset((other[0], moved[1]))}


def test_a_preview_is_refused_as_the_step_itself_is(cohort: Cohort) -> None:
    cohort.people(4)
    cohort.post("proposals")
    (pinned, vetoed, *_), same = cohort.pairs, cohort.pairs[2][0]
    assert cohort.post("pins", pair_of(*pinned)).status == 200
    assert cohort.post("vetoes", pair_of(*vetoed)).status == 200
    codes: list[tuple[str, str | None, str | None]] = []
    for step, path in (("pin", "pins"), ("veto", "vetoes"), ("swap", "swaps")):
        for one, other in (pinned, vetoed, (pinned[0], vetoed[0]), (same, same), (same, str(uuid4()))):
            looked = cohort.facilitator.get(f"{cohort.round}/previews?step={step}&one={one}&other={other}").code
            codes.append((step, looked, cohort.post(path, pair_of(one, other)).code))
    assert [looked for _, looked, _ in codes] == [taken for _, _, taken in codes]
    refused = {(step, looked) for step, looked, _ in codes}
    assert refused >= {("veto", "pinned_already"), ("pin", "vetoed_already"), ("swap", "pinned_already"), ("swap", "two_people")}


def test_nothing_is_previewed_of_a_published_round(cohort: Cohort) -> None:
    cohort.people(3)
    cohort.signed()
    assert cohort.post("publications").status == 200
    pair = cohort.pairs[0]
    assert cohort.facilitator.get(f"{cohort.round}/previews?step=pin&one={pair[0]}&other={pair[1]}").code == "published_already"


def test_notes_move_a_score_until_they_expire_and_their_reason_is_in_no_event(cohort: Cohort, service: RunningService) -> None:
    seniors, colleagues = cohort.people(3)
    reason = "A reason that no log may hold"
    note = {**pair_of(colleagues[0], seniors[0]), "stance": "for", "reason": reason, "until": "2021-03-24"}
    before = cohort.get(f"/pairs/{seniors[0]}/{colleagues[0]}")["score"]
    assert cohort.post("notes", note).status == 200
    (shown,) = cohort.notes
    assert (shown["reason"], shown["author"]) == (reason, str(cohort.facilitator.id))
    assert cohort.get(f"/pairs/{colleagues[0]}/{seniors[0]}")["score"] == before + 50
    assert reason not in json.dumps(service.logged("rha"))
    service.at(datetime(2021, 3, 25, 9, tzinfo=UTC))
    assert cohort.get(f"/pairs/{seniors[0]}/{colleagues[0]}")["score"] == before
    assert cohort.post("notes", note).code == "note_expired"
    theirs = f"{cohort.round}/notes/{shown['note']}/withdrawals"
    assert cohort.co_chair.post(theirs).code == "note_of_another"
    assert cohort.facilitator.post(theirs).status == 200
    assert cohort.facilitator.post(theirs).code == "no_such_note"


def test_a_note_outlives_its_author_and_goes_with_either_of_the_two(cohort: Cohort, service: RunningService) -> None:
    seniors, colleagues = cohort.people(2)
    reason = "They have fallen out before"
    for senior in seniors[:2]:
        note = {"one": str(senior), "other": str(colleagues[0]), "stance": "against", "reason": reason}
        cohort.post("notes", note)
    vault = service.runtime.context("rha").vault
    vault.erase(cohort.facilitator.id)
    assert [note["reason"] for note in cohort.co_chair.list(f"{cohort.round}/notes")] == [reason, reason]
    vault.erase(seniors[0])
    assert sorted(str(note["reason"]) for note in cohort.co_chair.list(f"{cohort.round}/notes")) == ["None", reason]


def test_shared_topics_are_explained_to_matchers_and_sealed_for_both_people(cohort: Cohort, service: RunningService) -> None:
    seniors, _ = cohort.people(2)
    cohort.post("proposals")
    (explained,) = [pair["parts"] for pair in cohort.get()["proposal"]["pairs"] if pair["senior"] == str(seniors[0])]
    (learns,) = [part for part in explained if part["name"] == "senior_learns"]
    assert learns["shared"] == ["wards"]
    assert "wards" not in json.dumps([payload for name, payload in service.logged("rha") if "explained" in name])
    for pair in cohort.get()["proposal"]["pairs"]:
        assert sum(part["points"] for part in pair["parts"]) == pair["score"]
    service.runtime.context("rha").vault.erase(seniors[0])
    (gone,) = [pair for pair in cohort.get()["proposal"]["pairs"] if pair["senior"] == str(seniors[0])]
    assert gone["parts"] == []


def test_two_people_are_explained_part_by_part_unless_they_cannot_be_a_pair(cohort: Cohort) -> None:
    seniors, colleagues = cohort.people(2)
    cohort.post("proposals")
    explained = cohort.get(f"/pairs/{colleagues[0]}/{seniors[0]}")
    assert (explained["senior"], explained["colleague"]) == (str(seniors[0]), str(colleagues[0]))
    assert sum(part["points"] for part in explained["parts"]) == explained["score"] > 0
    assert cohort.get(f"/pairs/{seniors[0]}/{seniors[0]}")["code"] == "not_available"


FINGERPRINT = re.compile(r"[0-9a-f]{64}")


def everything(cohort: Cohort) -> str:
    """All that a matcher can be told of a round. A fingerprint is another in each."""
    told: list[object] = [cohort.post("proposals").status, cohort.get(), cohort.get("/prices")]
    people = [cohort.person(first + n) for first in (10, 100) for n in range(3)]
    told += [cohort.get(f"/people/{person}") for person in people]
    for senior in people[:3]:
        for colleague in people[3:]:
            told.append(cohort.get(f"/pairs/{senior}/{colleague}"))
            told += [cohort.get(f"/previews?step={step}&one={senior}&other={colleague}") for step in ("pin", "veto")]
    told += [cohort.post("pins", pair_of(people[0], people[3])).body, cohort.notes]
    return FINGERPRINT.sub("drawn", json.dumps(told, sort_keys=True))


def test_rounds_that_differ_only_in_who_named_whom_look_the_same_to_all(make_running_service: MakeRunningService) -> None:
    told = []
    for asker, named in ((10, 100), (100, 10), (0, 0)):
        service = make_running_service(MATCHING, routes(), "rha")
        service.at(TODAY)
        cohort = Cohort(service, number=77)
        seniors, colleagues = cohort.people(3)
        cohort.reports(seniors[0], team="ward 7")
        cohort.reports(colleagues[0], team="ward 8" if asker else "ward 7")
        if asker:
            cohort.names(cohort.person(asker), cohort.person(named))
        assert str(colleagues[0]) in cohort.get(f"/people/{seniors[0]}")["not_available"]
        told.append(everything(cohort))
    assert told[0] == told[1] == told[2]


PRIVATE = "a marker of what only readers of profiles may read"


def test_nothing_that_somebody_wrote_is_in_any_answer_or_moves_one(make_running_service: MakeRunningService) -> None:
    """Words of every kind: shared ones, placeholders, words that say who somebody is, in small letters and capitals."""
    answers_of = []
    for words in ([None] * 3, [PRIVATE, "n/a", "N/A"], ["I am a black woman", "as a muslim", "Learn from Priya"], ["x"] * 3):
        service = make_running_service(MATCHING, routes(), "rha")
        service.at(TODAY)
        cohort = Cohort(service, number=77)
        for person, side in (
            (cohort.person(first + n), side) for first, side in ((10, "senior"), (100, "served")) for n in range(3)
        ):
            cohort.accept(person, side, answers=words, wants=words[0], offers=words[0], notes_to_self=words[1])
        cohort.receive("RecruitingClosed", accepted=6)
        answers_of.append(everything(cohort))
    assert len(set(answers_of)) == 1
    assert PRIVATE not in answers_of[1]


def test_a_manager_and_their_report_are_not_paired_and_the_line_is_in_no_event(cohort: Cohort, service: RunningService) -> None:
    seniors, colleagues = cohort.people(2)
    cohort.reports(colleagues[0], seniors[0], team="Ward 7")
    assert str(seniors[0]) in cohort.get(f"/people/{colleagues[0]}")["not_available"]
    (line,) = [payload for name, payload in service.logged("rha") if name == "matching.line_recorded.v1"]
    assert not any(word in line for word in (str(seniors[0]), "Ward 7"))


def test_people_whose_managers_are_not_known_are_named_until_a_list_has_them(cohort: Cohort) -> None:
    seniors, colleagues = cohort.people(2)
    cohort.reports(seniors[0], colleagues[0])
    cohort.reports(seniors[1])
    known_as = cohort.person(9)
    cohort.receive("IdentitiesJoined", person=colleagues[0], same_as=known_as)
    cohort.reports(known_as, uuid4())
    assert cohort.listed(f"/cohorts/{cohort.id}/managers-unknown", cohort.co_chair) == [
        {"person": str(seniors[1]), "managers": "none"},
        {"person": str(colleagues[1]), "managers": "not_known"},
    ]
    assert cohort.get()["managers_unknown"] == [str(colleagues[1])]
    cohort.reports(colleagues[1], uuid4())
    assert cohort.get()["managers_unknown"] == []


def test_whom_a_list_may_know_by_another_id_is_not_paired_with_those_who_report_to_that_id(cohort: Cohort) -> None:
    """And stays another person: neither is placed as the other."""
    _, colleagues = cohort.people(2)
    listed = uuid4()
    cohort.reports(colleagues[0], listed)
    cohort.signed()
    (manager,) = [UUID(senior) for senior, colleague in cohort.pairs if colleague == str(colleagues[0])]
    value = exclusions(cohort.service, cohort.tenant, manager, manager, known=name_of(manager), may_be=(listed,))
    cohort.receive("ExclusionsPublished", **value)
    assert cohort.post("publications").code == "not_available_any_more"
    assert cohort.get(f"/people/{manager}")["not_available"] == [str(colleagues[0])]
    cohort.signed()
    assert cohort.post("publications").status == 200
    assert (str(manager), str(colleagues[1])) in cohort.pairs


def test_nothing_is_proposed_while_a_line_that_was_replaced_cannot_be_opened(cohort: Cohort, service: RunningService) -> None:
    """Its key is destroyed before the new line arrives: a manager must not be proposed as a partner meanwhile."""
    seniors, colleagues = cohort.people(2)
    before = sealed(service, "rha", "line", colleagues[0], {"posts": [{"managers": [seniors[0]], "team": None}]})
    cohort.receive("ReportingLinesRecorded", person=colleagues[0], line=before)
    service.runtime.context("rha").vault.destroy([before.key])
    assert cohort.post("proposals").code == "candidates_changed"
    assert cohort.post("pins", pair_of(seniors[0], colleagues[0])).code == "candidates_changed"
    cohort.reports(colleagues[0], seniors[0])
    assert cohort.post("proposals").status == 200
    assert (str(seniors[0]), str(colleagues[0])) not in cohort.pairs


def test_a_line_of_somebody_who_was_erased_stops_nobody(cohort: Cohort, service: RunningService) -> None:
    seniors, colleagues = cohort.people(2)
    manager = uuid4()
    cohort.reports(colleagues[0], manager)
    cohort.reports(manager, seniors[0])
    service.runtime.context("rha").vault.erase(manager)
    assert cohort.post("proposals").code == "candidates_changed"
    cohort.receive("PersonErased", person=manager)
    assert cohort.post("proposals").status == 200


def test_a_profile_that_is_written_anew_is_matched_by_and_one_that_is_destroyed_earns_nothing(
    cohort: Cohort, service: RunningService
) -> None:
    ada, ben = cohort.person(10), cohort.person(100)
    cohort.accept(ada, "senior", topics_to_learn=["boards"])
    cohort.accept(ben, "served", topics_to_share=["wards"])
    cohort.receive("RecruitingClosed", accepted=2)
    learns = f"/pairs/{ada}/{ben}"
    anew = sealed(service, "rha", "profile", ben, {"topics_to_share": ["boards"]})
    assert cohort.get(learns)["parts"][0]["points"] == 0
    cohort.receive("ProfileRewritten", application=ben, person=ben, profile=anew)
    assert cohort.get(learns)["parts"][0]["points"] == 300
    service.runtime.context("rha").vault.destroy([anew.key])
    assert cohort.get(learns)["parts"][0]["points"] == 0


def test_a_person_whom_somebody_named_is_excluded_under_another_id_and_is_in_no_event(
    cohort: Cohort, service: RunningService
) -> None:
    seniors, colleagues = cohort.people(2)
    alias = cohort.person(7)
    cohort.receive("IdentitiesJoined", person=alias, same_as=colleagues[1])
    cohort.accept(alias, "served")
    cohort.names(seniors[0], alias)
    cohort.post("proposals")
    assert (str(seniors[0]), str(colleagues[1])) not in cohort.pairs
    assert (str(seniors[0]), str(alias)) not in cohort.pairs
    assert not any(name_of(alias) in payload for _, payload in service.logged("rha"))


def test_nothing_is_worked_out_before_everybodys_exclusions_are_here(cohort: Cohort) -> None:
    """They are published with the acceptance, and may arrive after it."""
    seniors, colleagues = cohort.people(1)
    late = cohort.person(8)
    profile = sealed(cohort.service, "rha", "profile", late, {})
    cohort.receive("ApplicantAccepted", application=late, person=late, sides=["served"], profile=profile)
    for answer in (
        cohort.post("proposals"),
        cohort.post("vetoes", pair_of(seniors[0], colleagues[0])),
        cohort.facilitator.get(f"{cohort.round}/prices"),
    ):
        assert answer.code == "candidates_missing"
    cohort.names(late)
    assert cohort.post("proposals").status == 200


def test_a_value_that_was_replaced_before_its_successor_arrived_lets_nobody_be_paired(cohort: Cohort) -> None:
    seniors, _ = cohort.people(1)
    context = cohort.service.runtime.context("rha")
    with context.database.transaction() as db:
        rows = do_not_pair.of_cohort(db, cohort.id)
    context.vault.destroy([row.exclusions.key for row in rows if row.person == seniors[0]])
    assert cohort.post("proposals").code == "candidates_missing"
    cohort.names(seniors[0])
    assert cohort.post("proposals").status == 200


def test_somebody_who_is_named_after_the_proposal_is_not_published_with_the_author(cohort: Cohort) -> None:
    """As where they turn out to work in one team."""
    cohort.people(2)
    cohort.signed()
    (senior, colleague), other = cohort.pairs
    cohort.names(UUID(colleague), UUID(senior))
    assert cohort.post("publications").code == "not_available_any_more"
    cohort.names(UUID(colleague))
    for person in other:
        cohort.reports(UUID(person), team="ward 7")
    assert cohort.post("publications").code == "not_available_any_more"
    cohort.reports(UUID(other[0]), team="ward 8")
    assert cohort.post("publications").status == 200


def test_weights_hold_for_the_cohort(cohort: Cohort) -> None:
    cohort.people(2)
    at = f"/cohorts/{cohort.id}"
    weights = {**cohort.facilitator.get(f"{at}/criteria").body["weights"], "notes": 0, "directorate": 100}
    assert cohort.facilitator.post(f"{at}/weights", weights).status == 200
    assert cohort.facilitator.post(f"{at}/weights", {**weights, "site": 41}).code == "weights_total"
    shown = cohort.co_chair.get(f"{at}/criteria").body
    assert (shown["weights"], shown["launch_on"]) == (weights, "2021-04-12")


def test_after_a_withdrawal_the_fewest_changes_are_proposed_and_shown(cohort: Cohort) -> None:
    cohort.people(5)
    assert cohort.facilitator.get(f"{cohort.round}/repairs").code == "nothing_signed"
    cohort.signed()
    before = cohort.pairs
    cohort.receive("ApplicantWithdrew", application=before[0][0], person=before[0][0])
    found = cohort.get("/repairs")
    (chosen,) = [one for one in found["free"] if one["is_recommended"]]
    assert cohort.post("repairs", {"changes": 77}).code == "no_such_repair"
    assert cohort.post("repairs", {"changes": chosen["changes"]}).status == 200
    changes = cohort.get()["proposal"]["changes"]
    assert len(changes["ended_pairs"]) == chosen["changes"] + 1
    assert changes["kept"] + len(changes["ended_pairs"]) == 5
    assert cohort.get()["signed_seats"] == []


def test_pairs_are_taken_back_before_launch_and_never_after(cohort: Cohort, service: RunningService) -> None:
    cohort.people(2)
    assert cohort.post("unpublications").code == "nothing_published"
    cohort.signed()
    assert cohort.post("publications").status == 200
    first = {pair["partnership"] for pair in cohort.get()["proposal"]["pairs"]}
    assert cohort.post("unpublications").status == 200
    assert (cohort.get()["published_on"], cohort.get()["signed_seats"]) == (None, [])
    assert cohort.post("publications").code == "signatures_missing"
    cohort.sign(cohort.facilitator, cohort.co_chair)
    assert cohort.post("publications").status == 200
    assert not first & {pair["partnership"] for pair in cohort.get()["proposal"]["pairs"]}
    service.at(datetime(2021, 4, 14, 9, tzinfo=UTC))  # The planned day has passed; the launch alone counts.
    cohort.receive("CohortLaunched", revision=1, launched_on="2021-04-14", facts_until="2033-07-14")
    assert cohort.post("unpublications").code == "launched"


def test_a_matcher_paired_under_another_id_fills_no_seat(cohort: Cohort) -> None:
    seniors, _ = cohort.people(2)
    cohort.receive("IdentitiesJoined", person=cohort.facilitator.id, same_as=seniors[0])
    assert cohort.co_chair.post(f"{cohort.round}/proposals").status == 200
    cohort.sign(cohort.facilitator, cohort.co_chair)
    assert cohort.get()["signed_seats"] == ["co_chair"]
    assert cohort.co_chair.post(f"{cohort.round}/publications").code == "signatures_missing"


def papers(cohort: Cohort) -> tuple[list[bool], list[str | None]]:
    """Whether each pair is explained, and the reasons of the notes."""
    return [bool(pair["parts"]) for pair in cohort.get()["proposal"]["pairs"]], [note["reason"] for note in cohort.notes]


def until(service: RunningService, day: date) -> None:
    """Works what falls due on the way, until nothing does."""
    service.at(datetime.combine(day, time(9), UTC))
    while service.work_deadlines():
        pass


def keys(service: RunningService) -> list[Sealed]:
    """Every paper that any event of the log holds, of replaced proposals and withdrawn notes, too."""
    logged = [json.loads(payload) for _, payload in service.logged("rha")]
    found = [paper for event in logged for paper in event.get("explanations", [])]
    found += [event["wording"]["reason"] for event in logged if "wording" in event]
    return [msgspec.convert(paper, Sealed) for paper in found]


def still_open(service: RunningService) -> list[str]:
    """In the vault, once the work process has destroyed what is spent."""
    service.destroy_spent()
    vault = service.runtime.context("rha").vault
    return [text for text in vault.open(keys(service)) if text is not None]


@pytest.fixture
def noted(cohort: Cohort) -> Cohort:
    """Published, with a note, and before that with a proposal that was replaced and a note that was withdrawn."""
    seniors, colleagues = cohort.people(2)
    note = {**pair_of(seniors[0], colleagues[0]), "stance": "against", "reason": "Said in haste"}
    assert cohort.post("notes", note).status == 200
    assert cohort.post("proposals").status == 200
    assert cohort.post(f"notes/{cohort.notes[0]['note']}/withdrawals").status == 200
    assert cohort.post("notes", {**note, "reason": "Between us"}).status == 200
    assert cohort.post("vetoes", pair_of(*cohort.pairs[0])).status == 200
    cohort.signed()
    assert cohort.post("publications").status == 200
    return cohort


def test_papers_are_retained_for_the_trusts_months_and_then_gone_for_good(noted: Cohort, service: RunningService) -> None:
    noted.opened(months=5)
    until(service, date(2021, 9, 11))
    assert papers(noted) == ([True, True], ["Between us"])
    assert (len(still_open(service)), len(keys(service))) == (5, 6)  # One note was withdrawn.
    until(service, date(2021, 9, 12))
    assert papers(noted) == ([False, False], [None])
    assert still_open(service) == []
    ended = [event for event in service.logged("rha") if event[0] == "matching.retention_ended.v1"]
    assert ended == [("matching.retention_ended.v1", '{"on": "2021-09-12"}')]


def test_a_launch_or_a_period_that_changes_moves_the_day(noted: Cohort, service: RunningService) -> None:
    noted.opened(launch_on=date(2021, 5, 12))
    until(service, date(2021, 7, 12))
    assert papers(noted) == ([True, True], ["Between us"])
    noted.opened(launch_on=date(2021, 5, 12), months=1)
    until(service, date(2021, 7, 13))
    assert papers(noted) == ([False, False], [None])
    assert still_open(service) == []


def test_the_end_is_on_record_and_papers_are_out_of_sight_before_a_key_is_destroyed(
    noted: Cohort, service: RunningService
) -> None:
    service.at(datetime(2021, 7, 12, 9, tzinfo=UTC))
    assert service.work_deadlines() == 1  # Here the worker might stop.
    assert service.logged("rha")[-2:] == [
        ("matching.retention_ended.v1", '{"on": "2021-07-12"}'),
        ("matching.papers_hidden.v1", '{"on": "2021-07-12"}'),
    ]
    assert papers(noted) == ([False, False], [None])
    assert service.runtime.context("rha").vault.remaining([paper.key for paper in keys(service)])
    assert service.work_deadlines() == 0
    assert still_open(service) == []


def test_a_rematch_after_that_has_papers_of_its_own_for_as_long(noted: Cohort, service: RunningService) -> None:
    until(service, date(2021, 7, 12))
    alone = next(senior for senior, colleague in noted.pairs if colleague == str(noted.person(100)))
    noted.receive("ApplicantWithdrew", application=noted.person(100), person=noted.person(100))
    eve = noted.person(102)
    noted.accept(eve, "served")
    rematch = f"/rounds/{noted.facilitator.post(f'/cohorts/{noted.id}/rounds').body['id']}"
    service.at(datetime(2021, 9, 30, 9, tzinfo=UTC))
    note = {**pair_of(alone, eve), "stance": "for", "reason": "They know each other"}
    assert noted.facilitator.post(f"{rematch}/notes", note).status == 200
    assert noted.facilitator.post(f"{rematch}/proposals").status == 200
    until(service, date(2021, 12, 29))
    assert noted.facilitator.get(rematch).body["proposal"]["pairs"][0]["parts"]
    assert len(still_open(service)) == 2
    until(service, date(2021, 12, 30))
    assert noted.facilitator.get(rematch).body["proposal"]["pairs"][0]["parts"] == []
    assert still_open(service) == []


def test_partners_are_told_why_in_a_sentence_and_never_a_score(cohort: Cohort, service: RunningService) -> None:
    ada, ben = cohort.person(10), cohort.person(100)
    cohort.accept(ada, "senior", topics_to_learn=["boards", "wards"], topics_to_share=["budgets"])
    cohort.accept(ben, "served", topics_to_learn=["nights"], topics_to_share=["boards", "wards"])
    cohort.receive("RecruitingClosed", accepted=2)
    cohort.signed()
    partners = [service.person_known_as(one, "rha", Role.PARTICIPANT) for one in (ada, ben)]
    assert cohort.listed("/pairs/mine", partners[0]) == []
    cohort.post("publications")
    (partnership,) = [pair["partnership"] for pair in cohort.get()["proposal"]["pairs"]]
    told = [cohort.listed("/pairs/mine", partner) for partner in partners]
    assert told == [
        [{"partnership": partnership, "sentence": "You want to learn about boards and wards, which your partner would share."}],
        [{"partnership": partnership, "sentence": "Your partner wants to learn about boards and wards, which you would share."}],
    ]
    assert cohort.listed("/pairs/mine", service.person("rha", Role.PARTICIPANT)) == []


def test_another_trust_sees_nothing_of_it(cohort: Cohort, service: RunningService) -> None:
    seniors, _ = cohort.people(2)
    elsewhere = service.person("tzb", Role.FACILITATOR)
    for what in ("/notes", "/prices", "/repairs", f"/people/{seniors[0]}"):
        assert elsewhere.get(f"{cohort.round}{what}").code == "no_such_round"
    assert elsewhere.get(f"/cohorts/{cohort.id}/criteria").code == "no_such_cohort"
    conflict = {**pair_of(seniors[0], seniors[1]), "conflict": "declared"}
    assert elsewhere.post(f"/cohorts/{cohort.id}/conflicts", conflict).code == "no_such_cohort"
