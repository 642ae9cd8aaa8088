"""What somebody wrote in their applications: theirs to see at any time, and to take back, through the HTTP routes."""

from typing import Any
from uuid import uuid4

from services.recruitment.tests.recruiting import Trust

from plp_testkit.fixtures.running_services import RunningService
from plp_testkit.http import Person

FORMER, LATTER = "what Ben told me of the ward", "to see how a board works"


def texts(person: Person) -> dict[str, dict[str, Any]]:
    return {row["words"]: row for row in person.list("/me/writing")}


def take_back(person: Person, row: dict[str, Any]) -> Any:  # noqa: ANN401 - what a route answered
    return person.post(f"/applications/{row['application']}/texts/{row['text']}/withdrawals")


def test_an_author_sees_all_that_they_wrote_earlier_versions_too_and_nobody_elses(trust: Trust) -> None:
    cohort = trust.cohort()
    trust.apply(trust.ada, cohort, profile=[FORMER, "Two", "Three"])
    trust.ada.post(f"/cohorts/{cohort}/applications/mine", trust.form(profile=[LATTER, "Two", "Three"]))
    trust.apply(trust.ben, cohort, profile=["Ben's own words", "Two", "Three"])
    found = texts(trust.ada)
    assert {FORMER, LATTER, "Two", "Three"} <= found.keys()
    assert (found[FORMER]["what"], found[FORMER]["written_on"], found[FORMER]["cohort"]) == ("profile_1", "2021-01-04", cohort)
    assert "Ben's own words" not in found


def test_accepting_does_not_repeat_or_date_anew_what_was_written(trust: Trust) -> None:
    application = trust.apply(trust.ada, trust.cohort(), profile=[LATTER, "Two", "Three"]).body["id"]
    before = trust.ada.list("/me/writing")
    assert trust.accept(application).status == 200
    assert trust.ada.list("/me/writing") == before


def test_what_is_taken_back_opens_for_nobody(trust: Trust) -> None:
    application = trust.apply(trust.ada, trust.cohort(), profile=[FORMER, "Two", "Three"]).body["id"]
    trust.accept(application)
    row = texts(trust.ada)[FORMER]
    assert take_back(trust.ada, row).status == 200
    assert FORMER not in texts(trust.ada)
    assert "Two" in texts(trust.ada)
    assert FORMER not in str(trust.facilitator.get(f"/applications/{application}/profile").body)
    data = str(trust.ada.get("/me/data").body)
    assert FORMER not in data
    assert "TextTakenBack" in data
    assert take_back(trust.ada, row).code == "no_such_text"


def test_it_is_the_authors_right_alone_and_after_the_end_too(trust: Trust, service: RunningService) -> None:
    application = trust.apply(trust.ada, trust.cohort(), profile=[FORMER, "Two", "Three"]).body["id"]
    row = texts(trust.ada)[FORMER]
    assert take_back(trust.ben, row).code == "no_such_text"
    assert take_back(trust.ada, {**row, "text": str(uuid4())}).code == "no_such_text"
    assert FORMER in texts(trust.ada)
    trust.ada.post(f"/applications/{application}/withdrawals")
    assert take_back(trust.ada, row).status == 200
    assert sum(name == "recruitment.text_taken_back.v1" for name, _ in service.logged("rha")) == 1


def test_a_text_is_not_named_by_its_key(trust: Trust, service: RunningService) -> None:
    trust.apply(trust.ada, trust.cohort(), profile=[FORMER, "Two", "Three"])
    with service.runtime.vault_database.of("rha").transaction() as db:
        keys = {str(key) for (key,) in db.execute("SELECT id FROM keys").fetchall()}
    assert keys
    assert keys.isdisjoint(row["text"] for row in texts(trust.ada).values())
    assert not any(key in str(trust.ada.get("/me/data").body) for key in keys)


def test_whom_they_named_and_an_invitations_code_are_no_texts(trust: Trust) -> None:
    application = trust.apply(trust.ada, trust.cohort()).body["id"]
    trust.name(trust.ada, application, "Ben Okafor")
    trust.ada.post(f"/applications/{application}/access-needs", {"needs": "A room with a loop"})
    assert {row["what"] for row in trust.ada.list("/me/writing")} == {"profile_1", "profile_2", "profile_3", "access_needs"}
