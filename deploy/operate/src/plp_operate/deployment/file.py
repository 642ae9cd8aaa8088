"""The file in which a platform on this machine describes itself to the operator: one variable per line."""

import os
import shlex
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from plp_kit.process.settings import SettingsRefused

LEFT: Final = Path("var/platform.env")
"""Below the current folder. PLP_PLATFORM names another file."""


def place(environ: Mapping[str, str]) -> Path:
    return Path(environ.get("PLP_PLATFORM") or LEFT)


def text(variables: Mapping[str, str]) -> str:
    """A shell can read it too."""
    return "".join(f"{name}={shlex.quote(value)}\n" for name, value in variables.items())


def write(where: Path, text: str) -> None:
    """Only the owner can read it, as it holds administrators' passwords."""
    where.parent.mkdir(parents=True, exist_ok=True)
    with os.fdopen(os.open(where, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w", encoding="utf-8") as file:
        os.fchmod(file.fileno(), 0o600)
        file.write(text)


def read(where: Path) -> dict[str, str]:
    """Raises FileNotFoundError, and SettingsRefused for another kind of file."""
    try:
        lines = shlex.split(where.read_text(encoding="utf-8"), comments=True)
        return dict(line.split("=", 1) for line in lines)
    except ValueError:
        raise SettingsRefused(f"{where} does not hold variables, one a line") from None
