"""The OpenAPI document says what each route answers, and no more."""

from typing import Any

import pytest
from flask import Flask


@pytest.fixture
def document(app: Flask) -> dict[str, Any]:
    made: dict[str, Any] = app.test_client().get("/openapi.json").get_json()
    return made


def test_it_is_openapi_3_1_with_bearer_tokens(document: dict[str, Any]) -> None:
    assert document["openapi"] == "3.1.0"
    assert document["components"]["securitySchemes"]["bearer"] == {"type": "http", "scheme": "bearer", "bearerFormat": "JWT"}
    assert document["paths"]["/counters"]["post"]["security"] == [{"bearer": []}]
    assert document["paths"]["/counters"]["post"]["x-roles"] == ["facilitator"]


def test_nothing_is_answered_by_default(document: dict[str, Any]) -> None:
    operations = [operation for path in document["paths"].values() for name, operation in path.items() if name != "parameters"]
    assert len(operations) == 10
    assert not [operation for operation in operations if "default" in operation["responses"]]
    assert "DEFAULT_ERROR" not in document["components"]["responses"]


def test_every_refusal_is_a_problem(document: dict[str, Any]) -> None:
    for response in document["components"]["responses"].values():
        assert list(response["content"]) == ["application/problem+json"]
        assert response["content"]["application/problem+json"]["schema"]["$ref"].endswith("/Problem")


def test_a_command_documents_its_headers_and_its_refusals(document: dict[str, Any]) -> None:
    begin = document["paths"]["/counters"]["post"]
    assert set(begin["responses"]) == {
        *("201", "400", "401", "403", "404", "409", "412", "413", "415", "422", "500", "503"),
    }
    assert set(begin["responses"]["201"]["headers"]) == {"ETag", "Location"}
    headers = {parameter["name"]: parameter["required"] for parameter in begin["parameters"]}
    assert headers == {"Idempotency-Key": True, "If-Match": False}


def test_a_put_must_match(document: dict[str, Any]) -> None:
    change = document["paths"]["/counters/{counter}"]["put"]
    assert "428" in change["responses"]
    assert [parameter["name"] for parameter in change["parameters"] if parameter["required"]] == ["If-Match"]


def test_a_reading_documents_its_etag(document: dict[str, Any]) -> None:
    shown = document["paths"]["/counters/{counter}"]["get"]
    assert set(shown["responses"]) == {"200", "400", "401", "403", "404", "500", "503"}
    assert "ETag" in shown["responses"]["200"]["headers"]


def test_a_query_documents_that_it_can_be_wrong(document: dict[str, Any]) -> None:
    listed = document["paths"]["/numbers"]["get"]
    assert "422" in listed["responses"]
    assert {parameter["name"] for parameter in listed["parameters"]} == {"cursor", "limit"}


def test_two_apps_of_the_same_blueprints_have_the_same_document(app: Flask, document: dict[str, Any]) -> None:
    assert app.test_client().get("/openapi.json").get_json() == document
