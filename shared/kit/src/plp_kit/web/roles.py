"""A person's roles in a tenant, as in the token's claim `roles`."""

from enum import StrEnum
from typing import Final


class Role(StrEnum):
    PARTICIPANT = "participant"
    FACILITATOR = "facilitator"
    CO_CHAIR = "co_chair"
    EVALUATOR = "evaluator"
    EDI_LEAD = "edi_lead"
    DPO = "dpo"
    DECISION_MAKER = "decision_maker"
    GUARDIAN = "guardian"
    FORMER = "former"
    CONCERN_HANDLER = "concern_handler"
    NATIONAL_ANALYST = "national_analyst"
    OPERATOR = "operator"


OF_NO_TRUST: Final = frozenset({Role.NATIONAL_ANALYST, Role.OPERATOR})
IN_A_TRUST: Final = tuple(role for role in Role if role not in OF_NO_TRUST)
"""The roles of people of whom a trust's services hold something."""
