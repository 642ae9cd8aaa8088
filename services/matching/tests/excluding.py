"""What recruitment publishes of everybody who is accepted, for exclusions only: how they are known, and whom they named."""

from typing import Any, TypeAlias
from uuid import UUID

from plp_testkit.fixtures.running_services import RunningService
from plp_testkit.sealing import sealed

Names: TypeAlias = tuple[str, ...]


def exclusions(  # noqa: PLR0913 - what the value says of somebody
    service: RunningService,
    tenant: str,
    application: UUID,
    person: UUID,
    *,
    known: str | None = None,
    named: Names = (),
    may_be: tuple[UUID, ...] = (),
) -> dict[str, Any]:
    """The message, but for its cohort."""
    known_as, names = [{"name": known}] if known else [], [{"name": name} for name in named]
    value = {"known_as": known_as, "named": names, "may_be": list(map(str, may_be))}
    return {"application": application, "person": person, "exclusions": sealed(service, tenant, "do_not_pair", person, value)}
