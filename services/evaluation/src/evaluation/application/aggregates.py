"""Evaluation's streams: each with its decider, its stored events and what its events feed."""

from evaluation.adapters import stored_events
from evaluation.domain import answers, contributions, participants, respondents, surveys, trusts
from evaluation.read_models import due, invitations, seats
from evaluation.read_models import participants as participant_rows
from evaluation.read_models import surveys as survey_rows
from plp_kit.core import erased_people
from plp_kit.core.aggregates import Aggregate

ERASED = erased_people.heard_by("evaluation")
TRUSTS = Aggregate("trust", trusts.trusts, stored_events.TRUSTS)
PARTICIPANTS = Aggregate(
    "participant", participants.participants, stored_events.PARTICIPANTS, (participant_rows.apply, seats.apply)
)
SURVEYS = Aggregate("survey", surveys.surveys, stored_events.SURVEYS, (survey_rows.apply, invitations.apply, due.of_survey))
REGISTERS = Aggregate("register", respondents.registers, stored_events.REGISTERS)
LEDGERS = Aggregate("answers", answers.ledgers, stored_events.LEDGERS)
CONTRIBUTIONS = Aggregate("contribution", contributions.contributions, stored_events.CONTRIBUTIONS)
