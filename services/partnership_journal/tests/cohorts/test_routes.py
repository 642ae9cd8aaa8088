"""How far a cohort has come, as facilitators see it: counts of everything, and nothing of what was written."""

from datetime import date
from uuid import UUID, uuid4

from plp_kit.messaging.bus.port import Topic
from plp_kit.web.roles import Role
from plp_testkit.fixtures.running_services import RunningService
from plp_testkit.http import Person

CHECK_IN = {"kind": "check_in", "on": "2021-05-04", "how": "hybrid"}
NOTHING_ENDED = {"completed": 0, "ended": 0, "partner_left": 0}


def progress(person: Person, cohort: UUID) -> dict[str, object]:
    return person.get(f"/cohorts/{cohort}/progress").body


def test_a_cohort_begins_with_nothing_but_its_words(facilitator: Person, cohort: UUID) -> None:
    assert progress(facilitator, cohort) == {
        "cohort": str(cohort),
        "title": "First cohort",
        "word_senior": "SLT",
        "word_served": "BME",
        "launch_on": "2021-04-12",
        "launched": False,
        "partnerships": 0,
        "active": 0,
        "ended": NOTHING_ENDED,
        "taken_back": 0,
        "meetings_held": 0,
        "agreements_written": 0,
        "goals_set": 0,
        "own_left_out": 0,
        "sessions": [],
    }


def test_partnerships_are_counted_by_how_they_ended(
    service: RunningService, facilitator: Person, cohort: UUID, partnership: UUID, ada: Person
) -> None:
    pairs = [{"partnership": uuid4(), "senior": uuid4(), "colleague": uuid4()} for _ in range(2)]
    published = {"round": uuid4(), "cohort": cohort, "published_on": date(2021, 5, 1), "pairs": pairs}
    service.receive(Topic("rha", "matching"), "matching.PairsPublished.v1", published)
    left = {"application": uuid4(), "cohort": cohort, "person": pairs[0]["senior"], "on": date(2021, 5, 3)}
    service.receive(Topic("rha", "recruitment"), "recruitment.ParticipantLeft.v1", left)
    ada.post(f"/partnerships/{partnership}/endings", {"how": "completed"})
    seen = progress(facilitator, cohort)
    assert (seen["partnerships"], seen["active"]) == (3, 1)
    assert seen["ended"] == {"completed": 1, "ended": 0, "partner_left": 1}


def test_pairs_that_were_taken_back_before_launch_have_not_ended_and_are_in_no_other_count(
    service: RunningService, facilitator: Person, cohort: UUID, partnership: UUID, ada: Person
) -> None:
    ada.post(f"/partnerships/{partnership}/meetings/held", {"on": "2021-04-20", "how": "remote"})
    ada.post(f"/partnerships/{partnership}/goals", {"whose": "own", "text": "Read more"})
    taken = {"round": uuid4(), "cohort": cohort, "unpublished_on": date(2021, 5, 4), "partnerships": [partnership]}
    service.receive(Topic("rha", "matching"), "matching.PairsUnpublished.v1", taken)
    seen = progress(facilitator, cohort)
    assert (seen["taken_back"], seen["partnerships"], seen["active"], seen["ended"]) == (1, 0, 0, NOTHING_ENDED)
    assert (seen["meetings_held"], seen["goals_set"]) == (0, 0)


def test_what_partners_do_is_counted_and_stays_counted_after_the_end(
    facilitator: Person, cohort: UUID, partnership: UUID, ada: Person, ben: Person
) -> None:
    path = f"/partnerships/{partnership}"
    ada.post(f"{path}/meetings/planned", {"on": "2021-05-20", "how": "remote"})
    for day in ("2021-04-20", "2021-05-04"):
        ben.post(f"{path}/meetings/held", {"on": day, "how": "remote"})
    for partner in (ada, ben):
        partner.post(f"{path}/agreements", {"aims": "Learn"})
        partner.post(f"{path}/goals", {"whose": "own", "text": "Read more"})
    ada.post(f"{path}/endings", {"how": "ended"})
    seen = progress(facilitator, cohort)
    assert (seen["meetings_held"], seen["agreements_written"], seen["goals_set"]) == (2, 1, 2)


def test_nobody_sees_their_own_partnership(
    service: RunningService, facilitator: Person, cohort: UUID, partnership: UUID, ada: Person, ben: Person
) -> None:
    path = f"/partnerships/{partnership}"
    ben.post(f"{path}/meetings/held", {"on": "2021-04-20", "how": "remote"})
    ben.post(f"{path}/agreements", {"aims": "Learn"})
    ben.post(f"{path}/goals", {"whose": "own", "text": "Read more"})
    both_roles = Person(service.app, service.signer, "rha", frozenset({Role.PARTICIPANT, Role.FACILITATOR}), ada.subject)
    counts = ("partnerships", "active", "meetings_held", "agreements_written", "goals_set", "own_left_out")
    assert [progress(both_roles, cohort)[count] for count in counts] == [0, 0, 0, 0, 0, 1]
    assert [progress(facilitator, cohort)[count] for count in counts] == [1, 1, 1, 1, 1, 0]


def test_working_without_is_no_agreement(facilitator: Person, cohort: UUID, partnership: UUID, ada: Person) -> None:
    ada.post(f"/partnerships/{partnership}/agreements", {"aims": "Learn"})
    ada.post(f"/partnerships/{partnership}/agreements/waivers")
    assert progress(facilitator, cohort)["agreements_written"] == 0


def test_a_session_counts_each_person_who_was_there_once(facilitator: Person, cohort: UUID, ada: Person, ben: Person) -> None:
    held = facilitator.post(f"/cohorts/{cohort}/sessions", CHECK_IN)
    assert (held.status, held.headers["Location"]) == (201, f"/sessions/{held.body['id']}")
    attendances = f"/sessions/{held.body['id']}/attendances"
    for person in (ada, ben):
        assert facilitator.post(attendances, {"person": str(person.id)}).status == 200
    assert facilitator.post(attendances, {"person": str(ada.id)}).code == "attendance_recorded_already"
    session = {"session": held.body["id"], **CHECK_IN, "attended": 2}
    whole = {**session, "cohort": str(cohort), "version": 3}
    assert progress(facilitator, cohort)["sessions"] == [whole]
    assert facilitator.get(f"/sessions/{held.body['id']}").body.items() > whole.items()


def test_no_session_is_held_for_a_cohort_that_nobody_opened(facilitator: Person) -> None:
    assert facilitator.post(f"/cohorts/{uuid4()}/sessions", CHECK_IN).code == "no_such_cohort"


def test_only_facilitators_and_edi_leads_see_progress(service: RunningService, cohort: UUID) -> None:
    statuses = {role: service.person("rha", role).get(f"/cohorts/{cohort}/progress").status for role in Role}
    assert {role for role, status in statuses.items() if status == 200} == {Role.FACILITATOR, Role.EDI_LEAD}
    assert set(statuses.values()) == {200, 403}


def test_another_trust_sees_nothing_of_a_cohort(service: RunningService, facilitator: Person, cohort: UUID) -> None:
    session = facilitator.post(f"/cohorts/{cohort}/sessions", CHECK_IN).body["id"]
    elsewhere = service.person("tzb", Role.FACILITATOR)
    assert elsewhere.get(f"/cohorts/{cohort}/progress").code == "no_such_cohort"
    assert elsewhere.get(f"/sessions/{session}").code == "no_such_session"
    assert elsewhere.post(f"/cohorts/{cohort}/sessions", CHECK_IN).code == "no_such_cohort"
    assert elsewhere.post(f"/sessions/{session}/attendances", {"person": str(uuid4())}).code == "no_such_session"
