"""Whom the services seal for, read from their code: every place that makes an Entry, and the audience that it names."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass, fields
from importlib import import_module
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Final

from plp_kit.vault.vault import Entry
from plp_operate.deployment.services import SERVICES

PLACE: Final = [field.name for field in fields(Entry)].index("audience")


@dataclass(frozen=True, slots=True, order=True)
class Sealing:
    """`module` makes entries that the services of `audience` may open."""

    service: str
    module: str
    audience: tuple[str, ...]


def sealings() -> list[Sealing]:
    """Raises ValueError where an audience is no constant of its module: then nobody could read here whom it is for."""
    return sorted({found for service in SERVICES for found in _of_service(service.name)})


def _of_service(service: str) -> Iterator[Sealing]:
    for module, text in _modules(files(service), service):
        for call in ast.walk(ast.parse(text)):
            if isinstance(call, ast.Call) and _is_entry(module, call.func):
                yield Sealing(service, module, _audience(module, call))


def _is_entry(module: str, called: ast.expr) -> bool:
    """Under whatever name, as a name of the module or as an attribute of one."""
    match called:
        case ast.Name(name):
            return Entry.__name__ in name and getattr(import_module(module), name, None) is Entry
        case ast.Attribute(attr=name):
            return name == Entry.__name__
        case _:
            return False


def _modules(folder: Traversable, name: str) -> Iterator[tuple[str, str]]:
    for entry in folder.iterdir():
        if entry.is_dir():
            yield from _modules(entry, f"{name}.{entry.name}")
        elif entry.name.endswith(".py"):
            yield f"{name}.{entry.name.removesuffix('.py')}", entry.read_text(encoding="utf-8")


def _audience(module: str, call: ast.Call) -> tuple[str, ...]:
    named = {keyword.arg: keyword.value for keyword in call.keywords}
    given = named["audience"] if "audience" in named else call.args[PLACE]
    if not isinstance(given, ast.Name):
        raise ValueError(f"{module}:{call.lineno} does not name its audience as a constant")  # noqa: TRY004
    return tuple(sorted(getattr(import_module(module), given.id)))
