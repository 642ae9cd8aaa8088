"""JSON-like data as YAML text, always the same for the same data. Texts are quoted as JSON has them, which YAML 1.2 reads too."""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

PLAIN_KEY: Final = re.compile(r"[A-Za-z_$][A-Za-z0-9_$-]*")
WORDS: Final = frozenset({"true", "false", "null", "yes", "no", "on", "off", "y", "n"})
"""A parser of YAML 1.1 reads these as something else than text."""


def yaml_text(document: Mapping[str, object]) -> str:
    return "\n".join(_mapping(document, "")) + "\n"


def _mapping(members: Mapping[str, object], indent: str) -> Iterator[str]:
    for name, value in members.items():
        yield from _entry(f"{indent}{_key(name)}:", value, f"{indent}  ")


def _sequence(items: Sequence[object], indent: str) -> Iterator[str]:
    for item in items:
        head, *rest = _mapping(item, f"{indent}  ") if isinstance(item, Mapping) and item else _entry("-", item, f"{indent}  ")
        yield f"{indent}- {head.removeprefix('-').lstrip()}".rstrip()
        yield from rest


def _entry(head: str, value: object, indent: str) -> Iterator[str]:
    if isinstance(value, Mapping) and value:
        yield head
        yield from _mapping(value, indent)
    elif isinstance(value, list | tuple) and value:
        yield head
        yield from _sequence(value, indent)
    else:
        yield f"{head} {json.dumps(value, ensure_ascii=False)}"


def _key(name: str) -> str:
    return name if PLAIN_KEY.fullmatch(name) and name.casefold() not in WORDS else json.dumps(name)
