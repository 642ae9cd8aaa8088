"""Compares `contracts/` with the code, with what was published, and each version with every earlier one."""

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from plp_contracts import plain_fields, published, response_fields
from plp_contracts.asyncapi import unpublished
from plp_contracts.compatibility import Comparison, breaks, read
from plp_contracts.generating import files, obsolete, services_of
from plp_contracts.names import ContractName
from plp_contracts.sources import SOURCES, Source, spoken


def check(root: Path, sources: Sequence[Source] = SOURCES) -> list[str]:
    """Every problem as `path below contracts/: rule: what is wrong`; empty when all is well."""
    folder = root / "contracts"
    try:
        made = files(sources)
    except ValueError as error:
        return [f"name_malformed: {error}"]
    listed = published.read(folder)
    schemas = sorted({*listed, *(path for path in made if ContractName.at(path))})
    return [
        *(problem for path in schemas for problem in _published(folder, path, listed) if published.has_begun(folder)),
        *(problem for path, text in made.items() for problem in _drift(folder, path, text)),
        *(problem for path, text in made.items() for problem in _removed(folder, path, text)),
        *(f"{response_fields.LIST}: needless: {field} is still answered" for field in response_fields.needless(folder, made)),
        *(f"{path}: stray: nothing in the code makes it" for path in obsolete(folder, made, listed)),
        *(problem for path in schemas if (folder / path).is_file() for problem in breaks(folder, path)),
        *_superseded(made, listed),
        *_unpublished(sources),
        *_appendix(root, sources),
    ]


def _published(folder: Path, path: str, listed: Mapping[str, str]) -> Iterator[str]:
    if path not in listed:
        yield f"{path}: not_published: it is not in {published.LIST}; run make contracts-generate"
    elif not (folder / path).is_file():
        yield f"{path}: published_removed: what was published stays, even when nothing says it any more"
    elif published.digest_of(folder / path) != listed[path]:
        yield f"{path}: published_changed: it differs from its SHA-256 in {published.LIST}; a change needs a new version"


def _drift(folder: Path, path: str, text: str) -> Iterator[str]:
    file = folder / path
    if not file.is_file():
        yield f"{path}: drift: the code makes it and it is not there; run make contracts-generate"
    elif file.read_text(encoding="utf-8") != text:
        yield f"{path}: drift: {_difference(file, path, text)}"


def _removed(folder: Path, path: str, text: str) -> Iterator[str]:
    for field in response_fields.removed(folder, path, text):
        yield f"{path}: response_field_removed: {field}; a change that takes it away names it in {response_fields.LIST}"


def _difference(file: Path, path: str, text: str) -> str:
    if ContractName.at(path) is None:
        return "the code says otherwise; run make contracts-generate"
    try:
        found = Comparison(read(file), json.loads(text)).breaks()
    except ValueError:
        return "it is no JSON Schema of a message"
    return f"the code says otherwise ({', '.join(map(str, found)) or 'added or reworded'}); a change needs a new version"


def _appendix(root: Path, sources: Sequence[Source]) -> Iterator[str]:
    file = root / plain_fields.PATH
    if not file.is_file() or file.read_text(encoding="utf-8") != plain_fields.page(services_of(sources)):
        yield f"{plain_fields.PATH}: drift: the code or a migration says otherwise; run make contracts-generate"


def _superseded(made: Mapping[str, str], listed: Mapping[str, str]) -> Iterator[str]:
    """The code says the latest version of a name, or no longer says it at all."""
    latest: dict[str, int] = {}
    for name in filter(None, map(ContractName.at, listed)):
        latest[name.event] = max(name.version, latest.get(name.event, 0))
    for name in filter(None, map(ContractName.at, made)):
        if name.version < latest.get(name.event, 0):
            yield f"{name.schema_path}: superseded: v{latest[name.event]} is published, and the code still says this one"


def _unpublished(sources: Sequence[Source]) -> Iterator[str]:
    language = list(spoken(sources))
    for source in sources:
        for problem in unpublished(source.service, language):
            yield f"{source.service.name}/asyncapi.yaml: unpublished: {source.service.name} {problem}"
