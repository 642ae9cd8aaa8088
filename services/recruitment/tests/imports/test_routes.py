"""Importing lists through the HTTP routes: who is invited, what is refused, and what a second time changes."""

import io
import json
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

import msgspec
import openpyxl
import pytest
from services.recruitment.tests.recruiting import SETTINGS, Trust

from plp_kit.core.sealed import Sealed
from plp_testkit.fixtures.running_services import RunningService
from plp_testkit.http import Answered
from recruitment.imports.spreadsheets import FileKind

QUESTION = SETTINGS["profile_questions"][0]
HEADER = ["ID", "Start time", "Completion time", "Email", "Name", QUESTION]
File = Callable[[list[list[str]]], tuple[bytes, str]]


def forms(*people: str) -> list[list[str]]:
    return [HEADER, *([str(number), "1", "2", address, "Some Name", "I am new here"] for number, address in enumerate(people))]


def csv(lines: list[list[str]]) -> tuple[bytes, str]:
    return "\n".join(",".join(line) for line in lines).encode(), FileKind.CSV


def xlsx(lines: list[list[str]]) -> tuple[bytes, str]:
    book = openpyxl.Workbook()
    for number, line in enumerate(lines, start=1):
        for place, text in enumerate(line, start=1):
            book.worksheets[0].cell(number, place, text)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue(), FileKind.XLSX


def imported(trust: Trust, cohort: str, file: tuple[bytes, str], query: str = "") -> Answered:
    return trust.facilitator.send(f"/cohorts/{cohort}/imports?channel=Staff network{query}", *file)


def events(service: RunningService, name: str) -> int:
    return sum(stored == f"recruitment.{name}.v1" for stored, _ in service.logged("rha"))


@pytest.mark.parametrize("file", [csv, xlsx])
def test_importing_twice_changes_nothing_the_second_time(trust: Trust, service: RunningService, file: File) -> None:
    ada, ben = trust.address("ada"), trust.address("ben")
    cohort = trust.cohort()
    first = imported(trust, cohort, file(forms(ada, ben)))
    assert (first.body["rows"], first.body["invited"], first.body["known"], first.body["refused"]) == (2, 2, 0, [])
    before = service.logged("rha")
    second = imported(trust, cohort, file(forms(ben.upper(), ada)))
    assert (second.body["invited"], second.body["known"]) == (0, 2)
    assert service.logged("rha") == before
    assert not any(ada in payload or "I am new here" in payload for _, payload in before)
    assert {row["state"] for row in trust.facilitator.list(f"/cohorts/{cohort}/applications")} == {"invited"}


def test_a_dry_run_says_the_same_and_changes_nothing(trust: Trust, service: RunningService) -> None:
    ada, ben = trust.address("ada"), trust.address("ben")
    cohort = trust.cohort()
    file = csv([*forms(ada, "anonymous", ada), ["9", "1", "2", ben]])
    before = service.logged("rha")
    dry = imported(trust, cohort, file, "&dry_run=true").body
    assert service.logged("rha") == before
    assert [(row["row"], row["column"], row["rule"]) for row in dry["refused"]] == [
        (3, "Email", "form_anonymous"),
        (4, "Email", "repeated"),
        (5, "Name", "name_missing"),
    ]
    assert {**imported(trust, cohort, file).body, "dry_run": True} == dry


def test_a_file_with_ethnicity_is_refused_whole(trust: Trust) -> None:
    ada = trust.address("ada")
    cohort = trust.cohort()
    lines = [[*HEADER, "Ethnic group"], ["1", "1", "2", ada, "Ada", "Words", "M"]]
    assert imported(trust, cohort, csv(lines)).code == "column_never_kept"
    assert trust.facilitator.list(f"/cohorts/{cohort}/applications") == []


def test_what_is_no_spreadsheet_is_refused(trust: Trust) -> None:
    cohort = trust.cohort()
    assert imported(trust, cohort, (b"no archive", FileKind.XLSX)).code == "file_unreadable"
    assert imported(trust, cohort, (b"{}", "application/json")).code == "file_kind_unknown"


def invitation(trust: Trust, service: RunningService, cohort: str) -> tuple[str, str]:
    """The application that was invited, and its code, as the sender of the notice will open it."""
    from plp_kit.core import event_store  # noqa: PLC0415
    from plp_kit.core.events import Stream  # noqa: PLC0415
    from recruitment.service import RECRUITMENT  # noqa: PLC0415

    (row,) = trust.facilitator.list(f"/cohorts/{cohort}/applications")
    with service.runtime.database.of("rha").transaction() as db:
        history = event_store.load(db, RECRUITMENT.stored, Stream("application", UUID(row["application"])))
    invited: Any = history[0].event
    (code,) = service.runtime.context("rha").vault.open([invited.code])
    return row["application"], str(code)


def test_an_invited_person_goes_on_under_their_own_id_and_the_list_knows_them(trust: Trust, service: RunningService) -> None:
    ada = trust.address("ada")
    cohort = trust.cohort()
    imported(trust, cohort, csv(forms(ada)))
    application, code = invitation(trust, service, cohort)
    assert trust.ben.post(f"/invitations/{application}/claims", {"code": "guessed"}).code == "invitation_code_wrong"
    claimed = trust.ada.post(f"/invitations/{application}/claims", {"code": code})
    assert claimed.status == 200
    assert trust.ben.post(f"/invitations/{application}/claims", {"code": code}).code == "application_over"
    funnel = trust.facilitator.get(f"/cohorts/{cohort}/funnel").body
    assert (funnel["interested"], funnel["applied"]) == (1, 0)
    assert "I am new here" in [text["words"] for text in trust.ada.list("/me/writing")]
    assert trust.facilitator.get(f"/applications/{claimed.body['id']}/contact").body == {"name": "Some Name", "address": ada}
    assert imported(trust, cohort, csv(forms(ada))).body["known"] == 1
    assert events(service, "identities_joined") == 1


def test_what_an_invited_person_asked_to_be_erased_is_restricted_under_the_other_id_too(
    trust: Trust, service: RunningService
) -> None:
    cohort = trust.cohort()
    imported(trust, cohort, csv(forms(trust.address("ada"))))
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
    assert imported(trust, cohort, csv(forms(ada))).body["known"] == 1
    trust.erase(trust.ada, datetime(2021, 1, 12, tzinfo=UTC))
    assert service.runtime.context("rha").vault.recognition.known([digest(service, ada)]) == {}
    assert imported(trust, cohort, csv(forms(ada))).body["invited"] == 1


def test_somebody_who_claims_anothers_address_sees_nothing_of_the_others_row(trust: Trust) -> None:
    ada = trust.address("ada")
    cohort = trust.cohort()
    trust.ben.post("/me/contacts", {"name": "Ben", "address": ada})
    assert imported(trust, cohort, csv(forms(ada))).body["invited"] == 1
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
    ada, ben, cai, dee = trust.address("ada"), trust.address("ben"), trust.address("cai"), trust.address("dee")
    cohort = trust.cohort()
    imported(trust, cohort, csv(forms(ada)))
    lines = [["Email", "Name", "Manager email", "Team"], [ada, "Ada", ben, "Ward 7"], [ben, "Ben", cai, "Board"]]
    lines += [[cai, "Cai", dee, "Board"], *([trust.address(f"other{number}"), "Other", ada, "Ward 7"] for number in range(20))]
    dry = trust.facilitator.send("/staff-lists?dry_run=true", *csv(lines)).body
    assert (dry["rows"], dry["recorded"], dry["passed_over"]) == (23, 1, 22)
    assert events(service, "line_recorded") == 0
    listed = trust.facilitator.send("/staff-lists", *csv(lines)).body
    assert (listed["recorded"], listed["unchanged"]) == (1, 0)
    vault = service.runtime.context("rha").vault
    known = vault.recognition.known([digest(service, address) for address in (ada, ben, cai, dee)])
    assert set(known) == {digest(service, address) for address in (ada, ben, cai)}
    (payload,) = [payload for name, payload in service.logged("rha") if name == "recruitment.line_recorded.v1"]
    line, managers = sealed(payload, "line"), [str(known[digest(service, address)]) for address in (ben, cai)]
    assert not any(word in payload for word in (*managers, "Ward 7"))
    (text,) = vault.open([line])
    assert text is not None
    assert json.loads(text) == {"managers": managers, "team": "Ward 7"}
    assert trust.facilitator.send("/staff-lists", *csv(lines)).body["unchanged"] == 1
    assert events(service, "line_recorded") == 1
    lines[1][3] = "Ward 8"
    assert trust.facilitator.send("/staff-lists", *csv(lines)).body["recorded"] == 1
    service.destroy_spent()
    assert vault.open([line]) == [None]


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
    assert imported(trust, cohort, csv(forms(ada))).body["known"] == 1
