"""Who can sign in at the demo's issuer, and through which programs."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import msgspec

from plp_demo.issuer.people import Person
from plp_demo.issuer.settings import Client
from plp_demo.platform.addresses import Addresses
from plp_operate.deployment.services import PORTAL

DRIVER: Final = "driver"
CALLBACK: Final = "/sign-in/callback"


@dataclass(frozen=True, slots=True)
class Files:
    people: Path
    clients: Path
    key: Path


def files(at: Addresses) -> Files:
    return Files(at.folder / "people.json", at.folder / "clients.json", at.folder / "issuer-key.json")


def write(at: Addresses, people: Sequence[Person]) -> None:
    """The portal signs people in by a page; the driver of a scenario gets anybody's token."""
    secret = at.secrets.requests
    clients = (Client(PORTAL, secret, (at.http("portal") + CALLBACK,)), Client(DRIVER, secret, demo=True))
    where = files(at)
    where.people.touch(mode=0o600)
    where.people.write_bytes(msgspec.json.encode(people))
    where.clients.touch(mode=0o600)
    where.clients.write_bytes(msgspec.json.encode(clients))
