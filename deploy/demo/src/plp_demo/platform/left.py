"""What a platform leaves in var/ while it runs: platform.env for `plp`, platform.json with its ports for other programs.

Its ports alone stay afterwards, in platform.ports.json: the next one has the same addresses.
"""

import os
from pathlib import Path
from typing import Final

import msgspec

from plp_demo.platform.addresses import Addresses
from plp_kit.process.settings import Environment
from plp_operate.deployment import environment, file
from plp_operate.deployment.deployment import Deployment

NOTHING_RUNS: Final = "No platform runs here: start one with `make up`."


class NothingRuns(Exception):
    """No platform has left anything."""


def keep(at: Addresses) -> None:
    """Readable by us alone: administrators' passwords are in both."""
    where = file.place(os.environ)
    file.write(where, file.text(environment.variables(at.deployment, Environment.DEMO)))
    file.write(_addresses(where), msgspec.json.encode(at, enc_hook=str).decode())


def remove() -> None:
    where = file.place(os.environ)
    where.unlink(missing_ok=True)
    _addresses(where).unlink(missing_ok=True)


def ports(where: Path) -> dict[str, int]:
    """Those of the platform before that was described there; none where there was none, or where they cannot be read."""
    try:
        return msgspec.json.decode(_ports(where).read_bytes(), type=dict[str, int])
    except (FileNotFoundError, msgspec.DecodeError):
        return {}


def keep_ports(where: Path, at: Addresses) -> None:
    where.parent.mkdir(parents=True, exist_ok=True)
    _ports(where).write_bytes(msgspec.json.encode(at.ports))


def _ports(where: Path) -> Path:
    return where.with_suffix(".ports.json")


def deployment() -> Deployment:
    """The one that runs on this machine, whatever the environment describes. Raises NothingRuns."""
    try:
        return environment.read(file.read(file.place(os.environ)))
    except FileNotFoundError:
        raise NothingRuns(NOTHING_RUNS) from None


def read(where: Path) -> Addresses:
    """The addresses beside the file `where`. Raises FileNotFoundError."""
    return msgspec.json.decode(_addresses(where).read_bytes(), type=Addresses, dec_hook=_path)


def _addresses(where: Path) -> Path:
    return where.with_suffix(".json")


def _path(_kind: type, text: str) -> Path:
    """The one type among the addresses that JSON does not know."""
    return Path(text)
