"""What a person sees of what matching holds about them, who looked at it, and what a restriction takes from matchers."""

from datetime import UTC, datetime
from typing import Any
from uuid import UUID, uuid4

import pytest
from services.matching.tests.excluding import exclusions

from matching.service import MATCHING, routes
from plp_kit.messaging.bus.port import Topic
from plp_kit.web.roles import Role
from plp_testkit.fixtures.running_services import MakeRunningService, RunningService
from plp_testkit.http import Person
from plp_testkit.sealing import sealed

RECRUITMENT = Topic("rha", "recruitment")


class Cohort:
    """Two seniors and two colleagues at the beginning of their round, with the matchers and a data protection officer."""

    def __init__(self, service: RunningService) -> None:
        self.service, self.id = service, uuid4()
        self.people = [service.person("rha", Role.PARTICIPANT) for _ in range(4)]
        self.facilitator, self.co_chair = service.person("rha", Role.FACILITATOR), service.person("rha", Role.CO_CHAIR)
        self.officer = service.person("rha", Role.DPO)
        for person, side in zip(self.people, ("senior", "senior", "served", "served"), strict=True):
            picked = {"topics_to_learn": ["Boards"], "topics_to_share": ["Boards"]}
            profile = sealed(service, "rha", "profile", person.id, picked)
            application = uuid4()
            self.receive("ApplicantAccepted", application=application, person=person.id, sides=[side], profile=profile)
            self.receive("ExclusionsPublished", **exclusions(service, "rha", application, person.id))
        self.receive("RecruitingClosed", accepted=4)
        self.round = self.facilitator.list(f"/cohorts/{self.id}/rounds")[0]["round"]

    def receive(self, name: str, **fact: object) -> None:
        assert self.service.receive(RECRUITMENT, f"recruitment.{name}.v1", {"cohort": self.id, **fact}) is None

    def at_round(self, what: str, **body: object) -> int:
        return self.facilitator.post(f"/rounds/{self.round}/{what}", body or None).status

    def note(self, one: Person, other: Person, reason: str) -> int:
        return self.at_round("notes", one=str(one.id), other=str(other.id), stance="against", reason=reason)

    def shown(self) -> dict[str, Any]:
        return self.facilitator.get(f"/rounds/{self.round}").body

    def sign(self) -> list[str | None]:
        signing = {"fingerprint": self.shown()["fingerprint"]}
        return [each.post(f"/rounds/{self.round}/signatures", signing).code for each in (self.facilitator, self.co_chair)]

    def partner_of(self, person: Person) -> Person:
        (pair,) = person.get("/me/data").body["pairs"]
        return next(each for each in self.people if str(each.id) == pair["partner"])


@pytest.fixture
def cohort(make_running_service: MakeRunningService) -> Cohort:
    running = make_running_service(MATCHING, routes(), "rha", "tzb")
    running.at(datetime(2021, 3, 23, 9, tzinfo=UTC))
    return Cohort(running)


def accesses(person: Person) -> list[tuple[str, str]]:
    return [(access["reader"], access["what"]) for access in person.list("/me/access-records")]


def test_a_person_reads_the_notes_about_them_and_neither_who_wrote_them_nor_who_else_was_considered(cohort: Cohort) -> None:
    ada, _, ben, cai = cohort.people
    cohort.note(ada, ben, "They have worked together before.")
    cohort.note(ada, cai, "About Cai, too.")
    data = ben.get("/me/data").body
    (note,) = [fact["details"] for fact in data["facts"] if fact["what"] == "NoteWritten"]
    assert note == {"stance": "against", "reason": "They have worked together before.", "until": None}
    for hidden in (ada.id, cai.id, cohort.facilitator.id):
        assert str(hidden) not in str(data)


def test_a_matcher_reads_the_conflicts_that_they_entered_and_that_they_did_what_they_did(cohort: Cohort) -> None:
    ada, _, ben, _ = cohort.people
    about = {"one": str(ada.id), "other": str(ben.id), "conflict": "decides"}
    assert cohort.facilitator.post(f"/cohorts/{cohort.id}/conflicts", about).status == 200
    assert cohort.at_round("vetoes", one=str(ada.id), other=str(ben.id)) == 200
    facts = cohort.facilitator.get("/me/data").body["facts"]
    assert [fact["details"]["sealed"] for fact in facts if fact["what"] == "ConflictEntered"] == [about]
    assert [(fact["about"], fact["details"]) for fact in facts if fact["what"] == "PairVetoed"] == [(f"round-{cohort.round}", {})]
    for nobody in (ada, ben, cohort.co_chair):
        assert not {"ConflictEntered", "PairVetoed"} & {fact["what"] for fact in nobody.get("/me/data").body["facts"]}


def test_of_the_explanation_of_their_pair_a_person_sees_what_both_have_and_never_a_score(cohort: Cohort) -> None:
    ada, *_ = cohort.people
    cohort.at_round("proposals")
    assert (ada.get("/me/data").body["pairs"], "paired" in str(ada.get("/me/data").body)) == ([], True)
    assert (cohort.sign(), cohort.at_round("publications")) == ([None, None], 200)
    data = ada.get("/me/data").body
    (pair,) = data["pairs"]
    assert [part["shared"] for part in pair["explanation"]] == [["Boards"], ["Boards"]]
    assert {"score", "points", "most"}.isdisjoint(_names(data))
    others = {str(person.id) for person in cohort.people} - {str(ada.id), pair["partner"]}
    assert not any(other in str(data) for other in others)


def _names(part: object) -> set[str]:
    match part:
        case dict():
            return set(part).union(*map(_names, part.values()))
        case list():
            return set().union(*map(_names, part))
        case _:
            return set()


def test_whoever_looks_at_a_note_an_explanation_or_a_score_is_on_record(cohort: Cohort) -> None:
    ada, _, ben, cai = cohort.people
    cohort.note(ada, ben, "A reason.")
    cohort.at_round("proposals")
    cohort.co_chair.list(f"/rounds/{cohort.round}/notes")
    cohort.facilitator.get(f"/rounds/{cohort.round}/pairs/{ada.id}/{cai.id}")
    cohort.co_chair.get(f"/rounds/{cohort.round}")
    co_chair, facilitator = str(cohort.co_chair.id), str(cohort.facilitator.id)
    assert sorted(accesses(ben)) == sorted([(co_chair, "note"), (co_chair, "explanation")])
    assert sorted(accesses(cai)) == sorted([(facilitator, "score"), (co_chair, "explanation")])
    page = cohort.officer.get("/access-records?limit=3").body
    rest = cohort.officer.get(f"/access-records?limit=200&cursor={page['next']}").body
    assert (len(page["rows"]), len(rest["rows"]), rest["next"]) == (3, 5, None)
    decision_maker = cohort.service.person("rha", Role.DECISION_MAKER)
    assert decision_maker.get("/access-records").body["rows"] == page["rows"] + rest["rows"]
    assert cohort.facilitator.get("/access-records").code == "role_missing"
    assert cohort.service.person("tzb", Role.DPO).get("/access-records").body["rows"] == []


def test_of_a_restricted_person_matchers_use_and_see_nothing(cohort: Cohort) -> None:
    ada, dee, ben, cai = cohort.people
    cohort.note(ada, ben, "A reason.")
    assert cohort.at_round("pins", one=str(ada.id), other=str(ben.id)) == 200
    assert cohort.at_round("proposals") == 200
    cohort.receive("RestrictionChanged", person=ben.id, restricted=True)
    shown = cohort.shown()
    assert (shown["not_available"], shown["considered"]) == ([str(ben.id)], [])
    assert [bool(pair["parts"]) for pair in shown["proposal"]["pairs"] if str(ben.id) in pair.values()] == [False]
    assert cohort.sign() == ["not_available_since"] * 2
    assert cohort.facilitator.list(f"/rounds/{cohort.round}/notes") == []
    assert cohort.note(ada, ben, "Another.") == 409
    assert cohort.at_round("pins", one=str(ada.id), other=str(ben.id)) == 409
    assert cohort.facilitator.get(f"/rounds/{cohort.round}/pairs/{ada.id}/{ben.id}").status == 409
    assert cohort.at_round("proposals") == 200
    paired = {pair["senior"] for pair in cohort.shown()["proposal"]["pairs"]} | {
        pair["colleague"] for pair in cohort.shown()["proposal"]["pairs"]
    }
    assert (len(paired), str(cai.id) in paired, str(ben.id) in paired) == (2, True, False)
    cohort.receive("RestrictionChanged", person=ben.id, restricted=False)
    assert len(cohort.facilitator.list(f"/rounds/{cohort.round}/notes")) == 1
    assert cohort.shown()["not_available"] == []
    assert dee.get("/me/data").status == 200


def test_a_signed_pair_of_a_restricted_person_is_published_and_their_partner_reads_nothing_of_theirs(cohort: Cohort) -> None:
    ben = cohort.people[2]
    assert (cohort.at_round("proposals"), cohort.sign()) == (200, [None, None])
    cohort.receive("RestrictionChanged", person=ben.id, restricted=True)
    assert cohort.at_round("publications") == 200
    partner = cohort.partner_of(ben)
    assert "Boards" not in str(partner.list("/pairs/mine"))
    assert "Boards" in str(ben.list("/pairs/mine"))
    assert [len(each.get("/me/data").body["pairs"][0]["explanation"]) for each in (partner, ben)] == [0, 2]


def test_who_named_somebody_as_not_to_be_paired_with_is_in_nobodys_data_but_their_own(cohort: Cohort) -> None:
    ada, _, ben, _ = cohort.people
    before = ben.get("/me/data").body
    (application,) = {row for fact in ada.get("/me/data").body["facts"] if (row := fact["about"]).startswith("do_not_pair-")}
    named = exclusions(cohort.service, "rha", UUID(application.partition("-")[2]), ada.id, named=("Ben Okafor",))
    cohort.receive("ExclusionsPublished", **named)
    assert "Ben Okafor" in str(ada.get("/me/data").body)
    assert ben.get("/me/data").body == before
