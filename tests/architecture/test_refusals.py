"""No use case drops a refusal: a caller looks at the answer of every function that may refuse."""

import ast
import inspect
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from plp_kit.core.handling import Handler
from plp_kit.service import Write

SOURCE = re.compile(r"services/\w+/src/(?P<module>[\w/]+)\.py")
OF_THE_KIT = {
    name
    for owner in (Handler, Write)
    for name, method in inspect.getmembers(owner, inspect.isfunction)
    if not name.startswith("_") and "Refusal" in str(inspect.signature(method).return_annotation)
}
"""Methods that handle a command, however their owner is called."""
HANDS_ON = "context.write"
"""Answers what the function answers that it is given."""


@pytest.fixture(scope="module")
def trees(root: Path, tracked: list[str]) -> dict[str, ast.Module]:
    """By the name under which the module is imported."""
    found = [match for name in tracked if (match := SOURCE.fullmatch(name))]
    return {match["module"].replace("/", "."): ast.parse((root / match[0]).read_text(encoding="utf-8")) for match in found}


def may_refuse(module: str, tree: ast.Module) -> Iterator[str]:
    for node in tree.body:
        if isinstance(node, ast.FunctionDef) and node.returns and "Refusal" in ast.unparse(node.returns).split(" | "):
            yield f"{module}.{node.name}"


def known_names(module: str, tree: ast.Module) -> dict[str, str]:
    """What each name of the module stands for, in full: its own functions, and what it imports."""
    names = {node.name: f"{module}.{node.name}" for node in tree.body if isinstance(node, ast.FunctionDef)}
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom):
            names |= {alias.asname or alias.name: f"{node.module}.{alias.name}" for alias in node.names}
    return names


def unheeded(tree: ast.Module) -> Iterator[tuple[int, ast.expr]]:
    """Calls whose answer nobody can look at: it is thrown away, or assigned to `_`."""
    for node in ast.walk(tree):
        match node:
            case ast.Expr(ast.Call(function)) | ast.Assign([ast.Name("_")], ast.Call(function)):
                yield node.lineno, function
            case _:
                pass


def called(function: ast.expr, names: dict[str, str]) -> str:
    match function:
        case ast.Name(name):
            return names.get(name, name)
        case ast.Attribute(ast.Name(owner), name):
            return f"{names.get(owner, owner)}.{name}"
        case ast.Attribute(attr=name):
            return name
        case _:
            return ""


def dropped(trees: dict[str, ast.Module]) -> list[str]:
    refusing = {function for module, tree in trees.items() for function in may_refuse(module, tree)}
    return [
        f"{module}:{line} {ast.unparse(function)}"
        for module, tree in trees.items()
        for line, function in unheeded(tree)
        if (full := called(function, known_names(module, tree))) in refusing | {HANDS_ON} or full.rpartition(".")[2] in OF_THE_KIT
    ]


def test_no_use_case_drops_a_refusal(trees: dict[str, ast.Module]) -> None:
    assert trees
    assert not (lines := dropped(trees)), "\n".join(lines)


def test_what_handles_a_command_is_known() -> None:
    assert {"handle", "handle_in", "react_in"} <= OF_THE_KIT


@pytest.mark.parametrize(
    "dropping",
    [
        "context.write(origin, propose)",
        "write.handle(rounds, id, command)",
        "_ = write.handle(rounds, id, command)",
        "propose(db)",
    ],
)
def test_a_dropped_refusal_is_found(dropping: str) -> None:
    source = f"def propose(db) -> Handled | Refusal:\n    return db\n\ndef use_case(write, db):\n    {dropping}\n"
    assert dropped({"planted": ast.parse(source)}) == [f"planted:5 {dropping.removeprefix('_ = ').partition('(')[0]}"]
    assert dropped({"planted": ast.parse(source.replace(f"    {dropping}", f"    return {dropping.removeprefix('_ = ')}"))}) == []
