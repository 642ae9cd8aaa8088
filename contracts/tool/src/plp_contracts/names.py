"""A contract's name, `service.Name.v1`, and where its files stand below `contracts/`."""

import re
from dataclasses import dataclass
from typing import Final

NAME: Final = re.compile(r"(?P<event>[a-z_]+\.[A-Z][A-Za-z]*)\.v(?P<version>[1-9][0-9]*)")
SCHEMA: Final = re.compile(r"events/(?P<event>[a-z_]+\.[A-Z][A-Za-z]*)/v(?P<version>[1-9][0-9]*)\.schema\.json")


@dataclass(frozen=True, slots=True, order=True)
class ContractName:
    """Versions of one event stand in one folder; its text is what messages carry as their type."""

    event: str
    version: int

    def __str__(self) -> str:
        return f"{self.event}.v{self.version}"

    @property
    def title(self) -> str:
        return self.event.partition(".")[2]

    @property
    def schema_path(self) -> str:
        return f"events/{self.event}/v{self.version}.schema.json"

    @property
    def example_path(self) -> str:
        return f"events/{self.event}/v{self.version}.example.json"

    @classmethod
    def parse(cls, text: str) -> "ContractName":
        """Raises ValueError when `text` is not `service.Name.v1`."""
        found = NAME.fullmatch(text)
        if found is None:
            raise ValueError(f"not a contract's name: {text!r} (expected service.Name.v1)")
        return cls(found["event"], int(found["version"]))

    @classmethod
    def at(cls, path: str) -> "ContractName | None":
        """Whose schema is at this path below `contracts/`; None when it is no schema's."""
        found = SCHEMA.fullmatch(path)
        return cls(found["event"], int(found["version"])) if found else None
