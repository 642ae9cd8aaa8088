"""What insights' log holds, by name and version."""

from insights.domain import contributions
from plp_kit.core.stored import Stored, StoredEvents

CONTRIBUTIONS: StoredEvents[contributions.Event] = StoredEvents(
    Stored("insights.contribution_recorded.v1", contributions.ContributionRecorded),
    Stored("insights.contribution_refused.v1", contributions.ContributionRefused),
)
