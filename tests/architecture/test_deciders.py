"""Every decider has a domain test of its own, which tells its stories. Both are found in the sources, not listed."""

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

SOURCE = re.compile(r"services/\w+/src/(?P<module>[\w/]+)\.py")
TEST = re.compile(r"services/\w+/(?P<module>tests/[\w/]+)\.py")


@dataclass(frozen=True, slots=True)
class Module:
    """`imports` maps each imported name to what it stands for, in full."""

    name: str
    tree: ast.Module
    imports: dict[str, str]

    def named(self, node: ast.expr) -> str:
        """The full name of what an expression refers to, empty where that was not imported."""
        match node:
            case ast.Name(name):
                return self.imports.get(name, "")
            case ast.Attribute(owner, attribute):
                return f"{self.named(owner)}.{attribute}"
            case _:
                return ""

    def deciders(self) -> Iterator[str]:
        for node in self.tree.body:
            match node:
                case (
                    ast.AnnAssign(target=target, value=ast.Call(func=made))
                    | ast.Assign(targets=[target], value=ast.Call(func=made))
                ) if self.named(made).endswith(".Decider"):
                    yield f"{self.name}.{ast.unparse(target)}"

    def is_part_of_a_decider(self) -> bool:
        """Such as goals, which are decided within a partnership."""
        functions = {node.name for node in self.tree.body if isinstance(node, ast.FunctionDef)}
        return {"decide", "evolve"} <= functions and not any(self.deciders())

    def told(self) -> set[str]:
        """The deciders whose stories it tells."""
        calls = [node for node in ast.walk(self.tree) if isinstance(node, ast.Call) and node.args]
        return {self.named(call.args[0]) for call in calls if self.named(call.func).endswith(".Story")}


def modules(root: Path, tracked: list[str], kind: re.Pattern[str]) -> Iterator[Module]:
    for found in filter(None, map(kind.fullmatch, tracked)):
        tree = ast.parse((root / found[0]).read_text(encoding="utf-8"))
        yield Module(found["module"].replace("/", "."), tree, dict(imports_of(tree)))


def imports_of(tree: ast.Module) -> Iterator[tuple[str, str]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom):
            yield from ((alias.asname or alias.name, f"{node.module}.{alias.name}") for alias in node.names)


@pytest.fixture(scope="module")
def sources(root: Path, tracked: list[str]) -> list[Module]:
    return list(modules(root, tracked, SOURCE))


@pytest.fixture(scope="module")
def stories(root: Path, tracked: list[str]) -> list[Module]:
    """The test modules that tell any."""
    return [module for module in modules(root, tracked, TEST) if module.told()]


def test_every_decider_has_a_domain_test(sources: list[Module], stories: list[Module]) -> None:
    told = {decider for module in stories for decider in module.told()}
    untold = {decider for module in sources for decider in module.deciders()} - told
    assert not untold, "\n".join(sorted(untold))


def test_every_part_of_a_decider_has_a_domain_test(sources: list[Module], stories: list[Module]) -> None:
    """A story that tells of it imports it."""
    told = {
        name for module in stories for imported in module.imports.values() for name in (imported, imported.rpartition(".")[0])
    }
    untold = {module.name for module in sources if module.is_part_of_a_decider()} - told
    assert not untold, "\n".join(sorted(untold))
