"""What waits in the national picture, and for whom."""

from typing import Final

from insights.today import kinds, queries
from plp_kit.web import today
from plp_kit.web.roles import Role
from plp_kit.web.today import Duty

ANALYST: Final = (Role.NATIONAL_ANALYST,)

blueprint: Final = today.blueprint((Duty(frozenset(ANALYST), (kinds.CONTRIBUTION_REFUSED,), queries.refusals),), ANALYST)
