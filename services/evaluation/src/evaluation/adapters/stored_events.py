"""What evaluation's log holds, by name and version."""

from evaluation.domain import answers, contributions, participants, respondents, surveys, trusts
from plp_kit.core.stored import Stored, StoredEvents

TRUSTS: StoredEvents[trusts.TrustHeard] = StoredEvents(Stored("evaluation.trust_heard.v1", trusts.TrustHeard))

PARTICIPANTS: StoredEvents[participants.Event] = StoredEvents(
    Stored("evaluation.consents_heard.v1", participants.ConsentsHeard),
    Stored("evaluation.seat_taken.v1", participants.SeatTaken),
    Stored("evaluation.left_heard.v1", participants.LeftHeard),
)

SURVEYS: StoredEvents[surveys.Event] = StoredEvents(
    Stored("evaluation.survey_planned.v1", surveys.SurveyPlanned),
    Stored("evaluation.survey_approved.v1", surveys.SurveyApproved),
    Stored("evaluation.survey_opened.v1", surveys.SurveyOpened),
    Stored("evaluation.survey_extended.v1", surveys.SurveyExtended),
    Stored("evaluation.survey_closed.v1", surveys.SurveyClosed),
)

REGISTERS: StoredEvents[respondents.Event] = StoredEvents(
    Stored("evaluation.respondents_recorded.v1", respondents.RespondentsRecorded)
)

LEDGERS: StoredEvents[answers.Event] = StoredEvents(Stored("evaluation.answers_received.v1", answers.AnswersReceived))

CONTRIBUTIONS: StoredEvents[contributions.Event] = StoredEvents(
    Stored("evaluation.contribution_prepared.v1", contributions.ContributionPrepared),
    Stored("evaluation.contribution_approved.v1", contributions.ContributionApproved),
    Stored("evaluation.contribution_held.v1", contributions.ContributionHeld),
)
