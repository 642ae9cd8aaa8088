"""A table is written by one slice: each SQL text that inserts, updates or deletes is found, and the folder that holds it."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

WRITES = re.compile(r"\b(?:INSERT\s+INTO|UPDATE|DELETE\s+FROM)\s+(?P<table>[a-z_]+(?:_\d+)?)\b(?!\s+SKIP|\s+OF)")
VERSIONED = re.compile(r"[a-z_]+_\d+")


@pytest.fixture(scope="module")
def writers(root: Path, tracked: list[str]) -> dict[tuple[str, str], set[str]]:
    """By service and table, the files whose SQL writes it, from the service's package on."""
    found: dict[tuple[str, str], set[str]] = {}
    for name in tracked:
        if match := re.fullmatch(r"services/\w+/src/(?P<service>\w+)/(?P<file>.+\.py)", name):
            for table in tables_written((root / name).read_text(encoding="utf-8")):
                found.setdefault((match["service"], table), set()).add(match["file"])
    return found


def tables_written(source: str) -> Iterator[str]:
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield from (match["table"] for match in WRITES.finditer(node.value) if match["table"] != "set")


def test_a_table_is_written_in_one_slice(writers: dict[tuple[str, str], set[str]]) -> None:
    several = {key: files for key, files in writers.items() if len({Path(file).parts[0] for file in files}) > 1}
    assert not several


def test_a_read_model_is_written_by_its_apply_alone(writers: dict[tuple[str, str], set[str]]) -> None:
    """Its file is the slice's `table`: no use case or query changes what follows from the log."""
    elsewhere = {
        key: files
        for key, files in writers.items()
        if VERSIONED.fullmatch(key[1]) and any(Path(file).parts[1].removesuffix(".py") != "table" for file in files)
    }
    assert writers
    assert not elsewhere
