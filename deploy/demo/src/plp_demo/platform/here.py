"""The platform that an operator's command is about: the one that `plp up` runs, by the file that it leaves for us."""

import os
import sys
from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import Concatenate, Final, ParamSpec

import msgspec
import psycopg

from plp_demo.platform.addresses import Addresses
from plp_demo.platform.settling import NotSettled
from plp_kit.messaging.bus.port import SendFailed, Unreachable

FILE: Final = Path(__file__).resolve().parents[5] / "var" / "platform.json"
Arguments = ParamSpec("Arguments")


class NothingRuns(Exception):
    """No platform has left its addresses."""


def keep(at: Addresses) -> None:
    """Readable by us alone: it holds the administrators' passwords."""
    where = _file()
    where.parent.mkdir(parents=True, exist_ok=True)
    where.touch(mode=0o600)
    where.write_bytes(msgspec.json.encode(at, enc_hook=str))


def forget() -> None:
    _file().unlink(missing_ok=True)


def addresses() -> Addresses:
    """Raises NothingRuns."""
    try:
        return read(_file())
    except FileNotFoundError:
        raise NothingRuns("No platform runs here: start one with `make up`.") from None


def read(where: Path) -> Addresses:
    """Raises FileNotFoundError."""
    return msgspec.json.decode(where.read_bytes(), type=Addresses, dec_hook=_path)


def of_platform(command: Callable[Concatenate[Addresses, Arguments], int]) -> Callable[Arguments, int]:
    """A command about the running platform; what stands in its way becomes a sentence and exit code 1."""

    @wraps(command)
    def asked(*arguments: Arguments.args, **named: Arguments.kwargs) -> int:
        try:
            return command(addresses(), *arguments, **named)
        except (NothingRuns, NotSettled, Unreachable, SendFailed, psycopg.OperationalError, ValueError) as error:
            print(error, file=sys.stderr)
            return 1

    return asked


def _path(_kind: type, text: str) -> Path:
    """The one type among the addresses that JSON does not know."""
    return Path(text)


def _file() -> Path:
    return Path(os.environ.get("PLP_PLATFORM", FILE))
