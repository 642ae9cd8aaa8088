"""Whom one can sign in as: people from a JSON file, which is read again whenever it changes."""

import logging
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

import msgspec

from plp_demo.roles import label
from plp_kit.web.roles import IN_A_TRUST, Role

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Person:
    """`sub` is opaque, as an identity provider's is.

    `name` is shown to choose by and put into the portal's identity token; services' tokens never carry it. `waits` is a line for
    the one who chooses: what there is to do for this person.
    """

    sub: str
    name: str
    tenant: str
    roles: tuple[Role, ...]
    waits: str = ""

    @property
    def words(self) -> str:
        return ", ".join(map(label, self.roles))

    @property
    def turn(self) -> int:
        """Participants come first, then the others in the order of roles."""
        return min(map(list(Role).index, self.roles), default=len(Role))


@dataclass(frozen=True, slots=True)
class SignedIn:
    """Somebody, and when they proved who they are, in seconds since 1970."""

    person: Person
    at: int


class People:
    """Raises when the file cannot be read at first; later a half-written one leaves people as they were."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._seen = self._state()
        self._people = self._read()

    def all(self) -> tuple[Person, ...]:
        state = self._state()
        if state != self._seen:
            try:
                self._people = self._read()
                self._seen = state
            except (OSError, msgspec.DecodeError) as error:
                log.warning("The people could not be read again: %s", type(error).__name__)
        return self._people

    def by_tenant(self) -> list[tuple[str, list[Person]]]:
        """Trusts come first, then the nation and the platform."""
        ordered = sorted(self.all(), key=lambda person: person.tenant)
        tenants = [(tenant, list(members)) for tenant, members in groupby(ordered, key=lambda person: person.tenant)]
        return sorted(tenants, key=lambda tenant: any(not set(person.roles) <= set(IN_A_TRUST) for person in tenant[1]))

    def person(self, sub: str) -> Person | None:
        return next((person for person in self.all() if person.sub == sub), None)

    def _read(self) -> tuple[Person, ...]:
        return msgspec.json.decode(self._path.read_bytes(), type=tuple[Person, ...])

    def _state(self) -> tuple[int, int, int] | None:
        try:
            state = self._path.stat()
        except FileNotFoundError:
            return None
        return state.st_mtime_ns, state.st_size, state.st_ino
