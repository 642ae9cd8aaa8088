"""What recruitment shows of a partner: a name at once, the profile and the address when the two are open to each other."""

from datetime import UTC, datetime
from typing import Any
from uuid import UUID, uuid4

import pytest
from services.recruitment.tests.recruiting import CONSENT_TEXTS, FORM, Trust

from plp_kit.messaging.bus.port import Topic
from plp_kit.web.roles import Role
from plp_testkit.fixtures.running_services import RunningService
from plp_testkit.http import Person
from recruitment.ids import CohortId, PersonId, application_id

CLOSED = {"open": False, "available": False, "profile": None, "address": None}


class Two:
    """Ada and Ben, who take part, and are paired."""

    def __init__(self, trust: Trust, service: RunningService) -> None:
        self.trust, self.service, self.pair = trust, service, uuid4()
        self.cohort, self.ada, self.ben = trust.cohort(), trust.ada, trust.ben
        for person, name in ((self.ada, "Ada Obi"), (self.ben, "Ben Hall")):
            version = person.get("/me/name").headers["ETag"]
            assert person.put("/me/name", {"name": name}, {"If-Match": version}).status == 200
            assert person.post("/me/contacts", {"name": name, "address": trust.address(name[:3])}).status == 200
            trust.apply(person, self.cohort)
            assert trust.accept(str(application_id(CohortId(UUID(self.cohort)), PersonId(person.id)))).status == 200
        self.people = {"cohort": self.cohort, "senior": self.ada.id, "colleague": self.ben.id}

    def matching(self, name: str, **fact: object) -> None:
        body = {"round": uuid4(), "cohort": self.cohort, **fact}
        assert self.service.receive(Topic("rha", "matching"), f"matching.{name}.v1", body) is None

    def journal(self, name: str, **fact: object) -> None:
        body = {"partnership": self.pair, **self.people, **fact}
        assert self.service.receive(Topic("rha", "partnership_journal"), f"partnership_journal.{name}.v1", body) is None

    def publish(self) -> None:
        self.matching("PairsPublished", pairs=[{"partnership": self.pair, **self.people}])

    def seen(self, by: Person) -> dict[str, Any]:
        shown: dict[str, Any] = by.get(f"/partnerships/{self.pair}/partner").body
        return shown

    def looks(self) -> list[str]:
        """What of Ben's was looked at."""
        return sorted(row["what"] for row in self.ben.list("/me/access-records") if row["what"] in {"profile", "contact"})


@pytest.fixture
def two(trust: Trust, service: RunningService) -> Two:
    made = Two(trust, service)
    made.publish()
    return made


def test_before_it_is_open_a_partner_has_a_name_and_nothing_else(two: Two) -> None:
    assert two.seen(two.ada) == {"partnership": str(two.pair), "partner": str(two.ben.id), "name": "Ben Hall", **CLOSED}
    assert two.looks() == []


def test_before_it_is_open_no_route_gives_what_the_partner_wrote(two: Two) -> None:
    """Nor the address: those of the partner, of their application, and of everything the caller may ask of themselves."""
    application = application_id(CohortId(UUID(two.cohort)), PersonId(two.ben.id))
    of_partner = [f"/applications/{application}{part}" for part in ("", "/profile", "/needs", "/contact", "/own", "/texts")]
    own = ["/me/data", "/me/access-records", f"/cohorts/{two.cohort}/application-form", f"/partnerships/{two.pair}/partner"]
    written = (*FORM["profile"], two.trust.address("Ben"))
    for page in of_partner:
        assert two.ada.get(page).status in {403, 404}
    told = " ".join(str(two.ada.get(page).body) for page in own if page != f"/cohorts/{two.cohort}/application-form")
    assert written[-1] not in told
    assert two.trust.address("Ada") in told


def test_an_open_pair_reads_each_others_profile_and_the_look_is_on_record(two: Two) -> None:
    two.journal("PartnershipOpened")
    shown = two.seen(two.ada)
    assert (shown["open"], shown["available"], shown["address"]) == (True, True, None)
    assert shown["profile"] == {
        "answers": [
            {"question": "Who are you?", "answer": FORM["profile"][0]},
            {"question": "What would you like to learn?", "answer": "Two"},
            {"question": "What would you share?", "answer": "Three"},
        ],
        "topics_to_learn": ["Board work"],
        "topics_to_share": ["Inclusive recruitment"],
    }
    assert two.looks() == ["profile"]


def test_an_address_is_shown_as_long_as_its_owner_chooses_to(two: Two) -> None:
    two.journal("PartnershipOpened")
    two.journal("AddressesShown", people=[two.ben.id])
    assert two.seen(two.ada)["address"] == two.trust.address("Ben")
    assert two.seen(two.ben)["address"] is None
    assert two.looks() == ["contact", "profile"]
    two.journal("AddressesShown", people=[])
    assert two.seen(two.ada)["address"] is None


def test_a_profile_is_not_shown_where_its_author_did_not_agree_or_no_longer_does(two: Two) -> None:
    two.journal("PartnershipOpened")
    application = application_id(CohortId(UUID(two.cohort)), PersonId(two.ben.id))
    consents = [
        {"purpose": each["purpose"], "version": 1, "granted": each["purpose"] != "profile_shown"} for each in CONSENT_TEXTS
    ]
    changed = two.ben.post(f"/applications/{application}/consents", {"consents": consents})
    assert changed.status == 200
    shown = two.seen(two.ada)
    assert (shown["open"], shown["available"], shown["profile"]) == (True, True, None)
    assert two.looks() == []


def test_nothing_of_somebody_whose_data_are_restricted_is_shown(two: Two) -> None:
    two.journal("PartnershipOpened")
    two.journal("AddressesShown", people=[two.ben.id])
    asked = two.ben.post("/me/requests", {"kind": "restriction", "words": "Please wait"})
    assert asked.status == 201
    assert two.seen(two.ada) == {
        "partnership": str(two.pair),
        "partner": str(two.ben.id),
        "name": None,
        **CLOSED,
        "open": True,
    }
    assert two.looks() == []


def test_nothing_is_shown_of_somebody_who_was_erased(two: Two) -> None:
    two.journal("PartnershipOpened")
    two.trust.erase(two.ben, datetime(2021, 3, 20, 12, tzinfo=UTC))
    shown = two.seen(two.ada)
    assert (shown["name"], shown["available"], shown["profile"], shown["address"]) == (None, False, None, None)


@pytest.mark.parametrize("how", ["ended", "partner_left", "taken_back"])
def test_a_partnership_that_has_ended_is_closed(two: Two, how: str) -> None:
    two.journal("PartnershipOpened")
    two.journal("AddressesShown", people=[two.ben.id])
    two.journal("PartnershipEnded", how=how)
    shown = two.seen(two.ada)
    assert {name: shown[name] for name in CLOSED} == CLOSED
    assert shown["name"] == (None if how == "taken_back" else "Ben Hall")


def test_pairs_that_were_taken_back_by_matchers_are_closed(two: Two) -> None:
    two.matching("PairsUnpublished", partnerships=[two.pair])
    shown = two.seen(two.ada)
    assert (shown["name"], {name: shown[name] for name in CLOSED}) == (None, CLOSED)


def test_to_anybody_else_there_is_no_such_partner(two: Two, service: RunningService) -> None:
    page = f"/partnerships/{two.pair}/partner"
    for other in (service.person("rha", Role.PARTICIPANT), service.person("tzb", Role.PARTICIPANT)):
        assert other.get(page).code == "no_such_partner"
    assert two.trust.facilitator.get(page).code == "role_missing"
    assert two.ada.get(f"/partnerships/{uuid4()}/partner").code == "no_such_partner"
