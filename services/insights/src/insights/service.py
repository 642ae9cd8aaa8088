"""Insights: what trusts contributed, and the nation's tables of it. Trusts are data here; the only tenant is the national one."""

from importlib.resources import files
from typing import TYPE_CHECKING

from insights.contributions import decider as contributions
from insights.contributions.table import cells, refusals
from insights.messages.received import SUBSCRIPTION
from plp_kit.core.slices import Slice, Slices
from plp_kit.core.stored import StoredEvents
from plp_kit.messaging.publishing import PublishedLanguage
from plp_kit.service import Service

if TYPE_CHECKING:
    from plp_kit.web.blueprints import Blueprint

INSIGHTS = Service(
    name="insights",
    title="Insights",
    slices=Slices(
        (
            Slice(
                "contribution",
                contributions.contributions,
                StoredEvents.of(contributions.Event),
                (cells.apply, refusals.apply),
            ),
        )
    ),
    language=PublishedLanguage(),
    migrations=files("insights.migrations"),
    subscription=SUBSCRIPTION,
    own_tenant="national",
)


def routes() -> "tuple[Blueprint, ...]":
    """Imported here: a worker answers no requests, and needs no Flask."""
    from insights.contributions import routes as contribution_routes  # noqa: PLC0415
    from insights.tables import routes as table_routes  # noqa: PLC0415
    from insights.today import routes as today_routes  # noqa: PLC0415
    from plp_kit.web import operations  # noqa: PLC0415

    received = operations.blueprint(INSIGHTS.subscription, INSIGHTS.own_tenant)
    return (table_routes.blueprint, contribution_routes.blueprint, today_routes.blueprint, received)
