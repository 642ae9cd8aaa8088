"""An import-linter contract: a folder of the portal is a noun, and a noun knows itself and the site.

Folders do not import each other, except that all may import `site`, which imports none of them. The assembly beside the folders
(service, settings, __main__) puts them together, and no folder imports it. What presents is pure: in a noun everything except its
routes and forms; in site what is named words, present, calls or areas. Pure modules do no I/O, read no clock, and import only
pure ones.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from grimp import ImportGraph
from importlinter import Contract, ContractCheck, fields, output

from tests.architecture.slices import FORBIDDEN

SITE: Final = "site"
ASSEMBLY: Final = ("service", "settings", "__main__")
IMPURE_IN_A_NOUN: Final = ("routes", "forms")
PURE_IN_SITE: Final = ("words", "present", "calls", "areas")
PURE_KIT: Final = frozenset({"plp_kit.core.days", "plp_kit.web.roles"})
FORBIDDEN_IN_PURE: Final = (FORBIDDEN["pure"] - {"msgspec"}) | {"authlib", "jinja2", "joserfc", "werkzeug", "wtforms"}
"""What services answer is described with msgspec."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a module of the portal is: `folder` is its noun, site, or "" beside them; `name` is its own."""

    folder: str
    name: str

    @classmethod
    def of(cls, module: str) -> "Place":
        _, *names = module.split(".")
        match names:
            case [name] if name in ASSEMBLY:
                return cls("", name)
            case [folder, *inside]:
                return cls(folder, inside[-1] if inside else "")
            case _:
                return cls("", "")

    @property
    def is_pure(self) -> bool:
        if self.folder == SITE:
            return self.name in PURE_IN_SITE
        return self.folder != "" and self.name not in IMPURE_IN_A_NOUN

    def __str__(self) -> str:
        return ".".join(filter(None, (self.folder, self.name)))


class NounsContract(Contract):
    """`portal` is the package whose folders are nouns."""

    type_name = "nouns"

    portal = fields.StringField()

    def check(self, graph: ImportGraph, verbose: bool) -> ContractCheck:  # noqa: ARG002, FBT001 - the library's shape
        broken = sorted(_faults(graph, str(self.portal)))
        return ContractCheck(kept=not broken, metadata={"broken": broken})

    def render_broken_contract(self, check: ContractCheck) -> None:
        for fault in check.metadata["broken"]:
            output.print_error(fault, bold=False)
        output.new_line()


def _faults(graph: ImportGraph, portal: str) -> Iterator[str]:
    for module in {portal, *graph.find_descendants(portal)}:
        importer = Place.of(module)
        for imported in graph.find_modules_directly_imported_by(module):
            if not _may_import(importer, imported, portal):
                yield f"{module} imports {imported}: {importer} may not know it"


def _may_import(importer: Place, imported: str, portal: str) -> bool:
    package = imported.partition(".")[0]
    if package == portal:
        other = Place.of(imported)
        return _may_know(importer, other) and (other.is_pure or not importer.is_pure)
    if package == "plp_kit":
        return not importer.is_pure or imported in PURE_KIT
    return not importer.is_pure or package not in FORBIDDEN_IN_PURE


def _may_know(importer: Place, other: Place) -> bool:
    if importer.folder == "":
        return True
    return other.folder in {importer.folder, SITE}
