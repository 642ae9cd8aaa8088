"""Pages for developers are there for everybody where they are switched on, and nowhere else."""

import json
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Final

import pytest
from flask import Flask
from markupsafe import escape

from portal.site.wiring import EXTENSION, Wiring

OPENAPI: Final = Path(__file__).resolve().parents[4] / "contracts/openapi"
ADDRESSES: Final = ("/developers", "/developers/recruitment")


@pytest.fixture
def switched_on(app: Flask) -> Flask:
    wiring: Wiring = app.extensions[EXTENSION]
    app.extensions[EXTENSION] = replace(wiring, openapi=OPENAPI)
    return app


def get(app: Flask, path: str) -> tuple[int, str]:
    with closing(app.test_client().get(path)) as response:
        return response.status_code, response.text


@pytest.mark.parametrize("path", ADDRESSES)
def test_they_are_not_there_unless_the_setting_says_so(app: Flask, path: str) -> None:
    assert get(app, path)[0] == 404


def test_the_list_leads_to_each_api(switched_on: Flask) -> None:
    status, page = get(switched_on, "/developers")
    assert status == 200
    for service in ("recruitment", "matching", "partnership_journal", "evaluation", "insights"):
        assert f'href="/developers/{service}"' in page
        assert get(switched_on, f"/developers/{service}")[0] == 200


def test_an_operation_is_shown_with_its_example(switched_on: Flask) -> None:
    """With what its document says of it."""
    document = json.loads((OPENAPI / "recruitment.json").read_text(encoding="utf-8"))
    summary = document["paths"]["/cohorts/{cohort}/applications"]["post"]["summary"]
    page = get(switched_on, "/developers/recruitment")[1]
    assert "POST /cohorts/{cohort}/applications" in page
    assert escape(summary) in page
    assert "senior_role_confirmed" in page


@pytest.mark.parametrize("name", ["portal", "..", "recruitment.json", "Recruitment"])
def test_there_is_no_page_of_anything_else(switched_on: Flask, name: str) -> None:
    assert get(switched_on, f"/developers/{name}")[0] == 404
