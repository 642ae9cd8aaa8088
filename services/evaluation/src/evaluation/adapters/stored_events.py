"""What evaluation's log holds, by name and version."""

from datetime import date

import msgspec

from evaluation.answers import decider
from evaluation.contributions import decider
from evaluation.participants import decider
from evaluation.surveys import decider, register
from evaluation.surveys.schedules import scheduled
from evaluation.trusts import decider
from plp_kit.core.stored import Json, Stored, StoredEvents


class Counted(msgspec.Struct):
    """A schedule as first versions have it: days to be counted from the opening."""

    opens_on: date
    days: int
    remind_every_days: int


def _dated(payload: Json) -> Json:
    """With the dates that followed from it."""
    counted = msgspec.convert(payload["schedule"], type=Counted)
    return {**payload, "schedule": msgspec.to_builtins(scheduled(counted.opens_on, counted.days, counted.remind_every_days))}


def _plan_dated(payload: Json) -> Json:
    return {**payload, "plan": _dated(msgspec.convert(payload["plan"], type=Json))}


def as_a_batch(payload: Json) -> Json:
    """First versions say whether a batch was the last; one alone is all there is now."""
    return payload


TRUSTS: StoredEvents[decider.TrustHeard] = StoredEvents(Stored("evaluation.trust_heard.v1", decider.TrustHeard))

PARTICIPANTS: StoredEvents[decider.Event] = StoredEvents(
    Stored("evaluation.consents_heard.v1", decider.ConsentsHeard),
    Stored("evaluation.seat_taken.v1", decider.SeatTaken),
    Stored("evaluation.left_heard.v1", decider.LeftHeard),
)

SURVEYS: StoredEvents[decider.Event] = StoredEvents(
    Stored("evaluation.survey_planned.v2", decider.SurveyPlanned, {"evaluation.survey_planned.v1": _plan_dated}),
    Stored("evaluation.survey_approved.v1", decider.SurveyApproved),
    Stored("evaluation.opening_put_off.v1", decider.OpeningPutOff),
    Stored("evaluation.survey_opened.v2", decider.SurveyOpened, {"evaluation.survey_opened.v1": _dated}),
    Stored("evaluation.survey_extended.v2", decider.SurveyExtended, {"evaluation.survey_extended.v1": _dated}),
    Stored("evaluation.survey_closed.v1", decider.SurveyClosed),
)

REGISTERS: StoredEvents[register.Event] = StoredEvents(
    Stored(
        "evaluation.respondents_recorded.v2",
        register.RespondentsRecorded,
        {"evaluation.respondents_recorded.v1": as_a_batch},
    )
)

LEDGERS: StoredEvents[decider.Event] = StoredEvents(
    Stored("evaluation.answers_received.v2", decider.AnswersReceived, {"evaluation.answers_received.v1": as_a_batch})
)

CONTRIBUTIONS: StoredEvents[decider.Event] = StoredEvents(
    Stored("evaluation.contribution_prepared.v1", decider.ContributionPrepared),
    Stored("evaluation.contribution_approved.v1", decider.ContributionApproved),
    Stored("evaluation.contribution_held.v1", decider.ContributionHeld),
)
