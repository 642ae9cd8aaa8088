"""What recruitment publishes of everybody who is accepted, for exclusions only: how they are known, and whom they named."""

import json
from typing import Any, TypeAlias
from uuid import UUID

from plp_kit.vault.vault import Entry
from plp_testkit.fixtures.running_services import RunningService

Names: TypeAlias = tuple[str, ...]
AUDIENCE = frozenset({"recruitment", "matching"})


def exclusions(
    service: RunningService,
    tenant: str,
    application: UUID,
    person: UUID,
    *,
    known: str | None = None,
    named: tuple[str, ...] = (),
) -> dict[str, Any]:
    """The message, but for its cohort."""
    text = {"known_as": [{"name": known, "email": None}] if known else [], "named": [{"name": name} for name in named]}
    entry = Entry(f"do_not_pair-{application}", "do_not_pair", json.dumps(text).ljust(4096), AUDIENCE, frozenset({person}))
    (sealed,) = service.runtime.context(tenant).vault.seal([entry])
    return {"application": application, "person": person, "exclusions": sealed}
