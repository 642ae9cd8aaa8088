"""Insights, put together."""

from importlib.resources import files

from insights.adapters.published import LANGUAGE
from insights.application.aggregates import CONTRIBUTIONS
from insights.application.react import HEARING
from insights.entrypoints import national
from plp_kit.service import Service
from plp_kit.web.blueprints import Blueprint

INSIGHTS = Service(
    name="insights",
    title="Insights",
    aggregates=(CONTRIBUTIONS,),
    language=LANGUAGE,
    migrations=files("insights.migrations"),
    hearing=HEARING,
    own_tenant="national",
)
BLUEPRINTS: tuple[Blueprint, ...] = (national.blueprint,)
