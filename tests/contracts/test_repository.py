"""What is in `contracts/` is what the code says, and holds what it promises."""

import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from plp_contracts.checking import check
from plp_contracts.sources import SOURCES, Source, spoken
from plp_kit.process.documents import openapi

LANGUAGE = list(spoken(SOURCES))


def test_contracts_are_what_the_code_says_and_break_no_reader(contracts: Path) -> None:
    assert check(contracts.parent) == []


def test_every_published_schema_has_an_example_that_fits_it(contracts: Path) -> None:
    schemas = sorted(contracts.glob("events/*/v*.schema.json"))
    assert len(schemas) >= len(LANGUAGE)
    for path in schemas:
        schema = json.loads(path.read_text(encoding="utf-8"))
        Draft202012Validator.check_schema(schema)
        example = json.loads(path.with_name(path.name.replace("schema", "example")).read_text(encoding="utf-8"))
        validator = Draft202012Validator(schema, format_checker=Draft202012Validator.FORMAT_CHECKER)
        assert not [f"{path}: {error.json_path} {error.message}" for error in validator.iter_errors(example)]


def test_every_example_says_that_its_people_are_invented(contracts: Path) -> None:
    named = [path for path in contracts.glob("events/*/*.example.json") if '"ods_code"' in path.read_text(encoding="utf-8")]
    assert named
    assert not [path for path in named if '"synthetic": true' not in path.read_text(encoding="utf-8")]


@pytest.mark.parametrize("source", SOURCES, ids=[source.service.name for source in SOURCES])
def test_a_service_documents_every_route(source: Source) -> None:
    document = openapi(source.service, source.blueprints)
    assert document["openapi"] == "3.1.0"
    paths = document["paths"]
    assert isinstance(paths, dict)
    assert len(paths) > len(source.blueprints)
