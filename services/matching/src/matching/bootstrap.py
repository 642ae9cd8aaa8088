"""Matching, put together."""

from importlib.resources import files

from matching.adapters.published import LANGUAGE, TOPIC
from matching.application.aggregates import CANDIDATES, ERASED, ROUNDS
from matching.application.erasure import erased
from matching.application.react import HEARING
from matching.entrypoints import rounds
from plp_kit.http.blueprints import Blueprint
from plp_kit.service import Service

MATCHING = Service(
    name="matching",
    title="Matching",
    aggregates=(CANDIDATES, ROUNDS, ERASED),
    language=LANGUAGE,
    migrations=files("matching.migrations"),
    topics=(TOPIC,),
    hearing=HEARING,
    erased=erased,
)
BLUEPRINTS: tuple[Blueprint, ...] = (rounds.blueprint,)
