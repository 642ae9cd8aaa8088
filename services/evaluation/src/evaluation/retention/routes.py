"""What the evaluation keeps for a period: the deadlines that end it, and the events that say so."""

from typing import Final

from plp_kit.core.retention import Kept
from plp_kit.web import retention

KEPT: Final = (Kept("survey_answers", "end_answers_retention", "evaluation.answers_retention_ended.v1"),)

blueprint: Final = retention.blueprint(KEPT)
