"""Importing lists through the HTTP routes: who is invited, what is refused, and what a second time changes."""

import json
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from typing import Any
from uuid import UUID, uuid4

import msgspec
import pytest
from services.recruitment.tests.imports.files import as_csv, as_xlsx, case
from services.recruitment.tests.recruiting import SETTINGS, Trust

from plp_kit.core.sealed import Sealed
from plp_testkit.fixtures.running_services import RunningService

QUESTION = SETTINGS["profile_questions"][0]
HEADER = ["ID", "Start time", "Completion time", "Email", "Name", QUESTION]
File = Callable[[list[list[str]]], bytes]


def forms(*people: str) -> list[list[str]]:
    return [HEADER, *([str(number), "1", "2", address, "Some Name", "I am new here"] for number, address in enumerate(people))]


def events(service: RunningService, name: str) -> int:
    return sum(stored == f"recruitment.{name}.v1" for stored, _ in service.logged("rha"))


@pytest.mark.parametrize("file", [as_csv, as_xlsx])
def test_importing_twice_changes_nothing_the_second_time(trust: Trust, service: RunningService, file: File) -> None:
    ada, ben = trust.address("ada"), trust.address("ben")
    cohort = trust.cohort()
    first = trust.imported(file(forms(ada, ben)), cohort)
    assert (first["rows"], first["invited"], first["known"], first["refused"]) == (2, 2, 0, [])
    before = events(service, "invited"), events(service, "contact_recorded")
    second = trust.imported(file(forms(ben.upper(), ada)), cohort)
    assert (second["invited"], second["known"]) == (0, 2)
    assert (events(service, "invited"), events(service, "contact_recorded")) == before
    assert not any(ada in payload or "I am new here" in payload for _, payload in service.logged("rha"))
    assert {row["state"] for row in trust.applications(cohort)} == {"invited"}


def test_a_dry_run_changes_nothing_and_names_each_row_and_column(trust: Trust, service: RunningService) -> None:
    ada, ben = trust.address("ada"), trust.address("ben")
    file = as_csv([*forms(ada, "anonymous", ada), ["9", "1", "2", ben]])
    kept = trust.keep(file, trust.cohort()).body["id"]
    before = service.logged("rha")
    outcome = trust.dry_run(kept).body["outcome"]
    assert service.logged("rha") == before
    assert service.runtime.context("rha").vault.recognition.known([digest(service, ada)]) == {}
    assert [(row["row"], row["column"], row["rule"]) for row in outcome["refused"]] == [
        (3, "Email", "form_anonymous"),
        (5, "Name", "name_missing"),
    ]
    assert outcome["replaced"] == [{"row": 2, "by": 4}]
    assert outcome["not_used"] == ["ID", "Start time", "Completion time"]
    assert (outcome["source"], outcome["invited"]) == ("UTF-8, comma", 1)


def test_an_import_does_what_a_dry_run_said_or_nothing(trust: Trust, service: RunningService) -> None:
    ada = trust.address("ada")
    kept = trust.keep(as_csv([["Address", "Email", "Name"], [ada, "anonymous", "Ada"]]), trust.cohort()).body["id"]
    seen = trust.dry_run(kept).body["dry_run"]
    assert trust.map(kept, email=0, name=2).status == 200
    assert trust.confirm(kept, seen).code == "dry_run_outdated"
    assert events(service, "invited") == 0
    assert service.runtime.context("rha").vault.recognition.known([digest(service, ada)]) == {}
    assert trust.confirm(kept, trust.dry_run(kept).body["dry_run"]).status == 200
    assert trust.confirm(kept, seen).code == "imported_already"
    assert trust.dry_run(kept).code == "imported_already"


def test_three_files_at_once_invite_each_person_once(trust: Trust, service: RunningService) -> None:
    cohort, file = trust.cohort(), case("F33")
    with ThreadPoolExecutor(3) as threads:
        sent = list(threads.map(lambda _: trust.keep(file, cohort).body["id"], range(3)))
        runs = [trust.dry_run(kept).body["dry_run"] for kept in sent]
        done = list(threads.map(trust.confirm, sent, runs))
    assert [answered.status for answered in done] == [200, 200, 200]
    outcomes = [trust.facilitator.get(f"/import-files/{kept}").body["outcome"] for kept in sent]
    assert sorted((each["invited"], each["known"], len(each["refused"])) for each in outcomes) == [
        (0, 60, 0),
        (0, 60, 0),
        (60, 0, 0),
    ]
    assert events(service, "invited") == 60


def test_eight_hostile_files_at_once_are_refused_and_others_are_answered(trust: Trust) -> None:
    cohort = trust.cohort()
    with ThreadPoolExecutor(9) as threads:
        sent = [threads.submit(trust.keep, case("F34c"), cohort) for _ in range(8)]
        meanwhile = threads.submit(trust.facilitator.get, f"/cohorts/{cohort}")
        assert meanwhile.result(60).status == 200
        assert {(each.result(60).status, each.result(60).code) for each in sent} == {(409, "file_unreadable")}


def test_a_file_is_kept_for_a_day_and_then_opens_no_more(trust: Trust, service: RunningService) -> None:
    cohort = trust.cohort()
    waiting, done = (trust.keep(as_csv(forms(trust.address(name))), cohort).body["id"] for name in ("ada", "ben"))
    assert trust.confirm(done, trust.dry_run(done).body["dry_run"]).status == 200
    keys = [json.loads(payload)["content"]["key"] for name, payload in service.logged("rha") if name.endswith("file_kept.v1")]
    assert contents(service) == 2
    service.destroy_spent()
    vault = service.runtime.context("rha").vault
    assert vault.remaining(list(map(UUID, keys))) == {UUID(keys[0])}
    trust.until(datetime(2021, 1, 5, tzinfo=UTC))
    for kept in (waiting, done):
        assert trust.facilitator.get(f"/import-files/{kept}").code == "import_file_gone"
    assert trust.dry_run(waiting).code == "import_file_gone"
    service.destroy_spent()
    assert (contents(service), vault.remaining(list(map(UUID, keys)))) == (0, frozenset())


def contents(service: RunningService) -> int:
    with service.runtime.database.of("rha").transaction() as db:
        ((count,),) = db.execute("SELECT count(*) FROM import_contents").fetchall()
    return int(count)


def test_a_file_with_ethnicity_is_refused_whole_and_not_kept(trust: Trust, service: RunningService) -> None:
    lines = [[*HEADER, "Ethnic group"], ["1", "1", "2", trust.address("ada"), "Ada", "Words", "M"]]
    assert trust.keep(as_csv(lines), trust.cohort()).code == "column_never_kept"
    assert (contents(service), events(service, "file_kept")) == (0, 0)


def test_a_file_is_refused_where_nobody_could_be_invited(trust: Trust) -> None:
    file, cohort = as_csv(forms(trust.address("ada"))), trust.cohort()
    kept = trust.keep(file, cohort).body["id"]
    run = trust.dry_run(kept).body["dry_run"]
    assert trust.facilitator.send(f"/cohorts/{cohort}/import-files?channel=Radio", file, "text/csv").code == "channel_unknown"
    assert trust.keep(file, str(uuid4())).code == "no_such_cohort"
    assert trust.facilitator.post(f"/cohorts/{cohort}/recruiting-closures").status == 200
    assert trust.keep(file, cohort).code == "recruiting_closed"
    assert trust.confirm(kept, run).code == "recruiting_closed"


def test_what_is_no_spreadsheet_is_refused_whatever_it_is_called(trust: Trust) -> None:
    cohort = trust.cohort()
    assert trust.keep(b"no archive", cohort).code == "headings_missing"
    assert trust.keep(as_csv(forms(trust.address("ada"))), cohort, "application/vnd.ms-excel").status == 201
    assert trust.keep(as_xlsx(forms(trust.address("ben"))), cohort, "text/csv").status == 201


def invitation(trust: Trust, service: RunningService, cohort: str) -> tuple[str, str]:
    """The application that was invited, and its code, as the sender of the notice will open it."""
    from plp_kit.core import event_store  # noqa: PLC0415
    from plp_kit.core.events import Stream  # noqa: PLC0415
    from recruitment.service import RECRUITMENT  # noqa: PLC0415

    (row,) = trust.applications(cohort)
    with service.runtime.database.of("rha").transaction() as db:
        history = event_store.load(db, RECRUITMENT.stored, Stream("application", UUID(row["application"])))
    invited: Any = history[0].event
    (code,) = service.runtime.context("rha").vault.open([invited.code])
    return row["application"], str(code)


def test_an_invited_person_goes_on_under_their_own_id_and_the_list_knows_them(trust: Trust, service: RunningService) -> None:
    ada = trust.address("ada")
    cohort = trust.cohort()
    trust.imported(as_csv(forms(ada)), cohort)
    application, code = invitation(trust, service, cohort)
    assert trust.ben.post(f"/invitations/{application}/claims", {"code": "guessed"}).code == "invitation_code_wrong"
    claimed = trust.ada.post(f"/invitations/{application}/claims", {"code": code})
    assert claimed.status == 200
    assert trust.ben.post(f"/invitations/{application}/claims", {"code": code}).code == "application_over"
    funnel = trust.facilitator.get(f"/cohorts/{cohort}/funnel").body
    assert (funnel["interested"], funnel["applied"]) == (1, 0)
    typed = {each["question"]: each["typed"] for each in trust.ada.get(f"/me/drafts/application/{cohort}").body["drafts"]}
    assert {"name": "answer", "values": ["I am new here"]} in typed["profile_1"]
    assert trust.facilitator.get(f"/applications/{claimed.body['id']}/contact").body == {"name": "Some Name", "address": ada}
    assert trust.imported(as_csv(forms(ada)), cohort)["known"] == 1
    assert events(service, "identities_joined") == 1


def test_what_an_invited_person_asked_to_be_erased_is_restricted_under_the_other_id_too(
    trust: Trust, service: RunningService
) -> None:
    cohort = trust.cohort()
    trust.imported(as_csv(forms(trust.address("ada"))), cohort)
    application, code = invitation(trust, service, cohort)
    trust.ada.post("/me/erasures")
    assert events(service, "restriction_changed") == 1
    assert trust.ada.post(f"/invitations/{application}/claims", {"code": code}).status == 200
    assert events(service, "restriction_changed") == 2


def test_an_erased_person_is_recognised_no_more(trust: Trust, service: RunningService) -> None:
    ada = trust.address("ada")
    cohort = trust.cohort()
    trust.ada.post("/me/contacts", {"name": "Ada", "address": ada})
    application = trust.apply(trust.ada, cohort).body["id"]
    assert trust.facilitator.post(f"/applications/{application}/contact-confirmations").status == 200
    assert trust.imported(as_csv(forms(ada)), cohort)["known"] == 1
    trust.erase(trust.ada, datetime(2021, 1, 12, tzinfo=UTC))
    assert service.runtime.context("rha").vault.recognition.known([digest(service, ada)]) == {}
    assert trust.imported(as_csv(forms(ada)), cohort)["invited"] == 1


def test_somebody_who_claims_anothers_address_sees_nothing_of_the_others_row(trust: Trust) -> None:
    ada = trust.address("ada")
    cohort = trust.cohort()
    trust.ben.post("/me/contacts", {"name": "Ben", "address": ada})
    assert trust.imported(as_csv(forms(ada)), cohort)["invited"] == 1
    assert "I am new here" not in str(trust.ben.get("/me/data").body)
    application = trust.apply(trust.ben, cohort).body["id"]
    refused = trust.facilitator.post(f"/applications/{application}/contact-confirmations")
    assert refused.code == "known_as_another"


def sealed(payload: str, name: str) -> Sealed:
    return msgspec.convert(json.loads(payload)[name], Sealed)


def digest(service: RunningService, address: str) -> bytes:
    from recruitment.staff.use_cases.recognise import digest_of  # noqa: PLC0415

    return digest_of(service.runtime.context("rha"), address)


def test_of_a_staff_list_only_applicants_lines_are_kept_two_levels_up(trust: Trust, service: RunningService) -> None:
    ada, ben, cai, dee = (trust.address(name) for name in ("ada", "ben", "cai", "dee"))
    trust.imported(as_csv(forms(ada)), trust.cohort())
    lines = [["Email", "Name", "Manager email", "Team"], [ada, "Ada", ben, "Ward 7"], [ben, "Ben", cai, "Board"]]
    lines += [[cai, "Cai", dee, "Board"], *([trust.address(f"other{number}"), "Other", ada, "Ward 7"] for number in range(20))]
    listed = trust.imported(as_csv(lines))
    assert (listed["rows"], listed["recorded"], listed["unchanged"], listed["passed_over"]) == (23, 1, 0, 22)
    vault = service.runtime.context("rha").vault
    known = vault.recognition.known([digest(service, address) for address in (ada, ben, cai, dee)])
    assert set(known) == {digest(service, address) for address in (ada, ben, cai)}
    (payload,) = [payload for name, payload in service.logged("rha") if name == "recruitment.line_recorded.v1"]
    line, managers = sealed(payload, "line"), [str(known[digest(service, address)]) for address in (ben, cai)]
    assert not any(word in payload for word in (*managers, "Ward 7"))
    (text,) = vault.open([line])
    assert text is not None
    assert json.loads(text) == {"posts": [{"managers": managers, "team": "Ward 7"}]}
    assert trust.imported(as_csv(lines))["unchanged"] == 1
    assert events(service, "line_recorded") == 1
    lines[1][3] = "Ward 8"
    assert trust.imported(as_csv(lines))["recorded"] == 1
    service.destroy_spent()
    assert vault.open([line]) == [None]


def lines_of(service: RunningService, *people: str) -> dict[str, list[tuple[set[str], str | None]]]:
    """The posts that are on record of each: addresses of managers, and the team."""
    context = service.runtime.context("rha")
    ids = {address: context.vault.recognition.known([digest(service, address)]) for address in people}
    names = {str(person): address for address, found in ids.items() for person in found.values()}
    with context.database.transaction() as db:
        rows = db.execute(
            "SELECT stream, payload->'line' FROM events WHERE name = 'recruitment.line_recorded.v1' ORDER BY position"
        )
        recorded = {stream.partition("-")[2]: msgspec.convert(line, Sealed) for stream, line in rows.fetchall()}
    opened = zip(recorded, context.open(list(recorded.values())), strict=True)
    return {
        names[person]: [({names[each] for each in post["managers"]}, post["team"]) for post in json.loads(str(text))["posts"]]
        for person, text in opened
    }


def test_several_posts_and_managers_are_all_kept_in_whichever_order(trust: Trust, service: RunningService) -> None:
    cohort = trust.cohort()
    trust.imported(case("S00"), cohort)
    ada, ben, eve, fay = (f"{name}@s00.example.nhs.uk" for name in ("ada", "ben", "eve", "fay"))
    assert trust.imported(case("S05a"))["recorded"] == 1
    assert lines_of(service, ada, ben, eve, fay) == {fay: [({ada}, "Ward 1"), ({ben}, "Ward 2")]}
    swapped = trust.imported(case("S05b"))
    assert (swapped["recorded"], swapped["unchanged"]) == (0, 1)
    people = as_csv([["Email", "Name"], *([f"p{number}@awk.example.nhs.uk", "P"] for number in (4, 17))])
    trust.imported(people, cohort)
    assert trust.imported(case("S20"))["recorded"] == 2
    awkward = {number: f"p{number}@awk.example.nhs.uk" for number in (4, 5, 16, 17, 18)}
    found = lines_of(service, ada, ben, eve, fay, *awkward.values())
    assert found[awkward[17]] == [({awkward[16]}, "W2"), ({awkward[18]}, "W3")]
    assert found[awkward[4]] == [({awkward[5]}, "W1")]


def test_two_who_are_each_others_managers_are_both_recorded(trust: Trust, service: RunningService) -> None:
    trust.imported(case("S00"), trust.cohort())
    eve, fay, ada, ben = (f"{name}@s00.example.nhs.uk" for name in ("eve", "fay", "ada", "ben"))
    assert trust.imported(case("S03"))["recorded"] == 2
    assert trust.imported(case("S02"), email=3, manager_email=5, team=6)["recorded"] == 1
    assert lines_of(service, eve, fay, ada, ben) == {eve: [({fay}, "T")], fay: [({eve}, "T")], ada: [({ben}, "Ward 1")]}


@pytest.mark.parametrize(
    ("changed", "status", "refused"),
    [
        ({"authority": " "}, 422, {"field": "authority", "rule": "not_blank"}),
        ({"name": "\t"}, 422, {"field": "name", "rule": "not_blank"}),
        ({"on": "0001-01-01"}, 409, "entered_date_unfit"),
        ({"on": "2021-01-03"}, 409, "entered_date_unfit"),
        ({"on": "2021-01-05"}, 409, "entered_date_unfit"),
    ],
)
def test_authority_and_day_of_an_entered_application_are_checked(
    trust: Trust, changed: dict[str, str], status: int, refused: object
) -> None:
    """It was given between the opening and today, and not tomorrow or in the year 1."""
    given = {
        "name": "Ada",
        "address": trust.address("ada"),
        "means": "paper",
        "on": "2021-01-04",
        "authority": "Signed, in file 7",
    }
    answered = trust.facilitator.post(
        f"/cohorts/{trust.cohort()}/entered-applications", {**given, **changed, "form": trust.form()}
    )
    assert answered.status == status
    assert refused in (answered.code, *answered.body.get("errors", ()))


def test_a_paper_form_of_before_the_closing_is_entered_after_it(trust: Trust) -> None:
    cohort = trust.cohort()
    trust.until(datetime(2021, 3, 2, 9, tzinfo=UTC))
    given = {"name": "Ada", "means": "paper", "authority": "Signed, in file 7", "form": trust.form()}
    path = f"/cohorts/{cohort}/entered-applications"
    entered = [
        trust.facilitator.post(path, {**given, "address": trust.address(day), "on": day}) for day in ("2021-02-28", "2021-03-01")
    ]
    assert [(answered.status, answered.code) for answered in entered] == [(201, None), (409, "entered_date_unfit")]
    assert trust.accept(entered[0].body["id"]).status == 200
    assert trust.apply(trust.ada, cohort).code == "recruiting_closed"


def test_a_facilitator_enters_for_somebody_with_their_authority(trust: Trust, service: RunningService) -> None:
    ada = trust.address("ada")
    cohort = trust.cohort()
    given = {"name": "Ada", "address": ada, "means": "phone", "on": "2021-01-04", "authority": "Read to her, she said yes"}
    entered = trust.facilitator.post(f"/cohorts/{cohort}/entered-applications", {**given, "form": trust.form()})
    assert entered.status == 201
    row = trust.facilitator.get(f"/applications/{entered.body['id']}").body
    assert (row["state"], row["entered_by"]) == ("applied", str(trust.facilitator.id))
    assert not any(given["authority"] in payload for _, payload in service.logged("rha"))
    assert trust.imported(as_csv(forms(ada)), cohort)["known"] == 1
