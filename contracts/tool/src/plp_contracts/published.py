"""`contracts/published.txt`: every schema that was ever published, with its SHA-256, as `sha256sum -c` reads it.

The list begins with the first release. Before that nothing is deployed, and a first version may be written anew.
"""

from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path
from typing import Final

LIST: Final = "published.txt"


def read(folder: Path) -> dict[str, str]:
    """SHA-256 by path below `contracts/`; empty where nothing is published yet."""
    listed = folder / LIST
    if not listed.is_file():
        return {}
    lines = (line.partition("  ") for line in listed.read_text(encoding="utf-8").splitlines())
    return {path: digest for digest, _, path in lines}


def has_begun(folder: Path) -> bool:
    return (folder / LIST).is_file()


def add(folder: Path, paths: Iterable[str]) -> None:
    """Lists these schemas as they stand. Lines that there are stay as they are."""
    listed = {path: digest_of(folder / path) for path in paths} | read(folder)
    text = "".join(f"{digest}  {path}\n" for path, digest in sorted(listed.items()))
    (folder / LIST).write_text(text, encoding="utf-8")


def digest_of(path: Path) -> str:
    return sha256(path.read_bytes()).hexdigest()
