"""What waits in recruitment, and for whom."""

from typing import Final

from plp_kit.web import today
from plp_kit.web.roles import Role
from plp_kit.web.today import Duty
from recruitment.today import kinds, queries

FACILITATOR: Final = frozenset({Role.FACILITATOR})

blueprint: Final = today.blueprint(
    (
        Duty(
            frozenset({Role.PARTICIPANT}),
            (kinds.APPLICATION_TO_HAND_IN, kinds.INVITATION_TO_ANSWER),
            queries.own_applications,
        ),
        Duty(frozenset({Role.PARTICIPANT}), (kinds.APPLICATION_BEGUN,), queries.begun),
        Duty(FACILITATOR, (kinds.APPLICATIONS_TO_DECIDE, kinds.WAITING_LIST), queries.applications),
        Duty(FACILITATOR, (kinds.ACCESS_NEEDS_TO_READ,), queries.access_needs),
        Duty(FACILITATOR, (kinds.COHORT_TO_LAUNCH,), queries.launches),
        Duty(FACILITATOR, (kinds.FILE_TO_IMPORT,), queries.files),
        Duty(FACILITATOR, (kinds.SETTINGS_TO_ANSWER,), queries.first_settings),
        Duty(frozenset({Role.EDI_LEAD, Role.DECISION_MAKER}), (kinds.SETTINGS_TO_ANSWER,), queries.settings),
        Duty(
            frozenset({Role.DPO}),
            (kinds.REQUEST_TO_ACKNOWLEDGE, kinds.REQUEST_TO_ADVISE),
            queries.requests_of_officer,
        ),
        Duty(frozenset({Role.DECISION_MAKER}), (kinds.REQUEST_TO_ANSWER,), queries.requests),
        Duty(frozenset({Role.DPO, Role.DECISION_MAKER}), (kinds.HOLD_TO_REVIEW,), queries.holds),
    )
)
