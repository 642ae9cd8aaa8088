"""Somebody who applied by phone signs in later: a code joins the two, and they are counted once."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from services.recruitment.tests.recruiting import Trust, published

from plp_kit.web.roles import Role
from plp_testkit.fixtures.running_services import RunningService
from recruitment.do_not_pair.exclusions import KnownAs, read


@pytest.fixture
def cohort(trust: Trust) -> str:
    return trust.cohort()


@pytest.fixture
def entered(trust: Trust, cohort: str) -> str:
    """Ada's application, entered by the facilitator."""
    given = {"name": "Ada", "address": trust.address("ada"), "means": "phone", "on": "2021-01-04", "authority": "She said yes"}
    return str(trust.facilitator.post(f"/cohorts/{cohort}/entered-applications", {**given, "form": trust.form()}).body["id"])


def code_of(trust: Trust, application: str) -> str:
    assert trust.facilitator.post(f"/entered-applications/{application}/join-codes").status == 200
    return str(trust.facilitator.get(f"/entered-applications/{application}/join-codes").body["code"])


def test_with_the_code_the_entered_application_is_theirs(
    trust: Trust, service: RunningService, cohort: str, entered: str
) -> None:
    code, path = code_of(trust, entered), f"/applications/{entered}"
    assert trust.ada.post(f"{path}/withdrawals").code == "no_such_application"
    for wrong in ("wrong", code[:-1] + ("B" if code[-1] != "B" else "C"), "ZZZZ" + code[4:], "BCDF" * 4, "é" * 16):
        assert trust.ada.post("/me/joins", {"code": wrong}).code == "join_code_wrong", wrong
    code = code.lower().replace(" ", "-")
    assert trust.ada.post("/me/joins", {"code": code}).status == 200
    assert trust.ben.post("/me/joins", {"code": code}).code == "join_code_used"
    (joined,) = published(service, "recruitment.IdentitiesJoined.v1")
    assert trust.ada.id in {joined.person, joined.same_as}
    assert [row["application"] for row in trust.ada.list("/applications/mine")] == [entered]
    assert {text["application"] for text in trust.ada.list("/me/writing")} == {entered}
    assert trust.ada.post(f"{path}/access-needs", {"needs": "A loop"}).status == 200
    assert (
        trust.ada.put(
            f"{path}/do-not-pair", {"people": []}, {"If-Match": trust.ada.get(f"{path}/do-not-pair").headers["ETag"]}
        ).status
        == 200
    )
    assert trust.apply(trust.ada, cohort).code == "applied_already"
    assert trust.ada.post(f"/cohorts/{cohort}/applications/mine", trust.form()).status == 200
    assert trust.ada.post(f"{path}/withdrawals").status == 200
    assert code not in str(service.logged("rha"))


def test_the_form_of_somebody_whose_application_was_entered_says_so_once_it_is_theirs(
    trust: Trust, cohort: str, entered: str
) -> None:
    path = f"/cohorts/{cohort}/application-form"
    assert trust.ada.get(path).body["may_send"]
    assert trust.ada.post("/me/joins", {"code": code_of(trust, entered)}).status == 200
    read = trust.ada.get(path).body
    assert (read["may_send"], read["application"]["application"]) == (False, entered)
    assert [each["application"]["application"] for each in trust.ada.list("/cohorts/open")] == [entered]


def test_somebody_without_an_e_mail_address_takes_part_like_everybody_else(
    trust: Trust, service: RunningService, cohort: str
) -> None:
    """They are accepted, known to others by name, on lists, and joined by a code; they get no e-mails."""
    given = {"name": "Ada Byron", "means": "paper", "on": "2021-01-04", "authority": "She signed the form"}
    path = f"/cohorts/{cohort}/entered-applications"
    sent = [trust.facilitator.post(path, {**given, **without, "form": trust.form()}) for without in ({}, {"address": None})]
    assert [each.status for each in sent] == [201, 201]
    entered, another = (each.body["id"] for each in sent)
    assert trust.accept(entered).status == 200
    at = f"/applications/{entered}"
    assert trust.facilitator.get(f"{at}/contact").body == {"name": "Ada Byron", "address": None}
    assert trust.facilitator.post(f"{at}/contact-confirmations").code == "no_such_contact"
    (exclusions,) = published(service, "recruitment.ExclusionsPublished.v1")
    (text,) = service.runtime.context("rha").open([exclusions.exclusions])
    assert text is not None
    assert read(text).known_as == (KnownAs("Ada Byron", None),)
    listed = trust.facilitator.fetch(f"/cohorts/{cohort}/applicant-exports").decode("utf-8-sig").splitlines()
    assert sum(",Ada Byron,," in line for line in listed) == 2
    assert {row["state"] for row in trust.facilitator.list(f"/cohorts/{cohort}/notices")} <= {"waiting"}
    assert trust.ada.post("/me/joins", {"code": code_of(trust, entered)}).status == 200
    facts = {
        fact["what"]: fact["details"] for fact in trust.ada.get("/me/data").body["facts"] if fact["what"] == "ContactRecorded"
    }
    assert facts["ContactRecorded"]["address"] is None
    contact = {"name": "Ada Byron", "address": trust.address("ada")}
    assert trust.ada.post("/me/contacts", contact).status in {200, 201}
    assert trust.facilitator.get(f"/applications/{another}/contact").body["address"] is None


@pytest.mark.parametrize("accepted", [False, True])
def test_of_two_applications_of_one_human_one_goes_on_and_is_counted(
    trust: Trust, cohort: str, entered: str, *, accepted: bool
) -> None:
    own = trust.apply(trust.ada, cohort).body["id"]
    if accepted:
        trust.accept(entered)
    assert trust.facilitator.get(f"/cohorts/{cohort}/funnel").body["applied"] == 2
    assert trust.ada.post("/me/joins", {"code": code_of(trust, entered)}).status == 200
    funnel = trust.facilitator.get(f"/cohorts/{cohort}/funnel").body
    assert (funnel["interested"], funnel["applied"], sum(funnel["by_state"].values())) == (1, 1, 1)
    stays, aside = (entered, own) if accepted else (own, entered)
    assert trust.facilitator.get(f"/applications/{aside}").body["state"] == "double"
    assert trust.accept(aside).code == "application_over"
    assert trust.facilitator.get(f"/applications/{stays}").body["state"] == ("accepted" if accepted else "applied")


def test_a_code_is_shown_to_its_maker_alone_on_record_and_is_not_for_them(
    trust: Trust, service: RunningService, cohort: str, entered: str
) -> None:
    another = service.person("rha", Role.FACILITATOR)
    code = code_of(trust, entered)
    assert another.get(f"/entered-applications/{entered}/join-codes").code == "no_such_code"
    as_participant = replace(trust.facilitator, roles=frozenset({Role.PARTICIPANT}))
    assert as_participant.post("/me/joins", {"code": code}).code == "own_code"
    looks = [row for row in trust.officer.get("/access-records").body["rows"] if row["what"] == "join_code"]
    assert [row["reader"] for row in looks] == [str(trust.facilitator.id)]
    own = trust.apply(trust.ben, cohort).body["id"]
    assert trust.facilitator.post(f"/entered-applications/{own}/join-codes").code == "not_entered_for"


def test_a_code_expires_and_another_takes_its_place(trust: Trust, service: RunningService, entered: str) -> None:
    service.at(datetime(2021, 1, 4, 9, tzinfo=UTC))
    first = code_of(trust, entered)
    assert trust.facilitator.get(f"/entered-applications/{entered}/join-codes").body["good_until"] == "2021-02-01"
    service.at(datetime(2021, 2, 2, 9, tzinfo=UTC))
    assert trust.ada.post("/me/joins", {"code": first}).code == "join_code_expired"
    second = code_of(trust, entered)
    assert trust.ada.post("/me/joins", {"code": first}).code == "join_code_wrong"
    assert trust.ada.post("/me/joins", {"code": second}).status == 200
    assert trust.facilitator.post(f"/entered-applications/{entered}/join-codes").code == "joined_to_sign_in"


def test_a_facilitator_cannot_make_an_application_their_own_that_they_entered_or_accepted(
    trust: Trust, service: RunningService, cohort: str
) -> None:
    """Under no address it is nobody's whom the lists know, so they can accept it; it does not become theirs."""
    another = service.person("rha", Role.FACILITATOR)
    given = {"name": "Somebody", "means": "paper", "on": "2021-01-04", "authority": "Signed", "form": trust.form()}
    entered, accepted = (
        each.post(f"/cohorts/{cohort}/entered-applications", given).body["id"] for each in (trust.facilitator, another)
    )
    assert trust.accept(accepted).status == 200
    fay = replace(trust.facilitator, roles=frozenset({Role.PARTICIPANT}))
    for application, code in ((entered, "own_code"), (accepted, "decided_by_you")):
        assert another.post(f"/entered-applications/{application}/join-codes").status == 200
        told = another.get(f"/entered-applications/{application}/join-codes").body["code"]
        assert fay.post("/me/joins", {"code": told}).code == code
