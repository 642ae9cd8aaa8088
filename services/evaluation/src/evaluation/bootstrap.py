"""Evaluation, put together."""

from importlib.resources import files
from secrets import token_bytes

from evaluation.adapters.published import CONTRIBUTIONS as CONTRIBUTIONS_TOPIC
from evaluation.adapters.published import LANGUAGE, TOPIC
from evaluation.application.aggregates import CONTRIBUTIONS, ERASED, LEDGERS, PARTICIPANTS, REGISTERS, SURVEYS, TRUSTS
from evaluation.application.contribute import ROUNDING
from evaluation.application.due import due
from evaluation.application.erasure import erased
from evaluation.application.react import HEARING
from evaluation.entrypoints import contributions, surveys
from plp_kit.service import Service
from plp_kit.web.blueprints import Blueprint

EVALUATION = Service(
    name="evaluation",
    title="Evaluation",
    aggregates=(TRUSTS, PARTICIPANTS, SURVEYS, REGISTERS, LEDGERS, CONTRIBUTIONS, ERASED),
    language=LANGUAGE,
    migrations=files("evaluation.migrations"),
    topics=(TOPIC, CONTRIBUTIONS_TOPIC),
    hearing=HEARING,
    due=due(token_bytes),
    erased=erased,
    secrets=(ROUNDING,),
)
BLUEPRINTS: tuple[Blueprint, ...] = (surveys.blueprint, contributions.blueprint)
