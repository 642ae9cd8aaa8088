"""Who signs in to a service: asked of the vault, and noted in the service's database, so that a restored vault is recognised."""

import logging
from collections.abc import Callable
from dataclasses import dataclass, field
from uuid import UUID

from plp_kit.core import sign_ins_seen
from plp_kit.core.database import Database
from plp_kit.vault.sign_ins import RESTORED_BEHIND, NoNewId, SignedIn, SignIns

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class People:
    """`noted` is false for a service that must not keep that somebody was there."""

    database: Database
    sign_ins: Callable[[str], SignIns]
    noted: bool = True
    _seen: dict[str, int] = field(default_factory=dict)
    _refused: dict[str, str | None] = field(default_factory=dict)

    def person_of(self, tenant: str, signed_in: bytes) -> UUID:
        """The id that the vault has for the digest of a sign-in. Raises NoNewId, and what the databases raise."""
        found = self.sign_ins(tenant).find(signed_in) or self._made(tenant, signed_in)
        if self.noted and found.number > self._seen.get(tenant, 0):
            self._note(tenant, found.number)
        return found.person

    def compare(self, tenant: str) -> None:
        """Lets the vault compare its sign-ins with those that this service has seen."""
        refused = self.sign_ins(tenant).compare(self._highest(tenant))
        if refused == RESTORED_BEHIND and self._refused.get(tenant) != refused:
            log.error("vault restored behind", extra={"tenant": tenant})
        self._refused[tenant] = refused

    def _made(self, tenant: str, signed_in: bytes) -> SignedIn:
        """What was seen is read anew, since another process of the service may have seen more."""
        try:
            return self.sign_ins(tenant).make(signed_in, self._highest(tenant))
        except NoNewId as refused:
            log.warning("no new id", extra={"tenant": tenant, "why": refused.why})
            raise

    def _highest(self, tenant: str) -> int:
        with self.database.of(tenant).transaction() as db:
            return sign_ins_seen.highest(db)

    def _note(self, tenant: str, number: int) -> None:
        with self.database.of(tenant).transaction() as db:
            sign_ins_seen.note(db, number)
        self._seen[tenant] = number
