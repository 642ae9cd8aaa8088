"""What evaluation's log holds, by name and version."""

from datetime import date

import msgspec

from evaluation.domain import answers, contributions, participants, respondents, surveys, trusts
from evaluation.domain.schedules import scheduled
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


TRUSTS: StoredEvents[trusts.TrustHeard] = StoredEvents(Stored("evaluation.trust_heard.v1", trusts.TrustHeard))

PARTICIPANTS: StoredEvents[participants.Event] = StoredEvents(
    Stored("evaluation.consents_heard.v1", participants.ConsentsHeard),
    Stored("evaluation.seat_taken.v1", participants.SeatTaken),
    Stored("evaluation.left_heard.v1", participants.LeftHeard),
)

SURVEYS: StoredEvents[surveys.Event] = StoredEvents(
    Stored("evaluation.survey_planned.v2", surveys.SurveyPlanned, {"evaluation.survey_planned.v1": _plan_dated}),
    Stored("evaluation.survey_approved.v1", surveys.SurveyApproved),
    Stored("evaluation.opening_put_off.v1", surveys.OpeningPutOff),
    Stored("evaluation.survey_opened.v2", surveys.SurveyOpened, {"evaluation.survey_opened.v1": _dated}),
    Stored("evaluation.survey_extended.v2", surveys.SurveyExtended, {"evaluation.survey_extended.v1": _dated}),
    Stored("evaluation.survey_closed.v1", surveys.SurveyClosed),
)

REGISTERS: StoredEvents[respondents.Event] = StoredEvents(
    Stored(
        "evaluation.respondents_recorded.v2",
        respondents.RespondentsRecorded,
        {"evaluation.respondents_recorded.v1": as_a_batch},
    )
)

LEDGERS: StoredEvents[answers.Event] = StoredEvents(
    Stored("evaluation.answers_received.v2", answers.AnswersReceived, {"evaluation.answers_received.v1": as_a_batch})
)

CONTRIBUTIONS: StoredEvents[contributions.Event] = StoredEvents(
    Stored("evaluation.contribution_prepared.v1", contributions.ContributionPrepared),
    Stored("evaluation.contribution_approved.v1", contributions.ContributionApproved),
    Stored("evaluation.contribution_held.v1", contributions.ContributionHeld),
)
