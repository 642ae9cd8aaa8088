"""The parts of a published OpenAPI file that the pages show."""

from collections.abc import Iterator, Mapping
from typing import Final

import msgspec

METHODS: Final = ("get", "post", "put", "patch", "delete")
JSON: Final = "application/json"


class Content(msgspec.Struct, frozen=True):
    example: msgspec.Raw = msgspec.Raw()


class Body(msgspec.Struct, frozen=True):
    content: dict[str, Content] = {}


class Allowed(msgspec.Struct, frozen=True):
    """Of what a parameter takes, what people can choose from."""

    enum: tuple[str | int, ...] = ()


class Parameter(msgspec.Struct, frozen=True):
    name: str = ""
    place: str = msgspec.field(name="in", default="")
    required: bool = False
    description: str = ""
    takes: Allowed = msgspec.field(name="schema", default=Allowed())


class Operation(msgspec.Struct, frozen=True, rename={"sends": "requestBody", "roles": "x-roles", "codes": "x-codes"}):
    summary: str = ""
    description: str = ""
    tags: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    codes: dict[str, int] = {}
    parameters: tuple[Parameter, ...] = ()
    sends: Body | None = None
    responses: dict[str, Body] = {}


class Tag(msgspec.Struct, frozen=True):
    name: str
    description: str = ""


class Info(msgspec.Struct, frozen=True):
    title: str
    version: str


class Document(msgspec.Struct, frozen=True):
    info: Info
    paths: dict[str, dict[str, msgspec.Raw]]
    tags: tuple[Tag, ...] = ()

    def operations(self) -> Iterator[tuple[str, str, Operation]]:
        """Method, path and operation, in the file's order."""
        for path, said in self.paths.items():
            for method in METHODS:
                if method in said:
                    yield method.upper(), path, msgspec.json.decode(said[method], type=Operation)


def read(text: bytes) -> Document:
    return msgspec.json.decode(text, type=Document)


def example_of(contents: Mapping[str, Content]) -> str | None:
    """As it is shown: JSON on several lines, other text as it is; None where nothing is shown."""
    for kind, content in contents.items():
        if content.example:
            found = msgspec.json.decode(content.example)
            return msgspec.json.format(content.example, indent=2).decode() if kind == JSON else str(found)
    return None
