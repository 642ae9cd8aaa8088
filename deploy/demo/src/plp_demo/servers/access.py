"""Where a server of ours listens, and its administrator's password: made once, kept beside its data, readable by us alone."""

import json
import secrets
from dataclasses import asdict, dataclass, field
from pathlib import Path

from plp_demo.servers.ports import free_ports

FILE = "access.json"


@dataclass(frozen=True, slots=True)
class Access:
    ports: tuple[int, ...]
    password: str = field(repr=False)

    @classmethod
    def of(cls, folder: Path, ports: int = 1) -> "Access":
        """What is kept in `folder`, else something new."""
        if (folder / FILE).exists():
            kept = json.loads((folder / FILE).read_text())
            return cls(tuple(kept["ports"]), kept["password"])
        return cls(free_ports(ports), secrets.token_urlsafe(16))

    def keep(self, folder: Path) -> None:
        (folder / FILE).touch(mode=0o600)
        (folder / FILE).write_text(json.dumps(asdict(self)))
