"""The JSON Schema (2020-12) of a message, from its dataclass. Readers ignore further members, so none are forbidden."""

from typing import Any, Final, TypeAlias

import msgspec

from plp_contracts.names import ContractName

Schema: TypeAlias = dict[str, Any]  # A document of others' making: what its members hold follows from their names alone.

DIALECT: Final = "https://json-schema.org/draft/2020-12/schema"


def schema(name: ContractName, shape: type) -> Schema:
    """The message's own members stand at the top, what it is made of in `$defs`; docstrings are descriptions."""
    (top,), components = msgspec.json.schema_components([shape], ref_template="#/$defs/{name}")
    own = components.pop(top["$ref"].rpartition("/")[2])
    definitions = {"$defs": dict(sorted(components.items()))} if components else {}
    return {"$schema": DIALECT, "$id": f"urn:plp:{name}", **own, "title": name.title, **definitions}


def resolved(part: Schema, document: Schema) -> Schema:
    """The part itself, or the definition of the same document that it refers to. Raises ValueError when there is none."""
    while "$ref" in part:
        name = part["$ref"].rpartition("/")[2]
        if name not in document.get("$defs", {}):
            raise ValueError(f"no definition of {name}")
        part = document["$defs"][name]
    return part
