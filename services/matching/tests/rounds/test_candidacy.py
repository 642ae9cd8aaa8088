"""A matcher who is a candidate of a round reads its proposal without scores and may sign it; everything else is closed."""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any, Final
from uuid import UUID, uuid4

import pytest
from services.matching.tests.excluding import exclusions

from matching.candidates.decider import Side
from matching.ids import PartnershipId, PersonId
from matching.rounds.candidacy import CANDIDATE_OF_ROUND, closed_to
from matching.rounds.membership import Member, Membership, PublishedPair
from matching.service import MATCHING, routes
from plp_kit.core.joined_identities import joined
from plp_kit.messaging.bus.port import Topic
from plp_kit.web import guards
from plp_kit.web.guards import Route
from plp_kit.web.roles import Role
from plp_testkit.fixtures.running_services import MakeRunningService, RunningService
from plp_testkit.http import Answered, Person
from plp_testkit.sealing import sealed

ADA, BEN, CAI, DEE, EVE = (PersonId(UUID(int=number)) for number in range(1, 6))
SENIOR, COLLEAGUE = frozenset({Side.SENIOR}), frozenset({Side.SERVED})
EVERYBODY = (Member(ADA, SENIOR), Member(BEN, COLLEAGUE), Member(CAI, COLLEAGUE))
PAIRED = Membership(EVERYBODY, (PublishedPair(PartnershipId(UUID(int=100)), ADA, BEN),))


# The rule


def test_before_anything_is_proposed_everybody_without_a_partner_is_a_candidate() -> None:
    assert closed_to(CAI, (), PAIRED) is CANDIDATE_OF_ROUND
    assert closed_to(ADA, (), PAIRED) is None
    assert closed_to(EVE, (), PAIRED) is None


def test_the_people_of_the_proposal_are_candidates_once_it_is_published_too() -> None:
    assert closed_to(ADA, (ADA, BEN), PAIRED, is_published=True) is CANDIDATE_OF_ROUND
    assert closed_to(CAI, (ADA, BEN), PAIRED, is_published=True) is None


def test_another_id_of_a_candidate_is_the_candidate() -> None:
    one_human = Membership(EVERYBODY, identities=joined([(CAI, EVE)]))
    assert closed_to(EVE, (), one_human) is CANDIDATE_OF_ROUND
    assert closed_to(EVE, (CAI,), one_human, is_published=True) is CANDIDATE_OF_ROUND


def test_nobody_opens_the_round_to_themself_by_going() -> None:
    gone = Membership(tuple(Member(member.person, member.sides, is_gone=True) for member in EVERYBODY), PAIRED.pairs)
    assert closed_to(CAI, (), gone) is CANDIDATE_OF_ROUND
    assert closed_to(ADA, (), gone) is None


# The routes

OPEN: Final = {
    "GET /rounds/<uuid:round_id>",
    *(f"GET /rounds/<uuid:round_id>/{what}" for what in ("changes", "outline", "pairs", "people", "unplaced")),
    "GET /rounds/<uuid:round_id>/signatures",
    "POST /rounds/<uuid:round_id>/signatures",
    "GET /partnerships/<uuid:partnership>/left-behind",  # Of a partnership that there is not: it is not found.
    "GET /cohorts/<uuid:cohort>/rounds",
    "GET /cohorts/<uuid:cohort>/several-partners",
    "GET /me",
    "GET /me/access-records",
    "GET /me/data",
    "GET /today",  # What it tells a candidate is tested with it.
}
"""Of the matchers' routes."""


class Cohort:
    """A cohort of two pairs whose first round is proposed. `ada` is a facilitator and co-chair, and a candidate."""

    def __init__(self, service: RunningService) -> None:
        self.service, self.id = service, uuid4()
        self.facilitator = service.person("rha", Role.FACILITATOR)
        self.ada = service.person("rha", Role.FACILITATOR, Role.CO_CHAIR)
        self.seniors, self.colleagues = (self.ada.id, uuid4()), (uuid4(), uuid4())
        for side, people in (("senior", self.seniors), ("served", self.colleagues)):
            for person in people:
                profile = sealed(service, "rha", "profile", person, {"topics_to_learn": ["boards"], "topics_to_share": ["wards"]})
                application = uuid4()
                self.receive("ApplicantAccepted", application=application, person=person, sides=[side], profile=profile)
                self.receive("ExclusionsPublished", **exclusions(service, "rha", application, person))
        self.receive("RecruitingClosed", accepted=4)
        self.round = self.facilitator.list(f"/cohorts/{self.id}/rounds")[0]["round"]
        assert self.facilitator.post(f"/rounds/{self.round}/proposals").status == 200
        note = {**self.two, "stance": "against", "reason": "Seldom there"}
        assert self.facilitator.post(f"/rounds/{self.round}/notes", note).status == 200
        self.note = self.facilitator.list(f"/rounds/{self.round}/notes")[0]["note"]

    @property
    def two(self) -> dict[str, str]:
        return {"one": str(self.seniors[0]), "other": str(self.colleagues[0])}

    def matcher(self) -> Person:
        """Another one, of both roles."""
        return self.service.person("rha", Role.FACILITATOR, Role.CO_CHAIR)

    def receive(self, name: str, **fact: object) -> None:
        received = self.service.receive(Topic("rha", "recruitment"), f"recruitment.{name}.v1", {"cohort": self.id, **fact})
        assert received is None

    def ask(self, matcher: Person, route: Route) -> Answered:
        known = {"round_id": self.round, "cohort": self.id, "person": self.ada.id, "note": self.note, "partnership": uuid4()}
        ids = {**known, **self.two}
        parts = route.path.split("/")
        path = "/".join(str(ids[part[1:-1].partition(":")[2]]) if part.startswith("<") else part for part in parts)
        if route.method == "GET":
            return matcher.get(path + ("?step=veto&one={one}&other={other}".format(**self.two) if "previews" in path else ""))
        return matcher.post(path, self.bodies().get(route.path.rpartition("/")[2]))

    def bodies(self) -> Mapping[str, dict[str, Any]]:
        weights = self.facilitator.get(f"/cohorts/{self.id}/criteria").body["weights"]
        note = {**self.two, "stance": "for", "reason": "Herself"}
        conflict = {**self.two, "conflict": "declared"}
        pairs = dict.fromkeys(("pins", "vetoes", "swaps", "releases", "lifts"), self.two)
        more = {"notes": note, "repairs": {"changes": 0}, "weights": weights, "conflicts": conflict}
        return {**pairs, **more, "signatures": {"fingerprint": "0" * 64, "seat": "co_chair"}}

    @property
    def routes(self) -> dict[str, Route]:
        """The matchers', by method and path."""
        guarded = [route for route in guards.routes(self.service.app) if route.access]
        of_matchers = [route for route in guarded if route.access and route.access.roles & {Role.FACILITATOR, Role.CO_CHAIR}]
        return {f"{route.method} {route.path}": route for route in of_matchers}

    def closed_to(self, matcher: Person) -> set[str]:
        answered = {name: self.ask(matcher, route) for name, route in self.routes.items()}
        return {name for name, answer in answered.items() if (answer.status, answer.code) == (403, CANDIDATE_OF_ROUND.code)}


@pytest.fixture
def cohort(make_running_service: MakeRunningService) -> Cohort:
    running = make_running_service(MATCHING, routes(), "rha")
    running.at(datetime(2021, 3, 23, 9, tzinfo=UTC))
    return Cohort(running)


def test_every_route_of_the_matchers_is_closed_to_a_candidate_but_the_proposal_and_a_signature(cohort: Cohort) -> None:
    before = cohort.service.logged("rha")
    assert cohort.closed_to(cohort.ada) == cohort.routes.keys() - OPEN
    assert cohort.routes.keys() >= OPEN
    assert cohort.service.logged("rha") == before


def test_nothing_is_closed_to_a_matcher_who_is_no_candidate(cohort: Cohort) -> None:
    assert cohort.closed_to(cohort.matcher()) == set()


def test_another_id_of_a_candidate_is_closed_out_too(cohort: Cohort) -> None:
    other = cohort.matcher()
    cohort.receive("IdentitiesJoined", person=cohort.ada.id, same_as=other.id)
    assert cohort.closed_to(other) == cohort.routes.keys() - OPEN


def test_a_candidate_reads_the_proposal_without_scores_pins_or_an_order_that_tells_them(cohort: Cohort) -> None:
    read, whole = (matcher.get(f"/rounds/{cohort.round}").body for matcher in (cohort.ada, cohort.facilitator))
    pairs = read["proposal"]["pairs"]
    assert {(pair["score"], tuple(pair["parts"])) for pair in pairs} == {(None, ())}
    assert (read["proposal"]["summary"], read["considered"]) == (None, [])
    assert [pair["senior"] for pair in pairs] == sorted(map(str, cohort.seniors))
    assert {(pair["senior"], pair["colleague"]) for pair in pairs} == {
        (pair["senior"], pair["colleague"]) for pair in whole["proposal"]["pairs"]
    }
    assert all(pair["parts"] for pair in whole["proposal"]["pairs"])


def test_a_candidate_signs_and_the_signature_is_a_recorded_conflict(cohort: Cohort) -> None:
    fingerprint = cohort.ada.get(f"/rounds/{cohort.round}").body["fingerprint"]
    signed = cohort.ada.post(f"/rounds/{cohort.round}/signatures", {"fingerprint": fingerprint, "seat": "co_chair"})
    assert signed.status == 200
    (signature,) = cohort.facilitator.get(f"/rounds/{cohort.round}").body["proposal"]["signatures"]
    assert signature == {"person": str(cohort.ada.id), "seat": "co_chair", "fills_seat": False}
