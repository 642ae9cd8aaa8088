"""Pages for developers, from the published OpenAPI files."""

import json
from pathlib import Path
from typing import Final

import pytest

from portal.developers.documents import Document, read
from portal.developers.present import Fact, api_page, api_rows
from portal.site.calls import Service

OPENAPI: Final = Path(__file__).resolve().parents[4] / "contracts/openapi"


def published(service: str) -> Document:
    return read((OPENAPI / f"{service}.json").read_bytes())


def made(**operation: object) -> Document:
    document = {"info": {"title": "Words", "version": "1"}, "paths": {"/words/{word}": {"post": operation}}}
    return read(json.dumps(document).encode())


@pytest.mark.parametrize("service", Service)
def test_every_operation_is_shown_with_what_it_does_and_an_example_of_its_answer(service: str) -> None:
    document = published(service)
    shown = [operation for group in api_page(document).groups for operation in group.operations]
    assert {each.heading for each in shown} == {f"{method} {path}" for method, path, _ in document.operations()}
    assert all(each.summary and each.facts for each in shown)
    assert [each.heading for each in shown if not any("answer" in example.title for example in each.examples)] == []


@pytest.mark.parametrize("service", Service)
def test_links_within_a_page_lead_to_one_place(service: str) -> None:
    page = api_page(published(service))
    ids = [*(group.id for group in page.groups), *(each.id for group in page.groups for each in group.operations)]
    assert len(set(ids)) == len(ids)


def test_each_api_is_listed_with_how_many_operations_it_has() -> None:
    rows = api_rows({"words": made(summary="Says a word.")})
    assert [(row.name, row.address, row.size) for row in rows] == [("Words", "/developers/words", "1")]


def test_who_may_ask_and_what_can_be_refused_is_said() -> None:
    query = {"in": "query", "name": "format", "required": True, "schema": {"enum": ["csv", "xlsx"]}}
    document = made(**{"x-roles": ["edi_lead", "dpo"], "x-codes": {"no_such_word": 404}, "parameters": [query, {"in": "header"}]})
    (operation,) = api_page(document).groups[0].operations
    assert operation.facts == (
        Fact("For", "edi_lead, dpo"),
        Fact("In the address", "format (one of csv, xlsx), needed"),
        Fact("Refusal codes", "no_such_word (404)"),
    )


def test_an_operation_without_roles_is_for_anyone() -> None:
    (operation,) = api_page(made()).groups[0].operations
    assert operation.facts == (Fact("For", "anyone, without a token"),)


def test_json_is_shown_on_several_lines_and_other_text_as_it_is() -> None:
    sent = {"content": {"application/octet-stream": {}, "text/csv": {"example": "a,b\r\n"}}}
    answers = {"201": {"content": {"application/json": {"example": {"word": "<b>"}}}}, "404": {"$ref": "#/x"}}
    (operation,) = api_page(made(requestBody=sent, responses=answers)).groups[0].operations
    assert [(each.title, each.text) for each in operation.examples] == [
        ("Example of what is sent", "a,b\r\n"),
        ("Example of an answer (201)", '{\n  "word": "<b>"\n}'),
    ]
