"""What recruitment seals for matching: a value with fields, as JSON, under a key of the person."""

from uuid import UUID

import msgspec

from plp_kit.core.sealed import Sealed
from plp_kit.vault.vault import Entry
from plp_testkit.fixtures.running_services import RunningService


def sealed(service: RunningService, tenant: str, label: str, person: UUID, value: object) -> Sealed:
    text = msgspec.json.encode(value).decode()
    vault = service.runtime.context(tenant).vault
    return vault.seal([Entry(f"application-{person}", label, text, frozenset({"matching"}), frozenset({person}))])[0]
