"""What evaluation is: its slices, what it publishes and receives, what falls due, and its routes."""

from collections.abc import Mapping
from importlib.resources import files
from typing import TYPE_CHECKING, Final

from evaluation.answers import decider as ledgers
from evaluation.answers.table import deadlines as answer_deadlines
from evaluation.answers.table import waiting_answers
from evaluation.answers.use_cases.end_retention import end_retention
from evaluation.answers.use_cases.sealing import LEDGERS
from evaluation.contributions import decider as contributions
from evaluation.contributions import table as contribution_rows
from evaluation.contributions.use_cases.prepare import ROUNDING
from evaluation.messages.published import CONTRIBUTIONS, LANGUAGE, TOPIC
from evaluation.messages.received import SUBSCRIPTION
from evaluation.participants import decider as participants
from evaluation.participants.queries import held
from evaluation.participants.table import participants as participant_rows
from evaluation.participants.table import seats
from evaluation.participants.use_cases import erased
from evaluation.surveys import decider as surveys
from evaluation.surveys import register
from evaluation.surveys.table import deadlines, invitations
from evaluation.surveys.table import surveys as survey_rows
from evaluation.surveys.table.deadlines import CLOSE_SURVEY, OPEN_SURVEY
from evaluation.surveys.use_cases.close_survey import close_survey
from evaluation.surveys.use_cases.open_survey import open_survey
from evaluation.trusts import decider as trusts
from plp_kit.core import erased_people, excepted_people, joined_people, restricted_people
from plp_kit.core.slices import Slice, Slices
from plp_kit.core.stored import StoredEvents
from plp_kit.service import LEAVERS, Due, Service

if TYPE_CHECKING:  # What the service is can be read without Flask.
    from plp_kit.web.blueprints import Blueprint

DEADLINES: Final[Mapping[str, Due]] = {
    OPEN_SURVEY: open_survey,
    CLOSE_SURVEY: close_survey,
    answer_deadlines.END_RETENTION: end_retention,
}


EVALUATION: Final = Service(
    name="evaluation",
    title="Evaluation",
    notes_sign_ins=False,
    slices=Slices(
        (
            Slice("trust", trusts.trusts, StoredEvents.of(trusts.TrustRecorded)),
            Slice(
                "participant",
                participants.participants,
                StoredEvents.of(participants.Event),
                (participant_rows.apply, seats.apply),
            ),
            Slice(
                surveys.STREAMS,
                surveys.surveys,
                StoredEvents.of(surveys.Event),
                (survey_rows.apply, invitations.apply, deadlines.apply),
            ),
            Slice("register", register.registers, StoredEvents.of(register.Event)),
            Slice(LEDGERS, ledgers.ledgers, StoredEvents.of(ledgers.Event), (answer_deadlines.apply,), ledgers.spends),
            Slice(
                "contribution",
                contributions.contributions,
                StoredEvents.of(contributions.Event),
                (contribution_rows.apply,),
            ),
            erased_people.SLICE,
            restricted_people.SLICE,
            joined_people.SLICE,
            excepted_people.SLICE,
        )
    ),
    language=LANGUAGE,
    migrations=files("evaluation.migrations"),
    topics=(TOPIC, CONTRIBUTIONS),
    subscription=SUBSCRIPTION,
    due=DEADLINES,
    erased=erased,
    waiting_keys=waiting_answers.keys,
    access_records_months=survey_rows.access_records_months,
    holds=held,
    secrets=(ROUNDING, LEAVERS),
)


def routes() -> "tuple[Blueprint, ...]":
    """Its HTTP routes, imported here so that what only reads the service imports no Flask."""
    from evaluation.answers import routes as answer_routes  # noqa: PLC0415 - Flask
    from evaluation.contributions import routes as contribution_routes  # noqa: PLC0415 - Flask
    from evaluation.my_data import routes as my_data_routes  # noqa: PLC0415 - Flask
    from evaluation.results import routes as result_routes  # noqa: PLC0415 - Flask
    from evaluation.retention import routes as retention  # noqa: PLC0415 - Flask
    from evaluation.surveys import routes as survey_routes  # noqa: PLC0415 - Flask
    from evaluation.today import routes as today_routes  # noqa: PLC0415 - Flask
    from plp_kit.web import access_records, operations  # noqa: PLC0415 - Flask

    return (
        survey_routes.blueprint,
        answer_routes.blueprint,
        result_routes.blueprint,
        contribution_routes.blueprint,
        my_data_routes.blueprint,
        today_routes.blueprint,
        access_records.blueprint,
        operations.blueprint(EVALUATION.subscription),
        retention.blueprint,
    )
