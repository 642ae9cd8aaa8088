"""What the demo calls roles."""

from typing import Final

from plp_kit.web.roles import Role

LABELS: Final = {
    Role.CO_CHAIR: "network co-chair",
    Role.EDI_LEAD: "EDI lead",
    Role.DPO: "data protection officer",
    Role.CONCERN_HANDLER: "handler of concerns",
    Role.DECISION_MAKER: "decision-maker",
    Role.GUARDIAN: "Freedom to Speak Up Guardian",
    Role.FORMER: "former participant",
}
"""Of roles whose code does not read well."""


def label(role: Role) -> str:
    return LABELS.get(role, role.replace("_", " "))
