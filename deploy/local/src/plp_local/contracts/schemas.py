"""The JSON Schema (2020-12) of a message, from its dataclass. Readers ignore further members, so none are forbidden."""

from typing import Final, TypeAlias

import msgspec

from plp_local.contracts.names import ContractName

Schema: TypeAlias = dict[str, "Json"]
Json: TypeAlias = Schema | list["Json"] | str | int | float | bool | None

DIALECT: Final = "https://json-schema.org/draft/2020-12/schema"


def schema(name: ContractName, shape: type) -> Schema:
    """The message's own members stand at the top, what it is made of in `$defs`; docstrings are descriptions."""
    (top,), components = msgspec.json.schema_components([shape], ref_template="#/$defs/{name}")
    own = components.pop(str(top["$ref"]).rpartition("/")[2])
    definitions = {"$defs": dict(sorted(components.items()))} if components else {}
    return {"$schema": DIALECT, "$id": f"urn:plp:{name}", **own, "title": name.title, **definitions}
