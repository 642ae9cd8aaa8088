"""What somebody wrote in their applications: theirs to see at any time, and to take back, through the HTTP routes."""

from typing import Any
from uuid import uuid4

from services.recruitment.tests.recruiting import Trust, published

from plp_testkit.fixtures.running_services import RunningService
from plp_testkit.http import Person
from recruitment.applications.profile import Profile
from recruitment.people.use_cases.sealing import value_of

FORMER, LATTER = "what Ben told me of the ward", "to see how a board works"


def texts(person: Person) -> dict[str, dict[str, Any]]:
    return {row["words"]: row for row in person.list("/me/writing")}


def take_back(person: Person, row: dict[str, Any]) -> Any:  # noqa: ANN401 - what a route answered
    return person.post(f"/applications/{row['application']}/texts/{row['text']}/withdrawals")


def written(first: str | None) -> list[str | None]:
    return [first, "Two", "Three"]


def keys(service: RunningService) -> tuple[int, int]:
    """How many keys the vault has, and how many were destroyed."""
    with service.runtime.vault_database.of("rha").transaction() as db:
        (row,) = db.execute("SELECT count(wrapped), count(*) - count(wrapped) FROM keys").fetchall()
    return row[0], row[1]


def test_an_author_sees_what_they_wrote_last_and_nobody_elses(trust: Trust) -> None:
    cohort = trust.cohort()
    trust.apply(trust.ada, cohort, profile=written(FORMER))
    trust.ada.post(f"/cohorts/{cohort}/applications/mine", trust.form(profile=written(LATTER)))
    trust.apply(trust.ben, cohort, profile=written("Ben's own words"))
    found = texts(trust.ada)
    assert found.keys() == {LATTER, "Two", "Three"}
    assert (found[LATTER]["what"], found[LATTER]["written_on"], found[LATTER]["cohort"]) == ("profile_1", "2021-01-04", cohort)


def test_an_application_is_sealed_under_one_key_and_each_version_replaces_the_one_before(
    trust: Trust, service: RunningService
) -> None:
    cohort, before = trust.cohort(), keys(service)
    everything = {"interests": ["Running"], "site": "North", "profile": written(FORMER)}
    trust.apply(trust.ada, cohort, **everything)
    trust.ada.post(f"/cohorts/{cohort}/applications/mine", trust.form(**everything))
    trust.ada.post(f"/cohorts/{cohort}/applications/mine", trust.form(**everything))
    assert service.destroy_spent() == 2
    exclusions = 1
    assert (keys(service)[0] - before[0] - exclusions, keys(service)[1] - before[1]) == (1, 2)
    assert FORMER in str(trust.ada.get("/me/data").body)


def test_a_refused_form_makes_no_key(trust: Trust, service: RunningService) -> None:
    cohort = trust.cohort()
    application, before = trust.apply(trust.ada, cohort).body["id"], keys(service)
    refused = [
        trust.apply(trust.ben, cohort, topics_to_learn=["Golf"]),
        trust.apply(trust.ben, cohort, site="Nowhere", preferred_name="Ben"),
        trust.apply(trust.ada, cohort),
        trust.apply(trust.ben, cohort, channel="Rumour"),
        trust.ben.post(f"/cohorts/{cohort}/applications/mine", trust.form()),
        trust.ben.post(f"/applications/{application}/texts/{uuid4()}/withdrawals"),
    ]
    codes = ["topic_unknown", "pick_unknown", "applied_already", "channel_unknown", "no_such_application", "no_such_text"]
    assert [answered.code for answered in refused] == codes
    assert keys(service) == before


def test_an_unanswered_question_stays_unanswered(trust: Trust) -> None:
    cohort = trust.cohort()
    application = trust.apply(trust.ada, cohort, profile=[None, "  ", "Three"]).body["id"]
    shown = trust.facilitator.get(f"/applications/{application}/profile").body["profile"]
    assert (shown["answers"], shown["topics_to_learn"]) == ([None, None, "Three"], ["Board work"])
    assert [(row["what"], row["words"]) for row in trust.ada.list("/me/writing")] == [("profile_3", "Three")]


def test_accepting_does_not_repeat_or_date_anew_what_was_written(trust: Trust) -> None:
    application = trust.apply(trust.ada, trust.cohort(), profile=written(LATTER)).body["id"]
    before = trust.ada.list("/me/writing")
    assert trust.accept(application).status == 200
    assert trust.ada.list("/me/writing") == before


def test_what_is_taken_back_opens_for_nobody(trust: Trust) -> None:
    application = trust.apply(trust.ada, trust.cohort(), profile=written(FORMER)).body["id"]
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


def test_a_participant_who_takes_an_answer_back_stays_matched_by_what_they_picked(trust: Trust, service: RunningService) -> None:
    trust.accept(trust.apply(trust.ada, trust.cohort(), profile=written(FORMER)).body["id"])
    (former,) = published(service, "recruitment.ApplicantAccepted.v1")
    take_back(trust.ada, texts(trust.ada)[FORMER])
    (rewritten,) = published(service, "recruitment.ProfileRewritten.v1")
    service.destroy_spent()
    text, gone = service.runtime.context("rha").vault.open([rewritten.profile, former.profile])
    assert (gone, rewritten.application) == (None, former.application)
    assert text is not None
    profile = value_of(text, Profile)
    assert (profile.answers, profile.topics_to_learn) == ((None, "Two", "Three"), ("Board work",))


def test_it_is_the_authors_right_alone_and_after_the_end_too(trust: Trust, service: RunningService) -> None:
    application = trust.apply(trust.ada, trust.cohort(), profile=written(FORMER)).body["id"]
    row = texts(trust.ada)[FORMER]
    assert take_back(trust.ben, row).code == "no_such_text"
    assert take_back(trust.ada, {**row, "text": str(uuid4())}).code == "no_such_text"
    assert FORMER in texts(trust.ada)
    trust.ada.post(f"/applications/{application}/withdrawals")
    assert take_back(trust.ada, row).status == 200
    assert sum(name == "recruitment.text_taken_back.v1" for name, _ in service.logged("rha")) == 1


def test_no_key_is_named_in_what_a_person_sees(trust: Trust, service: RunningService) -> None:
    trust.apply(trust.ada, trust.cohort(), profile=written(FORMER))
    take_back(trust.ada, texts(trust.ada)[FORMER])
    with service.runtime.vault_database.of("rha").transaction() as db:
        known = [str(key) for (key,) in db.execute("SELECT id FROM keys").fetchall()]
    assert known
    seen = str(trust.ada.list("/me/writing")) + str(trust.ada.get("/me/data").body)
    assert not any(key in seen for key in known)


def test_whom_they_named_and_an_invitations_code_are_no_texts(trust: Trust) -> None:
    application = trust.apply(trust.ada, trust.cohort()).body["id"]
    trust.name(trust.ada, application, "Ben Okafor")
    trust.ada.post(f"/applications/{application}/access-needs", {"needs": "A room with a loop"})
    assert {row["what"] for row in trust.ada.list("/me/writing")} == {"profile_1", "profile_2", "profile_3", "access_needs"}
