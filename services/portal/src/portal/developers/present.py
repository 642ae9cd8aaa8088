"""What the pages for developers show of an API."""

from collections.abc import Mapping
from dataclasses import dataclass

from portal.developers import words
from portal.developers.documents import Body, Document, Operation, example_of


@dataclass(frozen=True, slots=True)
class ApiRow:
    name: str
    address: str
    size: str


@dataclass(frozen=True, slots=True)
class Fact:
    name: str
    value: str


@dataclass(frozen=True, slots=True)
class Example:
    """`text` keeps its lines."""

    title: str
    text: str


@dataclass(frozen=True, slots=True)
class ShownOperation:
    id: str
    heading: str
    summary: str
    description: str
    facts: tuple[Fact, ...]
    examples: tuple[Example, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """Operations on one thing."""

    id: str
    name: str
    operations: tuple[ShownOperation, ...]


@dataclass(frozen=True, slots=True)
class ApiPage:
    name: str
    groups: tuple[Group, ...]


def api_rows(documents: Mapping[str, Document]) -> list[ApiRow]:
    return [ApiRow(each.info.title, f"/developers/{name}", _size(each)) for name, each in documents.items()]


def _size(document: Document) -> str:
    return words.OPERATIONS.format(count=sum(1 for _ in document.operations()))


def api_page(document: Document) -> ApiPage:
    """A group for each tag, in the file's order; tags have descriptions in words."""
    names = {tag.name: tag.description or tag.name for tag in document.tags}
    grouped: dict[str, list[ShownOperation]] = {}
    for method, path, operation in document.operations():
        tag = operation.tags[0] if operation.tags else ""
        grouped.setdefault(tag, []).append(_operation(method, path, operation))
    groups = (Group(_id(tag), names.get(tag, words.OTHERS), tuple(shown)) for tag, shown in grouped.items())
    return ApiPage(document.info.title, tuple(groups))


def _operation(method: str, path: str, operation: Operation) -> ShownOperation:
    return ShownOperation(
        id=_id(f"{method} {path}"),
        heading=f"{method} {path}",
        summary=operation.summary,
        description=operation.description,
        facts=tuple(_facts(operation)),
        examples=tuple(_examples(operation)),
    )


def _facts(operation: Operation) -> list[Fact]:
    asked = [
        _parameter(each.name, each.takes.enum, needed=each.required) for each in operation.parameters if each.place == "query"
    ]
    refusals = [f"{code} ({status})" for code, status in operation.codes.items()]
    return [
        Fact(words.FOR, ", ".join(operation.roles) or words.ANYBODY),
        *([Fact(words.QUERY, "; ".join(asked))] if asked else []),
        *([Fact(words.REFUSALS, ", ".join(refusals))] if refusals else []),
    ]


def _parameter(name: str, choices: tuple[str | int, ...], *, needed: bool) -> str:
    listed = words.ONE_OF.format(choices=", ".join(map(str, choices))) if choices else ""
    return f"{name}{listed}{words.NEEDED if needed else ''}"


def _examples(operation: Operation) -> list[Example]:
    bodies = [(words.SENT, operation.sends or Body()), *((_answered(code), body) for code, body in operation.responses.items())]
    found = [(title, example_of(body.content)) for title, body in bodies]
    return [Example(title, text) for title, text in found if text is not None]


def _answered(code: str) -> str:
    return words.ANSWERED.format(code=code)


def _id(text: str) -> str:
    """For links within the page."""
    return "-".join("".join(each if each.isalnum() else " " for each in text.lower()).split())
