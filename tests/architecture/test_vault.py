"""A service uses the vault through its context, which opens nothing that is spent; it spends keys and destroys none."""

import ast
from collections.abc import Iterator
from pathlib import Path
from typing import Final

INSTEAD: Final = {
    "open": "context.open",
    "seal": "context.sealed",
    "seal_under": "context.sealed",
    "keep": "context.sealed",
    "destroy": "write.spend, or the slice's `spends`",
}
OPENER: Final = "shared/kit/src/plp_kit/vault/opening.py"


def misuses(source: str) -> Iterator[str]:
    """A vault that is handed on could be used anywhere, so it is named only where something of it is used."""
    tree = ast.parse(source)
    used = {id(node.value): node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)}
    for node in ast.walk(tree):
        if (isinstance(node, ast.Attribute) and node.attr == "vault") or (isinstance(node, ast.Name) and node.id == "vault"):
            what = used.get(id(node))
            if what is None:
                yield f"{node.lineno} hands the vault on"
            elif what in INSTEAD:
                yield f"{node.lineno} vault.{what}: use {INSTEAD[what]}"
    for node in ast.walk(tree):
        if (
            isinstance(node, ast.ImportFrom)
            and node.module == "plp_kit.vault.vault"
            and {"Vault"} & {each.name for each in node.names}
        ):
            yield f"{node.lineno} names the vault's class"


def opens(source: str) -> Iterator[str]:
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Attribute) and node.attr == "open" and ast.unparse(node.value).endswith("vault"):
            yield f"{node.lineno} vault.open: use context.open"


def test_a_service_uses_the_vault_through_its_context(root: Path, tracked: list[str]) -> None:
    sources = [name for name in tracked if name.startswith("services/") and "/src/" in name and name.endswith(".py")]
    assert not [f"{name}:{fault}" for name in sources for fault in misuses((root / name).read_text(encoding="utf-8"))]


def test_one_function_opens_what_is_sealed(root: Path, tracked: list[str]) -> None:
    sources = [name for name in tracked if "/src/" in name and name.endswith(".py") and not name.startswith("shared/testkit/")]
    assert {name for name in sources if any(opens((root / name).read_text(encoding="utf-8")))} <= {OPENER}
