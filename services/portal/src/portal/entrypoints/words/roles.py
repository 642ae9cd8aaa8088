"""What roles are called."""

from collections.abc import Iterable
from typing import Final

from plp_kit.web.roles import Role

NAMES: Final = {
    Role.PARTICIPANT: "participant",
    Role.FACILITATOR: "facilitator",
    Role.CO_CHAIR: "network co-chair",
    Role.EVALUATOR: "evaluator",
    Role.EDI_LEAD: "EDI lead",
    Role.DPO: "data protection officer",
    Role.CONCERN_HANDLER: "concern handler",
    Role.NATIONAL_ANALYST: "national analyst",
    Role.OPERATOR: "operator",
}


def listed(roles: Iterable[Role]) -> str:
    """'evaluator and network co-chair', in alphabetical order; empty for nobody's."""
    *most, last = sorted((NAMES[role] for role in roles), key=str.casefold) or [""]
    return f"{', '.join(most)} and {last}" if most else last
