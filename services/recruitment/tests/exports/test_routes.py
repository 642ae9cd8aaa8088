"""Exports by HTTP: what comes in can be taken away, and what could not be made was read by nobody."""

import io

import openpyxl
import pytest
from services.recruitment.tests.recruiting import Trust

from plp_testkit.fixtures.running_services import RunningService

AWKWARD = "#N/A; =1+1"


@pytest.fixture
def cohort(trust: Trust) -> str:
    cohort = trust.cohort()
    trust.apply(trust.ada, cohort)
    assert trust.ada.post("/me/contacts", {"name": AWKWARD, "address": trust.address("ada")}).status == 200
    return cohort


def test_a_name_with_a_control_character_is_refused_and_whatever_is_let_in_is_exported(trust: Trust, cohort: str) -> None:
    refused = trust.ada.post("/me/contacts", {"name": "Ada\x0bByron", "address": trust.address("ada")})
    assert refused.body["errors"] == [{"field": "name", "rule": "no_control_characters"}]
    book = openpyxl.load_workbook(io.BytesIO(trust.facilitator.fetch(f"/cohorts/{cohort}/applicant-exports?format=xlsx")))
    assert book.worksheets[0].cell(2, 3).value == "#N/A; '=1+1"


def test_an_export_that_fails_is_on_nobodys_record(trust: Trust, service: RunningService, cohort: str) -> None:
    keys = service.runtime.settings.tenant_keys
    away = keys.rename(keys.with_suffix(".away"))
    with pytest.raises(ValueError, match="500"):
        trust.facilitator.fetch(f"/cohorts/{cohort}/applicant-exports")
    away.rename(keys)
    assert trust.ada.list("/me/access-records") == []
    trust.facilitator.fetch(f"/cohorts/{cohort}/applicant-exports")
    assert [record["what"] for record in trust.ada.list("/me/access-records")] == ["export"]
