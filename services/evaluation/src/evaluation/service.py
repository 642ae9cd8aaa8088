"""Evaluation, put together."""

from importlib.resources import files
from secrets import token_bytes

from evaluation.application.aggregates import CONTRIBUTIONS, ERASED, LEDGERS, PARTICIPANTS, REGISTERS, SURVEYS, TRUSTS
from evaluation.application.due import due
from evaluation.contributions import routes
from evaluation.contributions.use_cases.prepare import ROUNDING
from evaluation.messages.published import CONTRIBUTIONS as CONTRIBUTIONS_TOPIC
from evaluation.messages.published import LANGUAGE, TOPIC
from evaluation.messages.received import HEARING
from evaluation.participants.use_cases import erased
from evaluation.surveys import routes
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
BLUEPRINTS: tuple[Blueprint, ...] = (routes.blueprint, routes.blueprint)
