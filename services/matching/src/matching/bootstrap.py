"""Matching, put together."""

from importlib.resources import files

from matching.adapters.published import LANGUAGE, TOPIC
from matching.application.aggregates import CANDIDATES, ROUNDS
from matching.application.react import HEARING
from matching.entrypoints import rounds
from plp_kit.http.blueprints import Blueprint
from plp_kit.service import Service

MATCHING = Service(
    name="matching",
    title="Matching",
    aggregates=(CANDIDATES, ROUNDS),
    language=LANGUAGE,
    migrations=files("matching.migrations"),
    topics=(TOPIC,),
    hearing=HEARING,
)
BLUEPRINTS: tuple[Blueprint, ...] = (rounds.blueprint,)
