"""What waits in the journal, and for whom."""

from typing import Final

from partnership_journal.today import kinds, queries
from plp_kit.web import today
from plp_kit.web.roles import Role
from plp_kit.web.today import Duty

FACILITATOR: Final = frozenset({Role.FACILITATOR})
OWN: Final = (
    kinds.PAIRING_TO_ANSWER,
    kinds.PARTNER_AWAITED,
    kinds.PARTNER_TO_MEET,
    kinds.MEETING_AHEAD,
    kinds.MEETING_TO_PLAN,
    kinds.MEETINGS_TO_RECORD,
    kinds.AGREEMENT_TO_WRITE,
    kinds.GOAL_TO_SET,
)

blueprint: Final = today.blueprint(
    (
        Duty(frozenset({Role.PARTICIPANT}), OWN, queries.partnerships),
        Duty(FACILITATOR, (kinds.ATTENDANCE_TO_RECORD,), queries.sessions),
        Duty(FACILITATOR, (kinds.PARTNERS_GONE,), queries.partners_gone),
    )
)
