"""Matching a cohort through the HTTP routes, on real PostgreSQL, from recruitment's messages."""

import json
from dataclasses import dataclass
from datetime import UTC, datetime
from operator import itemgetter
from typing import Any
from uuid import UUID, uuid4

import pytest
from services.matching.tests.excluding import exclusions

from matching.ids import PersonId
from matching.messages.published import LANGUAGE
from matching.rounds import decider as rounds
from matching.rounds.use_cases import propose
from matching.rounds.use_cases.matching_problem import CANDIDATES_CHANGED
from matching.service import MATCHING, routes
from plp_kit.core.deciding import Refusal
from plp_kit.core.events import Origin
from plp_kit.messaging.bus.port import Topic
from plp_kit.service import Write
from plp_kit.web.roles import Role
from plp_testkit.fixtures.running_services import MakeRunningService, RunningService
from plp_testkit.http import Answered, Person
from plp_testkit.sealing import sealed

TODAY = datetime(2021, 3, 23, 9, tzinfo=UTC)


@dataclass(frozen=True)
class Member:
    application: UUID
    person: UUID


class Cohort:
    """A cohort from recruitment's messages, with its matchers."""

    def __init__(self, service: RunningService, tenant: str) -> None:
        self.service, self.topic, self.id = service, Topic(tenant, "recruitment"), uuid4()
        self.facilitator = service.person(tenant, Role.FACILITATOR)
        self.co_chair = service.person(tenant, Role.CO_CHAIR)

    def receive(self, name: str, **fact: object) -> None:
        assert self.service.receive(self.topic, f"recruitment.{name}.v1", {"cohort": self.id, **fact}) is None

    def accept(self, side: str, learn: tuple[str, ...] = ("boards",), share: tuple[str, ...] = ("wards",)) -> Member:
        member = Member(uuid4(), uuid4())
        picked = {"topics_to_learn": learn, "topics_to_share": share}
        profile = sealed(self.service, self.topic.tenant, "profile", member.person, picked)
        who = {"application": member.application, "person": member.person, "sides": [side], "profile": profile}
        self.receive("ApplicantAccepted", **who)
        self.receive("ExclusionsPublished", **exclusions(self.service, self.topic.tenant, member.application, member.person))
        return member

    def leave(self, member: Member) -> None:
        self.receive("ParticipantLeft", application=member.application, person=member.person, on=TODAY.date())

    def close(self, accepted: int) -> str:
        """The first round."""
        self.receive("RecruitingClosed", accepted=accepted)
        return str(listed(self.facilitator, self.id)[0]["round"])

    def two_pairs(self) -> tuple[Member, Member, Member, Member]:
        """Two seniors, then their colleagues, all four paired and published."""
        members = self.accept("senior"), self.accept("senior"), self.accept("served"), self.accept("served")
        assert self.match(self.close(4)).status == 200
        return members

    def propose(self, round_id: str) -> Answered:
        return self.facilitator.post(f"/rounds/{round_id}/proposals")

    def sign(self, round_id: str, *matchers: Person) -> None:
        fingerprint = self.shown(round_id)["fingerprint"]
        for matcher in matchers:
            assert matcher.post(f"/rounds/{round_id}/signatures", {"fingerprint": fingerprint}).status == 200

    def publish(self, round_id: str) -> Answered:
        return self.facilitator.post(f"/rounds/{round_id}/publications")

    def match(self, round_id: str) -> Answered:
        """Proposed, signed, published."""
        assert self.propose(round_id).status == 200
        self.sign(round_id, self.facilitator, self.co_chair)
        return self.publish(round_id)

    def refuse(self, senior: Member, colleague: Member) -> None:
        """One of the two says that it cannot work; the journal may say so twice."""
        published = self.facilitator.get(f"/rounds/{listed(self.facilitator, self.id)[0]['round']}").body["proposal"]["pairs"]
        (pair,) = [each for each in published if each["senior"] == str(senior.person)]
        about = {"senior": senior.person, "colleague": colleague.person, "on": TODAY.date(), "cohort": self.id}
        fact = {"partnership": pair["partnership"], **about}
        for _ in range(2):
            topic = Topic(self.topic.tenant, "partnership_journal")
            assert self.service.receive(topic, "partnership_journal.PairingRefused.v1", fact) is None

    def join(self, one: Member, other: Member) -> None:
        """They turn out to be one human."""
        self.receive("IdentitiesJoined", person=one.person, same_as=other.person)

    def rematch(self) -> Answered:
        return self.facilitator.post(f"/cohorts/{self.id}/rounds")

    def shown(self, round_id: str) -> dict[str, Any]:
        return self.facilitator.get(f"/rounds/{round_id}").body

    def proposal(self, round_id: str) -> dict[str, Any]:
        proposal: dict[str, Any] = self.shown(round_id)["proposal"]
        return proposal


def listed(person: Person, cohort: UUID, what: str = "rounds") -> list[dict[str, Any]]:
    token = person.token
    response = person.app.test_client().get(f"/cohorts/{cohort}/{what}", headers={"Authorization": f"Bearer {token}"})
    rounds: list[dict[str, Any]] = response.get_json()
    return rounds


@pytest.fixture
def service(make_running_service: MakeRunningService) -> RunningService:
    running = make_running_service(MATCHING, routes(), "rha", "tzb")
    running.at(TODAY)
    return running


@pytest.fixture
def cohort(service: RunningService) -> Cohort:
    return Cohort(service, "rha")


def test_nothing_is_proposed_before_everybody_accepted_has_reached_matching(cohort: Cohort) -> None:
    cohort.accept("senior")
    round_id = cohort.close(accepted=2)
    assert cohort.propose(round_id).code == "candidates_missing"
    assert [(row["expected"], row["received"]) for row in listed(cohort.co_chair, cohort.id)] == [(2, 1)]
    cohort.accept("served")
    assert cohort.propose(round_id).status == 200


def test_a_proposal_shows_every_pair_in_parts_and_the_people_without_a_partner(cohort: Cohort) -> None:
    ada = cohort.accept("senior", learn=("boards", "faith"), share=("wards",))
    ben = cohort.accept("served", learn=("wards",), share=("boards",))
    cai = cohort.accept("served", learn=("estates",), share=("budgets",))
    round_id = cohort.close(3)
    assert cohort.propose(round_id).status == 200
    answered = cohort.co_chair.get(f"/rounds/{round_id}")
    proposal = answered.body["proposal"]
    (pair,) = proposal["pairs"]
    assert (pair["senior"], pair["colleague"], pair["score"]) == (str(ada.person), str(ben.person), 560)
    assert [(part["name"], part["points"], part["shared"]) for part in pair["parts"] if part["points"]] == [
        ("senior_learns", 150, ["boards"]),
        ("colleague_learns", 300, ["wards"]),
        ("meeting_mode", 60, []),
        ("notes", 50, []),
    ]
    assert proposal["unplaced"] == [str(cai.person)]
    assert proposal["fingerprint"] == answered.body["fingerprint"]
    assert (answered.body["pairs"], answered.body["unplaced"], answered.headers["ETag"]) == (1, 1, '"5"')


def test_a_proposal_joins_what_made_its_people_candidates(cohort: Cohort, service: RunningService) -> None:
    cohort.accept("senior")
    cohort.leave(cohort.accept("senior"))
    cohort.accept("served")
    cohort.propose(cohort.close(3))
    with service.runtime.database.of("rha").transaction() as db:
        events = db.execute("SELECT id, name, joined FROM events ORDER BY position").fetchall()
    entered = [id for id, name, _ in events if name == "matching.candidate_entered.v1"]
    proposed = ["matching.pairs_proposed.v1", "matching.proposed_pairs_listed.v1", "matching.pairs_explained.v1"]
    assert [name for _, name, _ in events[-3:]] == proposed
    assert sorted(events[-1][2]) == sorted([entered[0], entered[2]])


def test_the_nonce_of_a_fingerprint_is_in_no_answer(cohort: Cohort, service: RunningService) -> None:
    cohort.accept("senior")
    cohort.accept("served")
    round_id = cohort.close(2)
    cohort.propose(round_id)
    (nonce,) = [json.loads(payload)["nonce"] for name, payload in service.logged("rha") if name == "matching.pairs_proposed.v1"]
    assert nonce not in json.dumps([cohort.shown(round_id), listed(cohort.co_chair, cohort.id)])


def test_a_proposal_is_refused_where_somebody_came_or_went_while_the_optimiser_worked(
    cohort: Cohort, service: RunningService
) -> None:
    ada = cohort.accept("senior")
    cohort.accept("served")
    round_id = UUID(cohort.close(2))
    context = service.runtime.context("rha")
    prepared = service.prepare("rha", lambda each: propose.prepare(each, round_id, PersonId(cohort.facilitator.id)))
    assert not isinstance(prepared, Refusal)
    cohort.leave(ada)
    with context.database.transaction() as db:
        refused = propose.record(Write(context, db, Origin("somebody", TODAY, uuid4())), prepared)
    assert refused == CANDIDATES_CHANGED


def test_pairs_that_both_seats_signed_are_published(cohort: Cohort, service: RunningService) -> None:
    ada, ben = cohort.accept("senior"), cohort.accept("served")
    round_id = cohort.close(2)
    cohort.propose(round_id)
    cohort.sign(round_id, cohort.facilitator)
    assert cohort.publish(round_id).code == "signatures_missing"
    cohort.sign(round_id, cohort.co_chair)
    assert cohort.publish(round_id).status == 200
    shown = cohort.shown(round_id)
    assert (shown["signed_seats"], shown["published_on"]) == (["co_chair", "facilitator"], "2021-03-23")

    published = announced(service, round_id)
    assert (published["round"], published["cohort"], published["published_on"]) == (round_id, str(cohort.id), "2021-03-23")
    assert (published["part"], published["parts"]) == (1, 1)
    (pair,) = published["pairs"]
    assert (pair["senior"], pair["colleague"]) == (str(ada.person), str(ben.person))
    assert pair["partnership"] == cohort.proposal(round_id)["pairs"][0]["partnership"]


def announced(service: RunningService, round_id: str) -> dict[str, Any]:
    """The message of the last outbox row, as the relay would send it; the first says that the round is open."""
    with service.database.database("plp_relay").transaction() as db:
        rows = db.execute("SELECT topic, stream, versions FROM outbox ORDER BY position").fetchall()
    assert rows == [("matching", f"round-{round_id}", [version]) for version in (1, 8)]
    context = service.runtime.context("rha")
    with context.database.transaction() as db:
        history = context.handler.history(db, rounds.rounds, UUID(round_id))
    message: dict[str, Any] = json.loads(LANGUAGE.message(history[-1], 1).data)
    return message


def test_a_paired_facilitators_signature_is_on_record_and_fills_no_seat(cohort: Cohort, service: RunningService) -> None:
    ada = cohort.accept("senior")
    cohort.accept("served")
    round_id = cohort.close(2)
    cohort.propose(round_id)
    paired = service.person_known_as(ada.person, "rha", Role.FACILITATOR)
    cohort.sign(round_id, paired, cohort.co_chair)
    assert cohort.shown(round_id)["signed_seats"] == ["co_chair"]
    assert cohort.publish(round_id).code == "signatures_missing"
    cohort.sign(round_id, cohort.facilitator)
    assert cohort.publish(round_id).status == 200
    signatures = cohort.proposal(round_id)["signatures"]
    assert [signature["fills_seat"] for signature in signatures] == [False, True, True]


def test_a_matcher_with_both_roles_says_for_which_seat_they_sign(cohort: Cohort, service: RunningService) -> None:
    cohort.accept("senior")
    cohort.accept("served")
    round_id = cohort.close(2)
    cohort.propose(round_id)
    body = {"fingerprint": cohort.shown(round_id)["fingerprint"]}
    both = service.person("rha", Role.FACILITATOR, Role.CO_CHAIR)
    unsaid = both.post(f"/rounds/{round_id}/signatures", body)
    assert (unsaid.status, unsaid.body["errors"]) == (422, [{"field": "seat", "rule": "required"}])
    assert both.post(f"/rounds/{round_id}/signatures", {**body, "seat": "co_chair"}).status == 200
    assert cohort.shown(round_id)["signed_seats"] == ["co_chair"]
    assert cohort.co_chair.post(f"/rounds/{round_id}/signatures", {**body, "seat": "facilitator"}).code == "not_substitute"


def test_a_substitute_reads_the_round_and_signs_for_the_seat_and_nothing_else(cohort: Cohort, service: RunningService) -> None:
    ada = cohort.accept("senior")
    cohort.accept("served")
    round_id = cohort.close(2)
    cohort.propose(round_id)
    paired = service.person_known_as(ada.person, "rha", Role.CO_CHAIR)
    cohort.sign(round_id, cohort.facilitator, paired)
    at, substitute = f"/rounds/{round_id}", service.person("rha", Role.EVALUATOR)
    lead = service.person("rha", Role.EDI_LEAD)
    signature = {"fingerprint": cohort.shown(round_id)["fingerprint"], "seat": "co_chair"}
    named = {"person": str(substitute.id), "seat": "co_chair", "named_by": "network", "named_on": "2021-03-23"}
    assert {substitute.get(at).code, substitute.post(f"{at}/signatures", signature).code} == {"not_substitute"}
    assert cohort.facilitator.post(f"{at}/substitutes", named).code == "role_missing"
    assert lead.post(f"{at}/substitutes", {**named, "named_on": "2021-03-24"}).code == "named_outside_round"
    assert lead.post(f"{at}/substitutes", {**named, "person": str(ada.person)}).code == "substitute_is_candidate"
    assert lead.post(f"{at}/substitutes", named).status == 200
    read = substitute.get(at).body
    assert read["substitutes"] == [named]
    assert read["proposal"]["pairs"][0]["parts"]
    assert lead.get(at).code == "not_substitute"
    closed = {substitute.post(f"{at}/{what}").code for what in ("proposals", "publications", "pins")}
    assert closed | {substitute.get(f"{at}/prices").code} == {"role_missing"}
    assert substitute.post(f"{at}/signatures", {**signature, "seat": "facilitator"}).code == "not_substitute"
    assert substitute.post(f"{at}/signatures", signature).status == 200
    assert cohort.publish(round_id).status == 200
    own = [fact["details"] for fact in substitute.get("/me/data").body["facts"]]
    assert own == [
        {"seat": "co_chair", "named_by": "network", "named_on": "2021-03-23"},
        {"seat": "co_chair", "fills_seat": True},
    ]


def test_pairs_with_somebody_who_has_gone_are_not_published(cohort: Cohort) -> None:
    cohort.accept("senior")
    colleagues = {str(member.person): member for member in (cohort.accept("served") for _ in range(3))}
    round_id = cohort.close(4)
    cohort.propose(round_id)
    cohort.sign(round_id, cohort.facilitator, cohort.co_chair)
    (pair,) = cohort.proposal(round_id)["pairs"]
    cohort.leave(colleagues[pair["colleague"]])
    assert cohort.publish(round_id).code == "candidate_gone"
    assert cohort.propose(round_id).status == 200
    cohort.sign(round_id, cohort.facilitator, cohort.co_chair)
    (unplaced,) = cohort.proposal(round_id)["unplaced"]
    cohort.leave(colleagues[unplaced])
    assert cohort.publish(round_id).status == 200


def test_after_departures_a_replacement_is_paired_with_exactly_one_of_those_left(cohort: Cohort) -> None:
    ada, ben, cai, dee = cohort.two_pairs()
    cohort.leave(cai)
    cohort.leave(dee)
    eve = cohort.accept("served")
    opened = cohort.rematch()
    assert opened.status == 201
    assert opened.headers["Location"] == f"/rounds/{opened.body['id']}"
    assert cohort.match(opened.body["id"]).status == 200
    proposal = cohort.proposal(opened.body["id"])
    (pair,) = proposal["pairs"]
    assert pair["colleague"] == str(eve.person)
    assert {pair["senior"], *proposal["unplaced"]} == {str(ada.person), str(ben.person)}
    assert [(row["purpose"], row["expected"], row["pairs"]) for row in listed(cohort.facilitator, cohort.id)] == [
        ("first", 4, 2),
        ("rematch", 5, 1),
    ]


def test_a_rematch_needs_two_people_without_a_partner_who_can_be_paired(cohort: Cohort) -> None:
    assert cohort.rematch().code == "no_such_cohort"
    _, _, cai, _ = cohort.two_pairs()
    assert cohort.rematch().code == "nobody_to_pair"
    cohort.leave(cai)
    cohort.accept("senior")
    assert cohort.rematch().code == "nobody_to_pair"
    cohort.accept("served")
    assert cohort.rematch().status == 201


def paired_with(cohort: Cohort, round_id: str) -> dict[str, str]:
    """By the senior of each pair."""
    return {pair["senior"]: pair["colleague"] for pair in cohort.proposal(round_id)["pairs"]}


def refused(cohort: Cohort) -> tuple[Member, Member]:
    """One of two published pairs, of which one of the two said that it cannot work."""
    members = cohort.two_pairs()
    (first,) = listed(cohort.facilitator, cohort.id)
    people = {str(member.person): member for member in members}
    senior = members[0]
    colleague = people[paired_with(cohort, first["round"])[str(senior.person)]]
    cohort.refuse(senior, colleague)
    return senior, colleague


def test_a_pair_that_cannot_work_is_matched_anew_with_others_and_never_with_each_other(cohort: Cohort) -> None:
    senior, colleague = refused(cohort)
    rematch = cohort.rematch().body["id"]
    assert cohort.propose(rematch).code == "nobody_to_pair"
    eve, fay = cohort.accept("served"), cohort.accept("senior")
    assert cohort.match(rematch).status == 200
    assert paired_with(cohort, rematch) == {str(senior.person): str(eve.person), str(fay.person): str(colleague.person)}


def test_a_pair_that_cannot_work_is_not_published_again_when_its_round_is_taken_back(cohort: Cohort) -> None:
    senior, colleague = refused(cohort)
    (first,) = listed(cohort.facilitator, cohort.id)
    assert cohort.facilitator.post(f"/rounds/{first['round']}/unpublications").status == 200
    cohort.sign(first["round"], cohort.facilitator, cohort.co_chair)
    assert cohort.publish(first["round"]).code == "not_available_any_more"
    assert cohort.match(first["round"]).status == 200
    assert paired_with(cohort, first["round"])[str(senior.person)] != str(colleague.person)


def test_why_they_were_paired_is_told_to_nobody_of_a_pair_that_cannot_work(cohort: Cohort, service: RunningService) -> None:
    senior, _ = refused(cohort)
    own = service.person_known_as(senior.person, "rha", Role.PARTICIPANT)
    assert own.list("/pairs/mine") == []
    assert own.get("/me/data").body["pairs"] == []


def test_two_whose_pairing_cannot_work_wait_for_a_rematch_within_14_days(cohort: Cohort) -> None:
    refused(cohort)
    (waits,) = [each for each in cohort.facilitator.get("/today").body["waiting"] if each["kind"] == "people_to_rematch"]
    assert (waits["count"], waits["since"], waits["due"]) == (2, "2021-03-23", "2021-04-06")


def test_a_cohort_has_one_open_round_at_a_time(cohort: Cohort) -> None:
    _, _, cai, _ = cohort.two_pairs()
    cohort.leave(cai)
    cohort.accept("served")
    once = {"Idempotency-Key": "once"}
    opened = cohort.facilitator.post(f"/cohorts/{cohort.id}/rounds", headers=once)
    again = cohort.facilitator.post(f"/cohorts/{cohort.id}/rounds", headers=once)
    assert again.headers["Location"] == opened.headers["Location"]
    assert cohort.rematch().code == "round_open"


def test_one_human_with_two_partners_is_shown_to_facilitators_and_no_partnership_ends(
    cohort: Cohort, service: RunningService
) -> None:
    _, _, cai, dee = cohort.two_pairs()
    assert listed(cohort.facilitator, cohort.id, "several-partners") == []
    cohort.join(dee, cai)
    logged = len(service.logged("rha"))
    (found,) = listed(cohort.facilitator, cohort.id, "several-partners")
    (row,) = listed(cohort.facilitator, cohort.id)
    pairs = cohort.proposal(str(row["round"]))["pairs"]
    assert found["people"] == sorted([str(cai.person), str(dee.person)])
    shown = [{name: pair[name] for name in ("partnership", "senior", "colleague")} for pair in pairs]
    assert found["pairs"] == sorted(shown, key=itemgetter("partnership"))
    assert all(pair["partnership"] for pair in pairs)
    assert len(service.logged("rha")) == logged
    assert cohort.co_chair.get(f"/cohorts/{cohort.id}/several-partners").code == "role_missing"
    cohort.leave(dee)
    assert listed(cohort.facilitator, cohort.id, "several-partners") == []


def test_somebody_who_has_a_partner_under_another_id_is_in_no_rematch(cohort: Cohort) -> None:
    ada, _, cai, _ = cohort.two_pairs()
    again = cohort.accept("served")
    cohort.join(again, cai)
    cohort.accept("senior")
    assert cohort.rematch().code == "nobody_to_pair"
    cohort.leave(ada)
    assert cohort.rematch().status == 201


def test_two_ids_that_are_joined_after_the_signatures_are_not_published(cohort: Cohort) -> None:
    _, _, cai, dee = (cohort.accept(side) for side in ("senior", "senior", "served", "served"))
    round_id = cohort.close(4)
    assert cohort.propose(round_id).status == 200
    cohort.sign(round_id, cohort.facilitator, cohort.co_chair)
    cohort.join(cai, dee)
    assert cohort.publish(round_id).code == "paired_twice"
    assert cohort.match(round_id).status == 200
    assert cohort.shown(round_id)["pairs"] == 1


def test_pairs_are_not_taken_back_while_a_rematch_is_open(cohort: Cohort) -> None:
    cohort.two_pairs()
    cohort.accept("senior")
    cohort.accept("served")
    (first,) = listed(cohort.facilitator, cohort.id)
    unpublication = f"/rounds/{first['round']}/unpublications"
    rematch = cohort.rematch().body["id"]
    assert cohort.facilitator.post(unpublication).code == "another_round_open"
    assert cohort.match(rematch).status == 200
    assert cohort.facilitator.post(unpublication).status == 200


def test_another_trust_sees_nothing(cohort: Cohort, service: RunningService) -> None:
    cohort.two_pairs()
    (row,) = listed(cohort.facilitator, cohort.id)
    elsewhere = Cohort(service, "tzb")
    assert listed(elsewhere.facilitator, cohort.id) == listed(elsewhere.facilitator, cohort.id, "several-partners") == []
    assert elsewhere.facilitator.get(f"/rounds/{row['round']}").code == "no_such_round"
    for what in ("proposals", "publications"):
        assert elsewhere.facilitator.post(f"/rounds/{row['round']}/{what}").code == "no_such_round"
    signing = {"fingerprint": row["fingerprint"]}
    assert elsewhere.facilitator.post(f"/rounds/{row['round']}/signatures", signing).code == "no_such_round"
    assert elsewhere.facilitator.post(f"/cohorts/{cohort.id}/rounds").code == "no_such_cohort"


@pytest.mark.parametrize("role", [Role.PARTICIPANT, Role.EVALUATOR, Role.NATIONAL_ANALYST])
def test_only_matchers_look_at_rounds(cohort: Cohort, service: RunningService, role: Role) -> None:
    assert service.person("rha", role).get(f"/cohorts/{cohort.id}/rounds").code == "role_missing"
