"""What the two partners of a partnership see and write, and that it is theirs alone."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from uuid import UUID, uuid4

import psycopg
import pytest
from psycopg import sql

from plp_kit.messaging.bus.port import Topic
from plp_kit.web.roles import Role
from plp_testkit.fixtures.running_services import RunningService
from plp_testkit.http import Answered, Person

SECRETS = {name: f"Nobody else reads about {name}" for name in ("aims", "expects", "ground_rules", "how_often", "protected_time")}
MEETING = {"on": "2021-05-04", "how": "remote"}
GOAL = {"whose": "shared", "text": "Shadow a board meeting"}
ENDED = {"how": "ended"}
WRITING: list[tuple[str, object]] = [
    ("agreements", SECRETS),
    ("agreements/waivers", None),
    ("meetings/planned", MEETING),
    ("meetings/held", MEETING),
    ("goals", GOAL),
    (f"goals/{uuid4()}/reached", None),
    ("endings", ENDED),
]


def of(partnership: UUID, *parts: str) -> str:
    return "/".join(("/partnerships", str(partnership), *parts))


def mine(service: RunningService, person: Person) -> list[dict[str, object]]:
    token = person.token
    answered = service.app.test_client().get("/partnerships/mine", headers={"Authorization": f"Bearer {token}"})
    found: list[dict[str, object]] = answered.get_json()
    return found


def test_both_partners_see_the_partnership_and_who_their_partner_is(
    service: RunningService, ada: Person, ben: Person, partnership: UUID, cohort: UUID
) -> None:
    seen = {"partnership": str(partnership), "cohort": str(cohort), "formed_on": "2021-04-01", "ended_on": None, "version": 1}
    assert mine(service, ada) == [{**seen, "partner": str(ben.id)}]
    assert mine(service, ben) == [{**seen, "partner": str(ada.id)}]
    answered = ada.get(of(partnership))
    assert answered.headers["ETag"] == '"1"'
    opening = {"decides_until": "2021-04-08", "opened": True, "went_on": False, "shows_address": False}
    empty: dict[str, object] = {"agreement": [], "goals": [], "meetings": [], "sessions": []}
    assert answered.body == {**seen, "partner": str(ben.id), "opening": opening, **empty}


def test_each_writes_their_own_part_and_both_read_both(ada: Person, ben: Person, partnership: UUID) -> None:
    assert ada.post(of(partnership, "agreements"), SECRETS).status == 200
    assert ben.post(of(partnership, "agreements"), {"aims": "Find my voice", "expects": " "}).status == 200
    for reader in (ada, ben):
        parts = {part["partner"]: part for part in reader.get(of(partnership)).body["agreement"]}
        assert parts[str(ada.id)] == {"partner": str(ada.id), "works_without": False, "texts": SECRETS}
        assert parts[str(ben.id)] == {"partner": str(ben.id), "works_without": False, "texts": {"aims": "Find my voice"}}


def test_a_part_is_replaced_and_given_up_by_its_author(ada: Person, partnership: UUID) -> None:
    ada.post(of(partnership, "agreements"), SECRETS)
    ada.post(of(partnership, "agreements"), {"aims": "Another aim"})
    assert ada.get(of(partnership)).body["agreement"][0]["texts"]["aims"] == "Another aim"
    ada.post(of(partnership, "agreements/waivers"))
    assert ada.get(of(partnership)).body["agreement"] == [{"partner": str(ada.id), "works_without": True, "texts": {}}]
    assert ada.post(of(partnership, "agreements"), {}).code == "agreement_empty"


def test_a_meeting_is_planned_and_counts_once_when_held(
    service: RunningService, ada: Person, ben: Person, partnership: UUID
) -> None:
    assert ada.post(of(partnership, "meetings/planned"), {"on": "2021-05-18", "how": "remote"}).status == 200
    assert ada.post(of(partnership, "meetings/held"), {"on": "2021-05-18", "how": "remote"}).code == "meeting_ahead"
    service.at(datetime(2021, 5, 18, 18, tzinfo=UTC))
    assert ben.post(of(partnership, "meetings/held"), {"on": "2021-05-18", "how": "in_person"}).status == 200
    assert ada.post(of(partnership, "meetings/held"), {"on": "2021-05-18", "how": "remote"}).code == "meeting_held_already"
    meeting = {"on": "2021-05-18", "how": "in_person", "planned": True, "held": True}
    assert ada.get(of(partnership)).body["meetings"] == [meeting]


def test_a_shared_goal_is_both_partners_and_an_own_one_its_authors(ada: Person, ben: Person, partnership: UUID) -> None:
    answered = ada.post(of(partnership, "goals"), GOAL)
    ada.post(of(partnership, "goals"), {"whose": "own", "text": "Say no more often"})
    shared, own = ada.get(of(partnership)).body["goals"]
    assert shared["version"] == answered.body["version"]
    assert own["text"] == "Say no more often"
    assert ben.get(of(partnership)).body["goals"] == [shared]
    assert ben.post(of(partnership, "goals", own["goal"], "reached")).code == "no_such_goal"
    assert ben.post(of(partnership, "goals", shared["goal"], "reached")).status == 200
    assert [goal["reached_on"] for goal in ada.get(of(partnership)).body["goals"]] == ["2021-05-04", None]


def test_a_repeated_request_sets_one_goal(ada: Person, partnership: UUID) -> None:
    key = {"Idempotency-Key": "the-same"}
    assert ada.post(of(partnership, "goals"), GOAL, key).body == ada.post(of(partnership, "goals"), GOAL, key).body
    assert len(ada.get(of(partnership)).body["goals"]) == 1


@pytest.mark.parametrize("tenant", ["rha", "tzb"])
def test_to_anybody_else_there_is_no_such_partnership(service: RunningService, partnership: UUID, tenant: str) -> None:
    outsider = service.person(tenant, Role.PARTICIPANT)
    refusals = [outsider.get(of(partnership)), *(outsider.post(of(partnership, path), body) for path, body in WRITING)]
    assert {(refused.status, refused.code) for refused in refusals} == {(404, "no_such_partnership")}
    assert mine(service, outsider) == []


def test_a_partners_token_of_another_trust_opens_nothing(service: RunningService, ada: Person, partnership: UUID) -> None:
    elsewhere = Person(service.app, service.signer, "tzb", ada.roles, ada.subject)
    assert elsewhere.get(of(partnership)).code == "no_such_partnership"
    assert mine(service, elsewhere) == []


def test_no_other_role_reads_a_partnership(service: RunningService, partnership: UUID) -> None:
    others = [service.person("rha", role) for role in Role if role is not Role.PARTICIPANT]
    assert {person.get(of(partnership)).status for person in others} == {403}


def test_nothing_is_written_after_the_end(ada: Person, ben: Person, partnership: UUID) -> None:
    assert ada.post(of(partnership, "endings"), ENDED).status == 200
    refusals = [partner.post(of(partnership, path), body) for partner in (ada, ben) for path, body in WRITING]
    assert {(refused.status, refused.code) for refused in refusals} == {(409, "partnership_ended")}


def test_shared_writing_closes_to_both_at_the_end_and_how_it_ended_is_not_said(
    ada: Person, ben: Person, partnership: UUID
) -> None:
    write_everything(ada, partnership)
    ada.post(of(partnership, "goals"), {"whose": "own", "text": "Say no more often"})
    ben.post(of(partnership, "endings"), {"how": "completed"})
    seen = {reader.id: reader.get(of(partnership)).body for reader in (ada, ben)}
    assert [goal["text"] for goal in seen[ada.id]["goals"]] == ["Say no more often"]
    assert seen[ben.id]["goals"] == []
    for body in seen.values():
        assert (body["agreement"], body["ended_on"]) == ([], "2021-05-04")
        assert "completed" not in str(body)


def test_a_partner_cannot_say_that_a_partner_left(ada: Person, partnership: UUID) -> None:
    refused = ada.post(of(partnership, "endings"), {"how": "partner_left"})
    assert (refused.status, refused.body["errors"]) == (422, [{"field": "how", "rule": "choice"}])


def test_when_a_partner_leaves_the_other_can_write_no_more(
    service: RunningService, ada: Person, ben: Person, partnership: UUID, cohort: UUID
) -> None:
    left = {"application": uuid4(), "cohort": cohort, "person": ada.id, "on": date(2021, 5, 3)}
    assert service.receive(Topic("rha", "recruitment"), "recruitment.ParticipantLeft.v1", left) is None
    assert ben.post(of(partnership, "meetings/held"), MEETING).code == "partnership_ended"
    assert ben.get(of(partnership)).body["ended_on"] == "2021-05-03"


def test_what_partners_write_is_nowhere_in_plain(service: RunningService, ada: Person, partnership: UUID) -> None:
    write_everything(ada, partnership)
    everything = list(rows(service))
    assert any("agreement_written" in row for row in everything)
    assert any("agreement_aims" in row and row.startswith("agreements_1") for row in everything)
    assert not [row for row in everything for text in (*SECRETS.values(), GOAL["text"]) if text in row]


def test_an_erased_partners_words_are_gone_and_the_others_stay(
    service: RunningService, ada: Person, ben: Person, partnership: UUID
) -> None:
    write_everything(ada, partnership)
    ben.post(of(partnership, "agreements"), {"aims": "Find my voice"})
    service.runtime.context("rha").vault.erase(ada.id)
    body = ben.get(of(partnership)).body
    parts = {part["partner"]: part["texts"]["aims"] for part in body["agreement"]}
    assert parts == {str(ada.id): None, str(ben.id): "Find my voice"}
    assert [goal["text"] for goal in body["goals"]] == [None]
    assert ada.post(of(partnership, "goals"), GOAL).code == "person_erased"


def write_everything(author: Person, partnership: UUID) -> list[Answered]:
    return [author.post(of(partnership, "agreements"), SECRETS), author.post(of(partnership, "goals"), GOAL)]


def rows(service: RunningService) -> Iterator[str]:
    """Every row of every table of the service's database, as text, read by a superuser."""
    with psycopg.connect(service.database.admin_url) as db:
        tables = db.execute(
            "SELECT relname FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace"
        ).fetchall()
        for (table,) in tables:
            name = sql.Identifier(table)
            for (row,) in db.execute(sql.SQL("SELECT {}::text FROM {}").format(name, name)):
                yield f"{table} {row}"


def restrict(service: RunningService, person: Person, *, restricted: bool) -> None:
    changed = {"person": person.id, "restricted": restricted}
    assert service.receive(Topic("rha", "recruitment"), "recruitment.RestrictionChanged.v1", changed) is None


def test_what_a_restricted_partner_shared_stays_readable_and_nothing_new_is_shown(
    service: RunningService, ada: Person, ben: Person, partnership: UUID
) -> None:
    ada.post(of(partnership, "goals"), GOAL)
    restrict(service, ada, restricted=True)
    before = ben.get(of(partnership)).body
    assert [goal["text"] for goal in before["goals"]] == ["Shadow a board meeting"]
    assert ada.post(of(partnership, "goals"), {**GOAL, "text": "Another"}).code == "restricted"
    assert ada.post(of(partnership, "agreements"), SECRETS).code == "restricted"
    assert ada.post(of(partnership, "goals"), {"whose": "own", "text": "For me alone"}).status == 200
    assert {**ben.get(of(partnership)).body, "version": 0} == {**before, "version": 0}
    assert ben.post(of(partnership, "agreements"), SECRETS).status == 200
    restrict(service, ada, restricted=False)
    assert ada.post(of(partnership, "goals"), {**GOAL, "text": "Another"}).status == 200


def test_everybody_sees_all_that_the_journal_holds_of_theirs_and_nothing_of_the_others(
    facilitator: Person, ada: Person, ben: Person, partnership: UUID, cohort: UUID
) -> None:
    ada.post(of(partnership, "agreements"), SECRETS)
    ada.post(of(partnership, "goals"), {"whose": "own", "text": "For me alone"})
    ben.post(of(partnership, "goals"), {"whose": "own", "text": "For Ben alone"})
    ben.post(of(partnership, "meetings/held"), MEETING)
    session = {"kind": "launch", "on": "2021-04-12", "how": "virtual"}
    held = facilitator.post(f"/cohorts/{cohort}/sessions", session).body["id"]
    for person in (ada, ben):
        facilitator.post(f"/sessions/{held}/attendances", {"person": str(person.id)})
    ben.post(of(partnership, "endings"), ENDED)
    data = ada.get("/me/data").body
    facts = {fact["what"]: fact["details"] for fact in data["facts"]}
    assert [text for text in (*SECRETS.values(), "For me alone", "For Ben alone") if text not in str(data)] == ["For Ben alone"]
    assert facts["MeetingHeld"] == {"cohort": str(cohort), **MEETING}
    assert facts["PartnershipEnded"] == {"cohort": str(cohort), "on": "2021-05-04"}
    assert facts["AttendanceRecorded"] == {"person": str(ada.id)}
    assert (data["person"], data["access_records"], len(data["partnerships"])) == (str(ada.id), [], 1)


def test_a_text_that_was_taken_back_is_not_in_the_data_any_more(ada: Person, partnership: UUID) -> None:
    ada.post(of(partnership, "goals"), GOAL)
    (goal,) = ada.get(of(partnership)).body["goals"]
    assert ada.post(of(partnership, "goals", goal["goal"], "withdrawals")).status == 200
    facts = {fact["what"]: fact["details"] for fact in ada.get("/me/data").body["facts"]}
    assert (facts["GoalSet"]["text"], "GoalTakenBack" in facts) == (None, True)
    assert "key" not in facts["TextWithdrawn"]


def test_a_partner_who_comes_under_an_id_of_their_own_goes_on_where_they_were(
    service: RunningService, ada: Person, ben: Person, partnership: UUID
) -> None:
    """A list or a phone call knew them by another id, and a code has joined the two."""
    ada.post(of(partnership, "goals"), GOAL)
    own = service.person("rha", Role.PARTICIPANT)
    assert (own.get(of(partnership)).code, mine(service, own)) == ("no_such_partnership", [])
    join(service, own, ada)
    assert mine(service, own) == mine(service, ada) != []
    assert own.get(of(partnership)).body == ada.get(of(partnership)).body
    assert own.list("/me/writing") == ada.list("/me/writing") != []
    assert own.get("/me/data").body["facts"] == ada.get("/me/data").body["facts"] != []
    text = own.list("/me/writing")[0]["text"]
    assert own.post(of(partnership, "texts", text, "revisions"), {"text": "Shadow two meetings"}).status == 200
    for path, body in WRITING[:4]:
        assert own.post(of(partnership, path), body).status in {200, 409}, path
    assert [part["partner"] for part in ben.get(of(partnership)).body["agreement"]] == [str(ada.id)]
    assert own.post(of(partnership, "endings"), ENDED).status == 200


@pytest.mark.usefixtures("partnership")
def test_a_human_is_at_a_session_once(service: RunningService, ada: Person, cohort: UUID) -> None:
    facilitator, own = service.person("rha", Role.FACILITATOR), service.person("rha", Role.PARTICIPANT)
    held = facilitator.post(f"/cohorts/{cohort}/sessions", {"kind": "check_in", "on": "2021-05-04", "how": "virtual"}).body["id"]
    join(service, own, ada)
    assert facilitator.post(f"/sessions/{held}/attendances", {"person": str(ada.id)}).status == 200
    refused = facilitator.post(f"/sessions/{held}/attendances", {"person": str(own.id)})
    assert refused.code == "attendance_recorded_already"


def join(service: RunningService, one: Person, other: Person) -> None:
    fact = {"person": one.id, "same_as": other.id}
    assert service.receive(Topic("rha", "recruitment"), "recruitment.IdentitiesJoined.v1", fact) is None
