"""Looking for what should be nowhere: in dumps, files and answers, in the ways that text can be written down."""

import subprocess
from base64 import b64encode
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from pathlib import Path
from typing import Final, TypeAlias

import psycopg

from plp_demo.servers.postgres import PostgresServer

ALIGNMENTS: Final = 3

Content: TypeAlias = tuple[str, bytes]
"""A place, and what stands there."""


@dataclass(frozen=True)
class Needle:
    """A word that nobody else would write, searched for plain, as hexadecimal, as base64 and as UTF-16."""

    word: str

    def within(self, content: bytes) -> bool:
        return any(way in content for way in self.ways)

    @cached_property
    def ways(self) -> Sequence[bytes]:
        word = self.word.encode()
        shifted = (_within_base64(word, shift) for shift in range(ALIGNMENTS))
        return word, word.hex().encode(), self.word.encode("utf-16-le"), *shifted

    def found(self, contents: Iterable[Content]) -> list[str]:
        """The places where it stands."""
        return sorted(place for place, content in contents if self.within(content))


def _within_base64(word: bytes, shift: int) -> bytes:
    """The letters, each of six bits, in which nothing else has a share, where so many bytes stand before the word."""
    first, beyond = -(-8 * shift // 6), 8 * (shift + len(word)) // 6
    return b64encode(bytes(shift) + word)[first:beyond]


def within_each(needles: Mapping[str, Needle], contents: Iterable[Content]) -> Iterator[tuple[str, str]]:
    """Which needle is where. What is in several places, as the same catalogue in each database, is searched once."""
    searched: dict[bytes, list[str]] = {}
    for place, content in contents:
        digest = sha256(content).digest()
        if digest not in searched:
            searched[digest] = [name for name, needle in needles.items() if needle.within(content)]
        yield from ((name, place) for name in searched[digest])


def databases(cluster: PostgresServer) -> list[str]:
    with psycopg.connect(cluster.admin_url) as db:
        return [name for (name,) in db.execute("SELECT datname FROM pg_database WHERE datallowconn ORDER BY datname")]


def dumped(cluster: PostgresServer) -> Iterator[Content]:
    """Every database of the cluster, whole, as pg_dump writes it."""
    for name in databases(cluster):
        yield f"{cluster.folder.name}: dump of {name}", _dump(cluster, name)


def _dump(cluster: PostgresServer, name: str) -> bytes:
    command = (str(cluster.binaries() / "pg_dump"), "--dbname", cluster.url(name))
    return subprocess.run(command, capture_output=True, check=True, timeout=60).stdout


def on_disk(cluster: PostgresServer) -> Iterator[Content]:
    """Every file of the cluster after VACUUM and CHECKPOINT: tables, indexes, what is left of dead rows, and the WAL."""
    for name in databases(cluster):
        with psycopg.connect(cluster.url(name), autocommit=True) as db:
            db.execute("VACUUM")
            db.execute("CHECKPOINT")
    yield from files(cluster.data)


def files(*folders: Path) -> Iterator[Content]:
    for folder in folders:
        for file in _below(folder):
            yield str(file), file.read_bytes()


def _below(folder: Path) -> Iterable[Path]:
    return (file for file in folder.rglob("*") if file.is_file() and not file.is_symlink())
