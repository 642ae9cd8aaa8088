"""Matching, put together."""

from importlib.resources import files

from matching.adapters.published import LANGUAGE, TOPIC
from matching.application.aggregates import CANDIDATES, COHORTS, ERASED, KEPT_APART, PEOPLE, ROUNDS
from matching.application.due import due
from matching.application.erasure import erased
from matching.application.react import HEARING
from matching.entrypoints import cohorts, considerations, looks, rounds
from plp_kit.service import Service
from plp_kit.web.blueprints import Blueprint

MATCHING = Service(
    name="matching",
    title="Matching",
    aggregates=(CANDIDATES, COHORTS, PEOPLE, KEPT_APART, ROUNDS, ERASED),
    language=LANGUAGE,
    migrations=files("matching.migrations"),
    topics=(TOPIC,),
    hearing=HEARING,
    due=due,
    erased=erased,
)
BLUEPRINTS: tuple[Blueprint, ...] = (rounds.blueprint, considerations.blueprint, looks.blueprint, cohorts.blueprint)
