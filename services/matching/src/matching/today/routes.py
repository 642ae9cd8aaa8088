"""What waits in matching, and for whom."""

from typing import Final

from matching.today import kinds, queries
from plp_kit.web import today
from plp_kit.web.roles import IN_A_TRUST, Role
from plp_kit.web.today import Duty

FACILITATOR: Final = frozenset({Role.FACILITATOR})
MATCHERS: Final = FACILITATOR | {Role.CO_CHAIR}
OFFICES: Final = frozenset({Role.EDI_LEAD, Role.DECISION_MAKER})
EVERYBODY: Final = frozenset(IN_A_TRUST) - {Role.FORMER}
"""Anybody who works for the trust can be named as a substitute."""

blueprint: Final = today.blueprint(
    (
        Duty(
            MATCHERS,
            (kinds.ROUND_TO_PROPOSE, kinds.PROPOSAL_TO_SIGN, kinds.ROUND_TO_PUBLISH, kinds.MANAGERS_NOT_KNOWN),
            queries.of_matchers,
        ),
        Duty(EVERYBODY, (kinds.PROPOSAL_TO_SIGN,), queries.of_substitutes),
        Duty(OFFICES, (kinds.SUBSTITUTE_TO_NAME,), queries.to_name),
        Duty(FACILITATOR, (kinds.PEOPLE_TO_REMATCH,), queries.to_rematch),
        Duty(FACILITATOR, (kinds.SEVERAL_PARTNERS,), queries.several_partners),
    )
)
