"""The caller of a handler must look at its decision, or a refusal is lost."""

import ast
import inspect
from collections.abc import Iterator
from pathlib import Path
from typing import Final, get_type_hints

import pytest

from plp_kit.core.handling import Handler

SERVICES: Final = ("evaluation", "insights", "matching", "partnership_journal")
NAMED: Final = frozenset(
    name
    for name, method in inspect.getmembers(Handler, inspect.isfunction)
    if not name.startswith("_") and "Refusal" in str(get_type_hints(method)["return"])
)
"""The handler's methods that may refuse; variables that hold them have these names too."""


def dropped(source: str) -> Iterator[int]:
    """Lines where the result of such a call is thrown away, or put where nobody reads it."""
    for node in ast.walk(ast.parse(source)):
        match node:
            case ast.Expr(ast.Call(ast.Attribute(attr=name) | ast.Name(id=name))) if name in NAMED:
                yield node.lineno
            case ast.Assign([ast.Name(id="_")], ast.Call(ast.Attribute(attr=name) | ast.Name(id=name))) if name in NAMED:
                yield node.lineno


@pytest.mark.parametrize("service", SERVICES)
def test_no_service_drops_a_refusal(service: str, root: Path) -> None:
    files = sorted((root / "services" / service / "src").rglob("*.py"))
    assert files
    assert [f"{file.relative_to(root)}:{line}" for file in files for line in dropped(file.read_text(encoding="utf-8"))] == []


def test_the_handlers_methods_that_may_refuse_are_found() -> None:
    assert {"handle", "handle_in", "react_in"} == NAMED


@pytest.mark.parametrize(
    "dropping",
    ["handler.handle_in(db, STAFF, person, command, origin)", "handle(db)", "_ = write.context.handler.handle(STAFF, person)"],
)
def test_a_dropped_refusal_is_found(dropping: str) -> None:
    assert list(dropped(f"def use_case():\n    {dropping}\n")) == [2]
    assert list(dropped(f"def use_case():\n    return {dropping.removeprefix('_ = ')}\n")) == []
