"""Insights' streams: each with its decider, its stored events and what its events feed."""

from insights.adapters import stored_events
from insights.domain import contributions
from insights.read_models import cells, refusals
from plp_kit.core.aggregates import Aggregate

CONTRIBUTIONS = Aggregate("contribution", contributions.contributions, stored_events.CONTRIBUTIONS, (cells.apply, refusals.apply))
