"""What matchers weigh before they sign, through the HTTP routes: pins, vetoes, notes, prices, repairs; and who learns nothing."""

import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID, uuid4

import pytest

from matching.bootstrap import BLUEPRINTS, MATCHING
from plp_kit.core.sealed import Sealed
from plp_kit.messaging.bus.port import Topic
from plp_kit.vault.vault import Entry
from plp_kit.web.roles import Role
from plp_testkit.fixtures.running_services import MakeRunningService, RunningService
from plp_testkit.http import Answered, Person

TODAY = datetime(2021, 3, 23, 9, tzinfo=UTC)
LAUNCH = date(2021, 4, 12)
SHARED = "how change is led on night wards"


class Cohort:
    """A cohort as recruitment tells of it: seniors and colleagues by number, with ids that follow from the cohort's."""

    def __init__(self, service: RunningService, tenant: str = "rha", number: int | None = None) -> None:
        self.service, self.topic, self.tenant = service, Topic(tenant, "recruitment"), tenant
        self.number = number or uuid4().int >> 64
        self.id = UUID(int=self.number)
        self.facilitator, self.co_chair = service.person(tenant, Role.FACILITATOR), service.person(tenant, Role.CO_CHAIR)
        self.hear("CohortOpened", launch_on=LAUNCH)

    def hear(self, name: str, **fact: object) -> None:
        assert self.service.hear(self.topic, f"recruitment.{name}.v1", {"cohort": self.id, **fact}) is None

    def seal(self, label: str, text: str, subject: UUID) -> Sealed:
        vault = self.service.runtime.context(self.tenant).vault
        return vault.seal([Entry(f"application-{subject}", label, text, frozenset({"matching"}), frozenset({subject}))])[0]

    def accept(self, person: UUID, side: str, **more: object) -> None:
        who = {"application": person, "person": person, "sides": [side], "profile": []}
        topics = {"topics_to_learn": [f"{person.int % 7}"], "topics_to_share": [f"{person.int % 5}", f"{person.int % 3}"]}
        self.hear("ApplicantAccepted", **{**who, **topics, **more})

    def person(self, number: int) -> UUID:
        return UUID(int=1000 * self.number + number)

    def people(self, pairs: int) -> tuple[list[UUID], list[UUID]]:
        seniors, colleagues = ([self.person(first + n) for n in range(pairs)] for first in (10, 100))
        for senior in seniors:
            self.accept(senior, "senior", wants=self.seal("wants", f"I want to see {SHARED}", senior))
        for colleague in colleagues:
            self.accept(colleague, "served", offers=self.seal("offers", f"I would share {SHARED}", colleague))
        self.hear("RecruitingClosed", accepted=2 * pairs)
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
        token = asker.signer.token(asker.id, asker.tenant, *asker.roles)
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


def couple(one: object, other: object) -> dict[str, object]:
    return {"one": str(one), "other": str(other)}


@pytest.fixture
def service(make_running_service: MakeRunningService) -> RunningService:
    running = make_running_service(MATCHING, BLUEPRINTS, "rha", "tzb")
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
    assert cohort.post("pins", couple(*pinned)).status == 200
    assert cohort.post("vetoes", couple(*reversed(vetoed))).status == 200
    assert cohort.post("proposals").status == 200
    assert pinned in cohort.pairs
    assert vetoed not in cohort.pairs
    assert {row["kind"] for row in cohort.get()["considered"]} == {"pin", "veto"}
    assert cohort.post("pins", couple(*pinned)).code == "pinned_already"
    assert cohort.post("releases", couple(*pinned)).status == 200
    assert cohort.post("releases", couple(*pinned)).code == "nothing_to_release"


def test_a_proposal_that_a_veto_has_overtaken_is_not_published(cohort: Cohort) -> None:
    cohort.people(3)
    cohort.signed()
    assert cohort.post("vetoes", couple(*cohort.pairs[0])).status == 200
    assert cohort.post("publications").code == "proposal_outdated"


def test_vetoes_that_leave_people_too_few_partners_are_refused_with_the_reason_in_people(cohort: Cohort) -> None:
    seniors, colleagues = cohort.people(3)
    assert cohort.post("vetoes", couple(seniors[0], colleagues[0])).status == 200
    assert cohort.post("vetoes", couple(seniors[1], colleagues[0])).status == 200
    looked = cohort.get(f"/previews?step=veto&one={seniors[2]}&other={colleagues[0]}")
    assert (looked["cost"], looked["after"]["placed"]) == (None, 2)
    refused = cohort.post("vetoes", couple(seniors[2], colleagues[0]))
    assert refused.code == "too_few_partners"
    assert "These 3 share 2 available partners." in refused.body["detail"]
    assert looked["shortage"]["words"] == "These 3 share 2 available partners."


def test_a_preview_says_what_then_happens(cohort: Cohort) -> None:
    cohort.people(5)
    cohort.post("proposals")
    pair, other = cohort.pairs[0], cohort.pairs[1]
    priced = {(row["pair"]["senior"], row["pair"]["colleague"]): row["price"]["cost"] for row in cohort.get("/prices")["vetoes"]}
    looked = cohort.get(f"/previews?step=veto&one={pair[0]}&other={pair[1]}")
    assert looked["cost"] == priced[pair]
    swapped = cohort.get(f"/previews?step=swap&one={pair[0]}&other={other[0]}")
    assert {(one["senior"], one["colleague"]) for one in swapped["begun"]} >= {(pair[0], other[1]), (other[0], pair[1])}
    assert cohort.post("vetoes", couple(*pair)).status == 200
    cohort.post("proposals")
    assert cohort.get()["proposal"]["summary"]["total"] == looked["after"]["total"]


def test_notes_move_a_score_until_they_expire_and_their_reason_is_in_no_event(cohort: Cohort, service: RunningService) -> None:
    seniors, colleagues = cohort.people(3)
    reason = "A reason that no log may hold"
    note = {**couple(colleagues[0], seniors[0]), "stance": "for", "reason": reason, "until": "2021-03-24"}
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


def test_shared_words_are_explained_to_matchers_and_sealed_for_both_people(cohort: Cohort, service: RunningService) -> None:
    seniors, _ = cohort.people(2)
    cohort.post("proposals")
    (explained,) = [pair["parts"] for pair in cohort.get()["proposal"]["pairs"] if pair["senior"] == str(seniors[0])]
    (aims,) = [part for part in explained if part["name"] == "senior_aims"]
    assert "wards" in aims["shared"]
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


def everything(cohort: Cohort) -> str:
    """All that a matcher can be told of a round."""
    told: list[object] = [cohort.post("proposals").status, cohort.get(), cohort.get("/prices")]
    people = [cohort.person(first + n) for first in (10, 100) for n in range(3)]
    told += [cohort.get(f"/people/{person}") for person in people]
    for senior in people[:3]:
        for colleague in people[3:]:
            told.append(cohort.get(f"/pairs/{senior}/{colleague}"))
            told += [cohort.get(f"/previews?step={step}&one={senior}&other={colleague}") for step in ("pin", "veto")]
    told += [cohort.post("pins", couple(people[0], people[3])).body, cohort.notes]
    return json.dumps(told, sort_keys=True)


def test_rounds_that_differ_only_in_who_named_whom_look_the_same_to_all(make_running_service: MakeRunningService) -> None:
    told = []
    for asker, named in ((10, 100), (100, 10), (0, 0)):
        service = make_running_service(MATCHING, BLUEPRINTS, "rha")
        service.at(TODAY)
        cohort = Cohort(service, number=77)
        seniors, colleagues = cohort.people(3)
        if not asker:
            for person in (seniors[0], colleagues[0]):
                cohort.hear("ReportingLinesRecorded", person=person, managers=[], team="ward 7")
        else:
            person = cohort.person(asker)
            others = [cohort.seal("others", str(cohort.person(named)), person)]
            cohort.hear("KeptApart", application=person, person=person, others=others)
        assert str(colleagues[0]) in cohort.get(f"/people/{seniors[0]}")["not_available"]
        told.append(everything(cohort))
    assert told[0] == told[1] == told[2]


def test_whom_somebody_named_stays_apart_through_another_id_and_is_in_no_event(cohort: Cohort, service: RunningService) -> None:
    seniors, colleagues = cohort.people(2)
    alias = uuid4()
    cohort.hear("IdentitiesJoined", person=alias, same_as=colleagues[1])
    cohort.hear("KeptApart", application=uuid4(), person=seniors[0], others=[cohort.seal("others", str(alias), seniors[0])])
    cohort.post("proposals")
    assert (str(seniors[0]), str(colleagues[1])) not in cohort.pairs
    named = [payload for name, payload in service.logged("rha") if name == "matching.kept_apart.v1"]
    assert named
    assert str(alias) not in json.dumps(named)


def test_declared_conflicts_and_weights_hold_for_the_cohort(cohort: Cohort) -> None:
    seniors, colleagues = cohort.people(2)
    at = f"/cohorts/{cohort.id}"
    conflict = {**couple(seniors[0], colleagues[0]), "conflict": "decides"}
    assert cohort.facilitator.post(f"{at}/conflicts", conflict).status == 200
    assert cohort.facilitator.post(f"{at}/conflicts", conflict).code == "declared_already"
    assert cohort.post("pins", couple(seniors[0], colleagues[0])).code == "not_available"
    weights = {**cohort.facilitator.get(f"{at}/criteria").body["weights"], "notes": 0, "directorate": 100}
    assert cohort.facilitator.post(f"{at}/weights", weights).status == 200
    assert cohort.facilitator.post(f"{at}/weights", {**weights, "site": 41}).code == "weights_total"
    shown = cohort.co_chair.get(f"{at}/criteria").body
    assert (shown["weights"], shown["launch_on"], len(shown["conflicts"])) == (weights, "2021-04-12", 1)
    assert cohort.facilitator.post(f"{at}/conflicts/lifts", couple(colleagues[0], seniors[0])).status == 200
    assert cohort.post("pins", couple(seniors[0], colleagues[0])).status == 200


def test_after_a_withdrawal_the_fewest_changes_are_proposed_and_shown(cohort: Cohort) -> None:
    cohort.people(5)
    assert cohort.facilitator.get(f"{cohort.round}/repairs").code == "nothing_signed"
    cohort.signed()
    before = cohort.pairs
    cohort.hear("ApplicantWithdrew", application=before[0][0], person=before[0][0])
    found = cohort.get("/repairs")
    (chosen,) = [one for one in found["free"] if one["is_recommended"]]
    assert cohort.post("repairs", {"changes": 77}).code == "no_such_repair"
    assert cohort.post("repairs", {"changes": chosen["changes"]}).status == 200
    changes = cohort.get()["proposal"]["changes"]
    assert len(changes["ended"]) == chosen["changes"] + 1
    assert changes["kept"] + len(changes["ended"]) == 5
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
    service.at(datetime(2021, 4, 12, 9, tzinfo=UTC))
    assert cohort.post("unpublications").code == "launched"


def test_a_matcher_paired_under_another_id_fills_no_seat(cohort: Cohort) -> None:
    seniors, _ = cohort.people(2)
    cohort.hear("IdentitiesJoined", person=cohort.facilitator.id, same_as=seniors[0])
    cohort.signed()
    assert cohort.get()["signed_seats"] == ["co_chair"]
    assert cohort.post("publications").code == "signatures_missing"


def test_three_months_after_launch_notes_and_explanations_are_gone_for_good(cohort: Cohort, service: RunningService) -> None:
    seniors, colleagues = cohort.people(2)
    cohort.post("notes", {**couple(seniors[0], colleagues[0]), "stance": "against", "reason": "Between us"})
    cohort.signed()
    cohort.post("publications")
    service.at(datetime(2021, 7, 11, 9, tzinfo=UTC))
    service.work_deadlines()
    assert all(pair["parts"] for pair in cohort.get()["proposal"]["pairs"])
    service.at(datetime(2021, 7, 12, 9, tzinfo=UTC))
    service.work_deadlines()
    assert [pair["parts"] for pair in cohort.get()["proposal"]["pairs"]] == [[], []]
    assert [note["reason"] for note in cohort.notes] == [None]


def test_partners_are_told_why_in_a_sentence_and_never_a_score(cohort: Cohort, service: RunningService) -> None:
    ada, ben = cohort.person(10), cohort.person(100)
    cohort.accept(ada, "senior", topics_to_learn=["boards", "wards"], topics_to_share=["budgets"])
    cohort.accept(ben, "served", topics_to_learn=["nights"], topics_to_share=["boards", "wards"])
    cohort.hear("RecruitingClosed", accepted=2)
    cohort.signed()
    assert cohort.listed("/pairs/mine", replace(service.person("rha", Role.PARTICIPANT), id=ada)) == []
    cohort.post("publications")
    (partnership,) = [pair["partnership"] for pair in cohort.get()["proposal"]["pairs"]]
    told = [cohort.listed("/pairs/mine", replace(service.person("rha", Role.PARTICIPANT), id=one)) for one in (ada, ben)]
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
    conflict = {**couple(seniors[0], seniors[1]), "conflict": "declared"}
    assert elsewhere.post(f"/cohorts/{cohort.id}/conflicts", conflict).code == "no_such_cohort"
