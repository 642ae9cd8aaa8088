"""No use case drops a refusal: the answer of whatever may refuse is looked at by its caller."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

SOURCE = re.compile(r"services/\w+/src/(?P<module>[\w/]+)\.py")
OF_THE_KIT = {"handle", "handle_in", "react_in"}
"""Methods that handle a command, however their owner is called."""


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
    """Calls that stand alone on their line: nobody looks at the answer."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Call):
            yield node.lineno, node.value.func


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


def test_no_use_case_drops_a_refusal(trees: dict[str, ast.Module]) -> None:
    refusing = {function for module, tree in trees.items() for function in may_refuse(module, tree)}
    dropped = [
        f"{module}:{line} {ast.unparse(function)}"
        for module, tree in trees.items()
        for line, function in unheeded(tree)
        if (full := called(function, known_names(module, tree))) in refusing or full.rpartition(".")[2] in OF_THE_KIT
    ]
    assert not dropped, "\n".join(dropped)
