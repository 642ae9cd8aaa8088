"""All files below `contracts/` that follow from the code, as texts; and writing them."""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

from plp_contracts import plain_fields, published, recorded, response_fields
from plp_contracts.asyncapi import asyncapi
from plp_contracts.compatibility import breaks
from plp_contracts.examples import example
from plp_contracts.names import ContractName
from plp_contracts.operations import with_examples
from plp_contracts.schemas import schema
from plp_contracts.sources import SOURCES, Source, Spoken, spoken
from plp_contracts.yaml_text import yaml_text
from plp_kit.process.documents import openapi
from plp_kit.service import Service

TOOL: Final = "tool/"


def files(sources: Sequence[Source]) -> dict[str, str]:
    """Text by path below `contracts/`. Raises ValueError for a name that is none."""
    language = list(spoken(sources))
    made: dict[str, str] = {}
    for each in language:
        made |= _event(each)
    for source in sources:
        made[f"{source.service.name}/asyncapi.yaml"] = yaml_text(asyncapi(source.service, language))
        made[f"openapi/{source.service.name}.json"] = json_text(_api(source))
    return made


def _api(source: Source) -> dict[str, object]:
    return with_examples(openapi(source.service, source.blueprints), recorded.of(source.service.name))


def services_of(sources: Sequence[Source]) -> list[Service]:
    return [source.service for source in sources]


def _event(said: Spoken) -> dict[str, str]:
    made = schema(said.name, said.publication.shape)
    return {said.name.schema_path: json_text(made), said.name.example_path: json_text(example(made))}


def json_text(document: object) -> str:
    return json.dumps(document, indent=2, ensure_ascii=False) + "\n"


def generate(root: Path, sources: Sequence[Source] = SOURCES) -> list[str]:
    """Writes what changed, and says what. What is published stays as it is; what is new and breaks nothing is published.

    A document whose answers lack a field that nobody has named as removed stays as it is, too.
    """
    folder, made = root / "contracts", files(sources)
    listed = published.read(folder)
    lacking = {path for path, text in made.items() if response_fields.removed(folder, path, text)}
    written = [path for path, text in made.items() if path not in listed and path not in lacking and _write(folder / path, text)]
    removed = obsolete(folder, made, listed)
    for path in removed:
        (folder / path).unlink()
    new = [path for path in made if ContractName.at(path) and path not in listed and not breaks(folder, path)]
    if published.has_begun(folder):
        published.add(folder, new)
    appendix = [plain_fields.PATH] if _write(root / plain_fields.PATH, plain_fields.page(services_of(sources))) else []
    return [
        *(f"{path}: written" for path in (*written, *appendix)),
        *(f"{path}: removed" for path in removed),
        *(f"{path}: published" for path in new if published.has_begun(folder)),
    ]


def publish(root: Path, sources: Sequence[Source] = SOURCES) -> list[str]:
    """Begins the list of what is published with the schemas that there are; from then on they never change."""
    folder = root / "contracts"
    schemas = [path for path in files(sources) if ContractName.at(path)]
    published.add(folder, schemas)
    return [f"{path}: published" for path in schemas]


def _write(path: Path, text: str) -> bool:
    if path.is_file() and path.read_text(encoding="utf-8") == text:
        return False
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return True


def obsolete(folder: Path, made: Mapping[str, str], listed: Mapping[str, str]) -> list[str]:
    """Files that neither follow from the code nor belong to what was ever published."""
    examples = {name.example_path for name in map(ContractName.at, listed) if name}
    kept = {*made, *listed, *examples, published.LIST, response_fields.LIST}
    there = (path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())
    return sorted(path for path in there if path not in kept and not path.startswith(TOOL))
