"""No dataclass of ours prints a secret, since errors, logs and debuggers are read by people who must not have it."""

import dataclasses
import importlib
import re
from collections.abc import Iterator
from pkgutil import walk_packages
from types import ModuleType
from typing import Final

OURS: Final = (
    *("plp_kit", "plp_operate", "plp_demo"),
    *("recruitment", "matching", "partnership_journal", "evaluation", "insights", "portal"),
)
PROGRAMS: Final = re.compile(r"\.__main__$|\.fork_server$")
SECRET: Final = re.compile(r"passw|secret|tokens?$|environ$|nonce|(database|vault|bus|admin|owner)_url$")
NAMES_ONLY: Final = {("Service", "secrets"), ("Settings", "environment")}
"""The names of secrets, and of an environment."""


def modules() -> Iterator[ModuleType]:
    for name in OURS:
        root = importlib.import_module(name)
        for found in walk_packages(root.__path__, f"{name}."):
            if not PROGRAMS.search(found.name):
                yield importlib.import_module(found.name)


def kinds() -> set[type]:
    """Every dataclass, where it is defined."""
    return {
        kind
        for module in modules()
        for kind in vars(module).values()
        if isinstance(kind, type) and dataclasses.is_dataclass(kind) and kind.__module__ == module.__name__
    }


def printed_secrets(kind: type) -> Iterator[str]:
    """Fields that are named as a secret and printed; a field that is a dataclass answers for itself."""
    for field in dataclasses.fields(kind):
        is_secret = SECRET.search(field.name) and (kind.__name__, field.name) not in NAMES_ONLY
        if is_secret and field.repr and not dataclasses.is_dataclass(field.type):
            yield f"{kind.__module__}.{kind.__name__}.{field.name}"


def test_no_dataclass_prints_a_secret() -> None:
    found = kinds()
    assert {"Settings", "Deployment", "Secrets", "Program", "Variables"} <= {kind.__name__ for kind in found}
    assert sorted(name for kind in found for name in printed_secrets(kind)) == []
