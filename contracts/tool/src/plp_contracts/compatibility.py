"""What a later version of a message may change: it may gain members that need not be there, and nothing else.

Readers of any earlier version must be able to read it, so it is compared with every one of them. Descriptions may change.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Final

from plp_contracts.names import ContractName
from plp_contracts.schemas import Schema, resolved

DESCRIBES: Final = frozenset({"$schema", "$id", "$defs", "$comment", "title", "description", "default", "examples"})
OF_MEMBERS: Final = frozenset({"properties", "required"})


class Rule(StrEnum):
    FIELD_REMOVED = "field_removed"
    FIELD_ADDED_AS_REQUIRED = "field_added_as_required"
    FIELD_NOW_REQUIRED = "field_now_required"
    FIELD_NO_LONGER_REQUIRED = "field_no_longer_required"
    ENUM_CHANGED = "enum_changed"
    TYPE_CHANGED = "type_changed"
    VERSION_MISSING = "version_missing"
    UNREADABLE = "unreadable"


@dataclass(frozen=True, slots=True)
class Break:
    """`place` is the dotted path of the member; "" is the message itself."""

    rule: Rule
    place: str

    def __str__(self) -> str:
        return f"{self.rule}: {self.place or 'the message'}"


@dataclass(frozen=True, slots=True)
class Comparison:
    earlier: Schema
    later: Schema

    def breaks(self) -> list[Break]:
        """What a reader of the earlier version would stumble over in the later one."""
        return list(self._parts(self.earlier, self.later, "", frozenset()))

    def _parts(self, earlier: Schema, later: Schema, place: str, seen: frozenset[str]) -> Iterator[Break]:
        reference = f"{earlier.get('$ref')} {later.get('$ref')}"
        if "$ref" in earlier and reference in seen:
            return
        earlier, later = resolved(earlier, self.earlier), resolved(later, self.later)
        if _bare(earlier) != _bare(later):
            yield Break(Rule.ENUM_CHANGED if "enum" in earlier and "enum" in later else Rule.TYPE_CHANGED, place)
            return
        yield from self._members(earlier, later, place, seen | {reference})
        yield from self._within(earlier, later, place, seen | {reference})

    def _members(self, earlier: Schema, later: Schema, place: str, seen: frozenset[str]) -> Iterator[Break]:
        before, after = earlier.get("properties", {}), later.get("properties", {})
        needed, needs = set(earlier.get("required", ())), set(later.get("required", ()))
        for name in before:
            if name not in after:
                yield Break(Rule.FIELD_REMOVED, _below(place, name))
            else:
                yield from self._parts(before[name], after[name], _below(place, name), seen)
        for name in sorted((needs ^ needed) & after.keys()):
            yield Break(_of_need(is_old=name in before, is_needed=name in needs), _below(place, name))

    def _within(self, earlier: Schema, later: Schema, place: str, seen: frozenset[str]) -> Iterator[Break]:
        """Items, choices and values of other names: whatever schemas stand in schemas, at the same place."""
        for before, after in zip(_schemas(earlier), _schemas(later), strict=True):
            yield from self._parts(before, after, f"{place}[]", seen)


def _of_need(*, is_old: bool, is_needed: bool) -> Rule:
    if not is_old:
        return Rule.FIELD_ADDED_AS_REQUIRED
    return Rule.FIELD_NOW_REQUIRED if is_needed else Rule.FIELD_NO_LONGER_REQUIRED


def _below(place: str, name: str) -> str:
    return f"{place}.{name}" if place else name


def _schemas(part: Schema) -> list[Schema]:
    held = [part[word] for word in sorted(part) if word not in DESCRIBES | OF_MEMBERS | {"enum", "const"}]
    nested = [inner for value in held for inner in (value if isinstance(value, list) else [value])]
    return [inner for inner in nested if isinstance(inner, dict)]


def _bare(part: Schema) -> Schema:
    """What the part itself says, without its members, what it only describes, and what is in the schemas within it."""
    return {word: _shape(word, value) for word, value in part.items() if word not in DESCRIBES | OF_MEMBERS}


def _shape(word: str, value: object) -> object:
    if word == "enum" and isinstance(value, list):
        return frozenset(map(json.dumps, value))
    if word == "const":
        return value
    if isinstance(value, dict):
        return "a schema"
    return [_shape("", item) for item in value] if isinstance(value, list) else value


def breaks(folder: Path, path: str) -> list[str]:
    """All that is wrong between the schema at this path below `contracts/` and any earlier version of its name."""
    name = ContractName.at(path)
    if name is None:
        return []
    earlier = [ContractName(name.event, version) for version in range(1, name.version)]
    return [f"{path}: {problem}" for version in earlier for problem in _between(folder, version, name)]


def _between(folder: Path, earlier: ContractName, later: ContractName) -> Iterator[str]:
    if not (folder / earlier.schema_path).is_file():
        yield f"{Rule.VERSION_MISSING}: there is no v{earlier.version} before it"
        return
    try:
        found = Comparison(read(folder / earlier.schema_path), read(folder / later.schema_path)).breaks()
    except (ValueError, OSError):
        yield f"{Rule.UNREADABLE}: it or v{earlier.version} is no JSON Schema of a message"
        return
    for each in found:
        yield f"{each} (against v{earlier.version}; a later version only adds optional fields, a break needs a new name)"


def read(path: Path) -> Schema:
    """Raises ValueError when it is no JSON object, OSError when it is not there."""
    document = json.loads(path.read_text(encoding="utf-8"))
    if not isinstance(document, dict):
        raise ValueError("no JSON object")  # noqa: TRY004 - of a file's content, not of a caller's mistake
    return document
