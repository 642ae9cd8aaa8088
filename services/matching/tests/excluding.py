"""What recruitment publishes of everybody who is accepted, for exclusions only: how they are known, and whom they named."""

from typing import Any, TypeAlias
from uuid import UUID

from plp_testkit.fixtures.running_services import RunningService
from plp_testkit.sealing import sealed

Names: TypeAlias = tuple[str, ...]


def exclusions(
    service: RunningService, tenant: str, application: UUID, person: UUID, *, known: str | None = None, named: Names = ()
) -> dict[str, Any]:
    """The message, but for its cohort."""
    value = {"known_as": [{"name": known}] if known else [], "named": [{"name": name} for name in named]}
    return {"application": application, "person": person, "exclusions": sealed(service, tenant, "do_not_pair", person, value)}
