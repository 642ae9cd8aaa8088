"""Every operation of every service is described in plain English, and has examples that its schemas take."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import pytest

from plp_contracts import recorded
from plp_contracts.operations import FILES, JSON, Operation, faults, operations, with_examples

CONTRACTS: Final = Path(__file__).parents[2] / "contracts/openapi"
DOCUMENTS: Final[dict[str, Any]] = {
    path.stem: json.loads(path.read_text(encoding="utf-8")) for path in sorted(CONTRACTS.glob("*.json"))
}
NOT_PLAIN: Final = re.compile(r"\b(whoever|whomever|endpoint|resource|payload|utili[sz]e|mentor|mentee)\b", re.IGNORECASE)


def every() -> Iterator[tuple[str, Operation]]:
    return ((service, operation) for service, document in DOCUMENTS.items() for operation in operations(document))


@pytest.mark.parametrize("service", DOCUMENTS)
def test_every_operation_says_in_a_sentence_what_it_does(service: str) -> None:
    said = {operation.name: operation.said.get("summary", "") for operation in operations(DOCUMENTS[service])}
    assert said
    assert not {name: text for name, text in said.items() if not re.fullmatch(r"[A-Z'].{10,}\.", text)}


@pytest.mark.parametrize("service", DOCUMENTS)
def test_no_description_has_words_that_people_do_not_use(service: str) -> None:
    for operation in operations(DOCUMENTS[service]):
        text = f"{operation.said.get('summary')} {operation.said.get('description', '')}"
        assert not NOT_PLAIN.search(text), operation.name


@pytest.mark.parametrize("service", DOCUMENTS)
def test_every_body_and_every_answer_has_an_example_that_its_schema_takes(service: str) -> None:
    for operation in operations(DOCUMENTS[service]):
        contents = list(operation.contents())
        assert "answer" in {which for which, _, _ in contents}, operation.name
        for _, kind, said in contents:
            if kind == JSON:
                assert not faults(DOCUMENTS[service], said["schema"], said["example"]), operation.name
            elif kind in FILES:
                assert said["example"] == FILES[kind]


def test_many_examples_are_what_a_platform_has_answered() -> None:
    assert sum(operation.name in recorded.of(service) for service, operation in every()) >= 80


DOCUMENT: Final[dict[str, Any]] = {
    "components": {"schemas": {"Word": {"type": "object", "properties": {"word": {"type": "string"}}, "required": ["word"]}}},
    "paths": {
        "/words": {
            "get": {"responses": {"200": {"content": {JSON: {"schema": {"$ref": "#/components/schemas/Word"}}}}, "404": {}}}
        }
    },
}


@pytest.mark.parametrize(
    ("answer", "shown"), [({"word": "as recorded"}, {"word": "as recorded"}), ({"wort": "renamed since"}, {"word": "Word"})]
)
def test_a_recorded_answer_is_the_example_while_the_schema_takes_it(answer: object, shown: object) -> None:
    document = with_examples(json.loads(json.dumps(DOCUMENT)), {"GET /words": {"answer": answer}})
    (operation,) = operations(document)
    assert [said["example"] for _, _, said in operation.contents()] == [shown]
