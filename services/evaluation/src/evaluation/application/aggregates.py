"""Evaluation's streams: each with its decider, its stored events and what its events feed."""

from evaluation.adapters import stored_events
from evaluation.answers import decider
from evaluation.contributions import decider
from evaluation.participants import decider
from evaluation.participants.table import participants as participant_rows
from evaluation.participants.table import seats
from evaluation.surveys import decider, register
from evaluation.surveys.table import deadlines, invitations
from evaluation.surveys.table import surveys as survey_rows
from evaluation.trusts import decider
from plp_kit.core import erased_people
from plp_kit.core.aggregates import Aggregate

ERASED = erased_people.heard_by("evaluation")
TRUSTS = Aggregate("trust", decider.trusts, stored_events.TRUSTS)
PARTICIPANTS = Aggregate("participant", decider.participants, stored_events.PARTICIPANTS, (participant_rows.apply, seats.apply))
SURVEYS = Aggregate("survey", decider.surveys, stored_events.SURVEYS, (survey_rows.apply, invitations.apply, deadlines.of_survey))
REGISTERS = Aggregate("register", register.registers, stored_events.REGISTERS)
LEDGERS = Aggregate("answers", decider.ledgers, stored_events.LEDGERS)
CONTRIBUTIONS = Aggregate("contribution", decider.contributions, stored_events.CONTRIBUTIONS)
