"""What matching keeps for a period: the deadlines that end it, and the events that say so."""

from typing import Final

from plp_kit.core.retention import Kept
from plp_kit.web import retention

KEPT: Final = (
    Kept("matching_papers", "end_retention", "matching.retention_ended.v1"),
    Kept("conflicts", "forget_conflicts", "matching.conflicts_forgotten.v1"),
)

blueprint: Final = retention.blueprint(KEPT)
