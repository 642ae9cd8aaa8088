"""Whom somebody must not be paired with, through the HTTP routes: theirs alone, and sealed for matching in one value."""

from datetime import UTC, datetime
from typing import Any
from uuid import UUID

import pytest
from services.recruitment.tests.imports.files import as_csv
from services.recruitment.tests.recruiting import Trust, published

from plp_kit.core.sealed import Sealed
from plp_testkit.fixtures.running_services import RunningService
from recruitment.do_not_pair.exclusions import SIZE, Exclusions, Kind, KnownAs, NamedPerson, read
from recruitment.messages.published import ExclusionsPublished
from recruitment.staff.use_cases.recognise import digest_of

MESSAGE = "recruitment.ExclusionsPublished.v1"


def text(service: RunningService, value: Sealed) -> str:
    (opened,) = service.runtime.context("rha").vault.open([value])
    assert opened is not None
    return opened


def sent(service: RunningService) -> list[tuple[UUID, Exclusions]]:
    """Whose, and what is in it, in the order in which they were published."""
    messages: list[ExclusionsPublished] = published(service, MESSAGE)
    return [(message.person, read(text(service, message.exclusions))) for message in messages]


def events(service: RunningService) -> list[str]:
    return [name for name, _ in service.logged("rha") if "exclusions" in name]


def test_whom_somebody_named_is_theirs_alone_to_read_and_change(trust: Trust, service: RunningService) -> None:
    application = trust.apply(trust.ada, trust.cohort()).body["id"]
    path = f"/applications/{application}/do-not-pair"
    assert trust.name(trust.ada, application, "Ben Okafor", "Cai Ellis", kind="decides").status == 200
    nobody = {"email": None, "department": None, "kind": "decides"}
    assert trust.ada.get(path).body["people"] == [{"name": "Ben Okafor", **nobody}, {"name": "Cai Ellis", **nobody}]
    trust.name(trust.ada, application)
    assert trust.ada.get(path).body["people"] == []
    assert trust.ben.get(path).code == "no_such_application"
    guesses = [trust.ben.put(path, {"people": []}, {"If-Match": f'"{version}"'}).code for version in range(1, 5)]
    assert set(guesses) == {
        "no_such_application"
    }  # How often a list was changed is no more to be learned than that there is one.
    assert trust.facilitator.get(path).code == "role_missing"
    assert not any("Okafor" in payload for _, payload in service.logged("rha"))


def test_the_answer_is_the_same_whomever_they_name(trust: Trust) -> None:
    """Somebody in the cohort, somebody who is not, several of one name, themselves, or nobody."""
    cohort = trust.cohort()
    application = trust.apply(trust.ada, cohort).body["id"]
    trust.apply(trust.ben, cohort)
    for person, name in ((trust.ada, "Ada Byron"), (trust.ben, "Ben Okafor")):
        person.post("/me/contacts", {"name": name, "address": trust.address(name[:3])})
    lists = [["Ben Okafor"], ["Nobody Here"], ["Ben Okafor", "B Okafor"], ["Ada Byron"], []]
    answers = [trust.name(trust.ada, application, *names) for names in lists]
    assert [(answer.status, sorted(answer.body), answer.body["id"]) for answer in answers] == [
        (200, ["id", "version"], application)
    ] * len(lists)


@pytest.mark.parametrize(
    "people",
    [
        [{"name": "Ben"}] * 11,
        [{"name": ""}],
        [{"name": "\u738b" * 40}],
        [{"email": "ben@example.nhs.uk"}],
        [{"name": "Ben", "kind": "declared"}],
        [{"name": "Ben", "person": "00000000-0000-4000-8000-000000000007"}],
    ],
)
def test_a_list_that_has_no_place_is_refused(trust: Trust, people: list[dict[str, Any]]) -> None:
    application = trust.apply(trust.ada, trust.cohort()).body["id"]
    answer = trust.ada.put(f"/applications/{application}/do-not-pair", {"people": people}, {"If-Match": '"1"'})
    assert answer.status == 422


def test_it_is_written_with_the_application_whether_or_not_anybody_is_named(trust: Trust, service: RunningService) -> None:
    """By one who named somebody before, by one who names nobody, and by a facilitator for somebody else."""
    cohort = trust.cohort()
    begun = trust.ada.post(f"/cohorts/{cohort}/interests", {"channel": "Staff network"}).body["id"]
    trust.name(trust.ada, begun, "Ben Okafor")
    entered = {"name": "Cai Ellis", "address": trust.address("cai"), "means": "phone", "on": "2021-01-04", "authority": "Asked"}
    before = len(events(service))
    by_phone = f"/cohorts/{cohort}/entered-applications"
    handed_in = [trust.apply(trust.ada, cohort), trust.apply(trust.ben, cohort)]
    handed_in.append(trust.facilitator.post(by_phone, {**entered, "form": trust.form()}))
    assert [answer.status for answer in handed_in] == [201] * 3
    assert events(service)[before:] == ["recruitment.exclusions_written.v1"] * 3
    rows = trust.applications(cohort)
    assert {row["version"] for row in rows if row["person"] != str(trust.ada.id)} == {1}
    assert trust.ada.get(f"/applications/{begun}/do-not-pair").body["people"][0]["name"] == "Ben Okafor"


def test_naming_somebody_moves_no_version_that_others_see(trust: Trust) -> None:
    cohort = trust.cohort()
    application = trust.apply(trust.ada, cohort).body["id"]
    shown = trust.facilitator.get(f"/applications/{application}")
    trust.name(trust.ada, application, "Ben Okafor")
    after = trust.facilitator.get(f"/applications/{application}")
    assert (after.body, after.headers["ETag"]) == (shown.body, shown.headers["ETag"])


def test_one_value_of_one_length_is_published_of_everybody_who_is_accepted(trust: Trust, service: RunningService) -> None:
    cohort = trust.cohort()
    adas, bens = (trust.apply(person, cohort).body["id"] for person in (trust.ada, trust.ben))
    trust.name(trust.ada, adas, "Ben Okafor", email="ben@example.nhs.uk")
    assert sent(service) == []
    trust.accept(adas)
    trust.accept(bens)
    named = NamedPerson("Ben Okafor", "ben@example.nhs.uk")
    assert sent(service) == [(trust.ada.id, Exclusions((), (named,))), (trust.ben.id, Exclusions())]
    values = [message.exclusions for message in published(service, MESSAGE)]
    assert {len(text(service, value).encode()) for value in values} == {SIZE}
    assert len({(len(value.text), value.label) for value in values}) == 1


def test_what_changes_after_the_acceptance_is_published_anew(trust: Trust, service: RunningService) -> None:
    application = trust.apply(trust.ada, trust.cohort()).body["id"]
    trust.accept(application)
    trust.name(trust.ada, application, "Ben Okafor")
    trust.ada.post("/me/contacts", {"name": "Ada Byron", "address": trust.address("ada")})
    named, known = (NamedPerson("Ben Okafor"),), KnownAs("Ada Byron", trust.address("ada"))
    assert [exclusions for _, exclusions in sent(service)] == [Exclusions(), Exclusions((), named), Exclusions((known,), named)]


def test_the_name_and_address_of_a_list_are_in_it_and_no_others(trust: Trust, service: RunningService) -> None:
    cohort = trust.cohort()
    trust.ada.post("/me/contacts", {"name": "Ada Byron", "address": trust.address("ada")})
    entered = {"name": "Cai Ellis", "address": trust.address("cai"), "means": "phone", "on": "2021-01-04", "authority": "Asked"}
    by_phone = trust.facilitator.post(f"/cohorts/{cohort}/entered-applications", {**entered, "form": trust.form()})
    trust.accept(trust.apply(trust.ada, cohort).body["id"])
    trust.accept(by_phone.body["id"])
    known = [exclusions.known_as for _, exclusions in sent(service)]
    assert known == [(KnownAs("Ada Byron", trust.address("ada")),), (KnownAs("Cai Ellis", trust.address("cai")),)]


def test_whom_lists_know_by_an_address_of_the_applicants_is_in_it_and_shown_to_nobody(
    trust: Trust, service: RunningService
) -> None:
    """For exclusions both may be one human. Somebody who gave another's address must not learn that lists know it."""
    cohort = trust.cohort()
    entered = {"name": "Cai Ellis", "address": trust.address("cai"), "means": "phone", "on": "2021-01-04", "authority": "Asked"}
    trust.facilitator.post(f"/cohorts/{cohort}/entered-applications", {**entered, "form": trust.form()})
    (cai,) = [UUID(row["person"]) for row in trust.applications(cohort)]
    trust.accept(trust.apply(trust.ada, cohort).body["id"])
    before = str(trust.ada.get("/me/data").body)
    trust.ada.post("/me/contacts", {"name": "Cai Ellis", "address": trust.address("cai")})
    assert [exclusions.may_be for _, exclusions in sent(service)] == [(), (cai,)]
    assert str(cai) not in before + str(trust.ada.get("/me/data").body)


def test_an_applicant_who_gave_the_address_of_a_manager_that_a_list_names_later_may_be_them(
    trust: Trust, service: RunningService
) -> None:
    cohort = trust.cohort()
    trust.ada.post("/me/contacts", {"name": "Ada Byron", "address": trust.address("ada")})
    trust.accept(trust.apply(trust.ada, cohort).body["id"])
    trust.imported(as_csv([["Email", "Name"], [trust.address("cai"), "Cai Ellis"]]), cohort)
    header = ["Email", "Name", "Manager email", "Team"]
    trust.imported(as_csv([header, [trust.address("cai"), "Cai Ellis", trust.address("ada").upper(), "Ward 7"]]))
    context = service.runtime.context("rha")
    digest = digest_of(context, trust.address("ada"))
    listed = context.vault.recognition.known([digest])[digest]
    assert [exclusions.may_be for _, exclusions in sent(service)] == [(), (listed,)]
    assert listed != trust.ada.id


def test_a_list_that_is_over_is_neither_changed_nor_readable_for_ever(trust: Trust, service: RunningService) -> None:
    application = trust.apply(trust.ada, trust.cohort()).body["id"]
    trust.name(trust.ada, application, "Ben Okafor")
    trust.ada.post(f"/applications/{application}/withdrawals")
    assert trust.name(trust.ada, application).code == "application_over"
    assert trust.ada.post("/me/contacts", {"name": "Ada", "address": trust.address("ada")}).status == 200
    service.at(datetime(2022, 2, 1, tzinfo=UTC))
    while service.work_deadlines():
        pass
    assert trust.ada.get(f"/applications/{application}/do-not-pair").body["people"] == []
    assert "Ben Okafor" not in str(trust.ada.get("/me/data").body)


def test_whom_they_named_is_in_their_own_data_by_name_and_kind(trust: Trust) -> None:
    """What they named before is shown to nobody any more."""
    application = trust.apply(trust.ada, trust.cohort()).body["id"]
    trust.name(trust.ada, application, "Ben Okafor", kind="decides")
    facts = [fact for fact in trust.ada.get("/me/data").body["facts"] if fact["what"] == "ExclusionsWritten"]
    named = {"name": "Ben Okafor", "email": None, "department": None, "kind": Kind.DECIDES}
    assert [fact["details"]["exclusions"] for fact in facts] == [None, {"known_as": [], "named": [named]}]
