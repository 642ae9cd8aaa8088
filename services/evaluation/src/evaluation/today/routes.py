"""What waits in evaluation, and for whom. Who the caller is is asked at each request, as by all routes of surveys."""

from typing import Final

from evaluation.today import kinds, queries
from plp_kit.web import today
from plp_kit.web.roles import Role
from plp_kit.web.today import Duty

blueprint: Final = today.blueprint(
    (
        Duty(frozenset({Role.PARTICIPANT}), (kinds.SURVEY_TO_ANSWER,), queries.own_surveys),
        Duty(frozenset({Role.EVALUATOR}), (kinds.SURVEY_TO_APPROVE, kinds.SURVEY_CLOSING), queries.surveys),
        Duty(frozenset({Role.DPO}), (kinds.CONTRIBUTION_TO_ANSWER, kinds.CONTRIBUTION_ON_HOLD), queries.contributions),
    ),
    remembered=False,
)
