"""Every file of `cases` by HTTP, each with the outcome that is right for it."""

import csv
import io
import json
import re

import msgspec
import pytest
from services.recruitment.tests.imports.files import ELSE, LEARN, SHARE, case
from services.recruitment.tests.recruiting import Trust

from plp_kit.core.sealed import Sealed
from plp_testkit.fixtures.running_services import RunningService

INVITED = {
    "F02": (2, {"email": 5, "name": 6, "answer_1": 7, "answer_2": 8}),
    "F03b": (1, {"email": 3, "name": 4, "answer_1": 6, "answer_2": 7}),
    "F03c": (1, {}),
    "F03e": (1, {"email": 3, "name": 4}),
    "F05a": (1, {}),
    "F05c": (300, {}),
    "F06a": (1, {}),
    "F06b": (1, {}),
    "F07a": (1, {}),
    "F07b": (1, {}),
    "F08a": (1, {}),
    "F08b": (1, {}),
    "F08c": (1, {}),
    "F09a": (1, {}),
    "F11a": (1, {}),
    "F11b": (1, {}),
    "F11c": (1, {}),
    "F12a": (1, {}),
    "F13d": (1, {}),
    "F15": (9, {}),
    "F20a": (30, {}),
    "F28a": (1, {}),
    "F29": (11, {}),
    "F31": (1, {}),
    "F32": (1, {}),
    "S00": (6, {}),
}
REFUSED_ROWS = {"F08c": ["address_missing"], "F15": [*["address_malformed"] * 10, "address_of_guest"]}
NOT_USED = {"F06a": ["Name1", "Email2"], "F06b": ["Comments", "Comments"]}
AS_TYPED = {
    "ada@f05a.example.nhs.uk": ("Zoë O\u2019Brien \u2013 Núñez", ["Learn", "Share", None]),
    "ada@f07.example.nhs.uk": ("Ada Invented", ["L", "S", "E"]),
    "ada@f07b.example.nhs.uk": ("Ada Invented", ["L", "S", "E"]),
    "ADA@F09A.EXAMPLE.NHS.UK": ("Ada Invented", ["Second, corrected", "Share", None]),
    "ada@f13d.example.nhs.uk": ("Ada Invented", ["One\nTwo", "Share", None]),
    "ada@f28a.example.nhs.uk": ("Ada Invented", ["Learn", "Share", None]),
    "ada@f32.example.nhs.uk": ("Ada Invented", ["FIRST", None, "THIRD"]),
}
OF_FILES = re.compile(r"recruitment\.(file_\w+|columns_mapped)\.v1")
UNREADABLE = ("F12c", "F23b", "F34c")


@pytest.fixture
def cohort(trust: Trust) -> str:
    return trust.cohort_that_asks(LEARN, SHARE, ELSE)


@pytest.mark.timeout(120)
def test_what_people_really_send_invites_whom_it_should_and_a_second_time_nobody(
    trust: Trust, service: RunningService, cohort: str
) -> None:
    for name, (people, places) in INVITED.items():
        outcome = trust.imported(case(name), cohort, **places)
        assert (name, outcome["invited"], outcome["known"]) == (name, people, 0)
        assert sorted(row["rule"] for row in outcome["refused"]) == REFUSED_ROWS.get(name, []), name
        assert set(NOT_USED.get(name, [])) <= set(outcome["not_used"]), name
    assert len(invited(service)) == sum(people for people, _ in INVITED.values())
    assert {address: said(service)[address] for address in AS_TYPED} == AS_TYPED
    exported = f"/cohorts/{cohort}/applicant-exports?format="
    assert trust.facilitator.fetch(f"{exported}xlsx")[:2] == b"PK"
    lines = csv.reader(io.StringIO(trust.facilitator.fetch(f"{exported}csv").decode("utf-8-sig"), newline=""), delimiter=";")
    assert [cell for line in lines for cell in line if cell.strip().startswith(("=", "+", "-", "@", "|"))] == []
    before = service.logged("rha")
    for name in ("F02", "F09a", "F20a"):
        people, places = INVITED[name]
        again = trust.imported(case(name), cohort, **places)
        assert (name, again["invited"], again["known"]) == (name, 0, people)
    assert [name for name, _ in service.logged("rha")[len(before) :] if not OF_FILES.fullmatch(name)] == []


def invited(service: RunningService) -> list[str]:
    return [payload for name, payload in service.logged("rha") if name == "recruitment.invited.v1"]


def said(service: RunningService) -> dict[str, tuple[str, list[str | None]]]:
    """Name and answers of everybody who is invited, by address."""
    context = service.runtime.context("rha")
    contacts = [payload for name, payload in service.logged("rha") if name == "recruitment.contact_recorded.v1"]
    rows = [
        (json.loads(row)["applicant"]["profile"], json.loads(contact))
        for row, contact in zip(invited(service), contacts, strict=True)
    ]
    values = [
        msgspec.convert(each, Sealed) for profile, contact in rows for each in (contact["address"], contact["name"], profile)
    ]
    texts = iter(context.open(values))
    return {
        str(address): (str(name), json.loads(str(profile))["answers"])
        for address, name, profile in zip(texts, texts, texts, strict=True)
    }


def test_a_damaged_file_is_refused_and_invites_nobody(trust: Trust, cohort: str) -> None:
    for name in UNREADABLE:
        sent = trust.keep(case(name), cohort)
        assert (name, sent.status, sent.code) == (name, 409, "file_unreadable")
    assert trust.applications(cohort) == []


def test_a_refusal_names_the_title_that_is_missing_and_those_that_there_are(trust: Trust, cohort: str) -> None:
    for name, missing, there in (("F03b", "Email", "E-Mail"), ("F03e", "Email, Name", "Nombre")):
        kept = trust.keep(case(name), cohort).body["id"]
        refused = trust.dry_run(kept)
        assert refused.code == "column_missing"
        assert f"lacks: {missing}." in refused.body["detail"]
        assert there in refused.body["detail"]
        assert ", ".join(trust.facilitator.get(f"/import-files/{kept}").body["missing"]) == missing
    kept = trust.keep(case("F02"), cohort).body["id"]
    assert {row["rule"] for row in trust.dry_run(kept).body["outcome"]["refused"]} == {"form_anonymous"}
