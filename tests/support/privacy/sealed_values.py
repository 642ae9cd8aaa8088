"""Every sealed value that stands anywhere in the services' logs, and opening it as a service would, or as a thief."""

from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from uuid import UUID

import msgspec
import psycopg

from plp_demo.platform.addresses import Addresses
from plp_demo.servers.postgres import PostgresServer
from plp_kit.core.database import Database
from plp_kit.core.events import Stream
from plp_kit.core.sealed import Sealed
from plp_kit.vault.key_file import KeyFile
from plp_kit.vault.vault import NotInAudience, Vault

SEALING = ("recruitment", "matching", "partnership_journal")


@dataclass(frozen=True, slots=True)
class Standing:
    """A sealed value, the service in whose log it stands, and those whose erasure destroys it."""

    service: str
    authors: frozenset[UUID]
    value: Sealed


def standing(cluster: PostgresServer) -> list[Standing]:
    """Of all streams and authors."""
    values: list[Standing] = []
    for service in SEALING:
        authors: dict[str, UUID] = {}
        with psycopg.connect(cluster.url(service)) as db:
            for stream, payload in db.execute("SELECT stream, payload::text FROM events ORDER BY position"):
                fact = msgspec.json.decode(payload)
                author = _author(fact) or authors.setdefault(stream, Stream.parse(stream).id)
                authors.setdefault(stream, author)
                values += [Standing(service, _authors(fact, value, author), value) for value in _sealed(fact)]
    return values


def waiting(cluster: PostgresServer, person: UUID, survey: str) -> list[Sealed]:
    """Their answer that waits for its batch."""
    with psycopg.connect(cluster.url("evaluation")) as db:
        rows = db.execute("SELECT key, sealed FROM waiting_answers WHERE person = %s", (person,)).fetchall()
    return [Sealed(key, survey, "answer", text) for key, text in rows]


def _author(payload: object) -> UUID | None:
    """As the event says; one that does not say is about whom its stream began with, or is named by."""
    match payload:
        case {"kind": "complaint"} | {"outcome": str()}:
            return None  # A complaint's texts belong to the complaint, and the answer to whom the request belongs.
        case {"applicant": {"person": str(person)}} | {"candidacy": {"person": str(person)}}:
            return UUID(person)
        case {"person": str(person)} | {"partner": str(person)}:
            return UUID(person)
        case _:
            return None


def _authors(payload: object, value: Sealed, author: UUID) -> frozenset[UUID]:
    """The author; of a pair's explanation, which its label names, both; of a note, the two."""
    match payload:
        case {"wording": {"one": str(one), "other": str(other)}}:
            return frozenset(map(UUID, (one, other)))
        case {"explanations": list()}:
            return frozenset(map(UUID, value.label.split("_")[1:]))
        case _:
            return frozenset({author})


def _sealed(payload: object) -> Iterator[Sealed]:
    match payload:
        case {"key": str(), "stream": str(), "label": str(), "text": str()}:
            yield msgspec.convert(payload, Sealed)
        case dict():
            for inner in payload.values():
                yield from _sealed(inner)
        case list():
            for inner in payload:
                yield from _sealed(inner)
        case _:
            return


def opened(at: Addresses, tenant: str, service: str, values: list[Sealed]) -> list[str | None]:
    """With today's vault and keys. A value for another audience, or that the vault does not know, is None too."""
    with closing(Database(at.deployment.vault(service), 2)) as database:
        vault = Vault(database, tenant, KeyFile(at.tenant_keys).of(tenant))
        return [_opened(vault, value) for value in values]


def _opened(vault: Vault, value: Sealed) -> str | None:
    try:
        return vault.open([value])[0]
    except NotInAudience:
        return None
