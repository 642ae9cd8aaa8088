"""What evaluation does when something falls due."""

from functools import partial

from evaluation.answers.use_cases.destroy_keys import destroy_keys
from evaluation.answers.use_cases.enter import Random
from evaluation.surveys.table.deadlines import CLOSE_SURVEY, DESTROY_KEYS, OPEN_SURVEY
from evaluation.surveys.use_cases.close_survey import close_survey
from evaluation.surveys.use_cases.open_survey import open_survey
from plp_kit.core.deadlines import Deadline
from plp_kit.core.deciding import Refusal
from plp_kit.core.events import Origin
from plp_kit.core.handling import Handled
from plp_kit.service import Due, TenantContext, nothing_is_due


def due(random: Random) -> Due:
    works: dict[str, Due] = {
        OPEN_SURVEY: open_survey,
        CLOSE_SURVEY: partial(close_survey, random),
        DESTROY_KEYS: destroy_keys,
    }

    def work(context: TenantContext, deadline: Deadline, origin: Origin) -> Handled | Refusal:
        return works.get(deadline.name, nothing_is_due)(context, deadline, origin)

    return work
