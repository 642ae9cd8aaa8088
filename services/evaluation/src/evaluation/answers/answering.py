"""Who may answer a survey, and when. No event records that somebody answers, so this decides without one: a refusal, or None."""

from datetime import date

from evaluation.answers.answer import Answer, misfit, misstated
from evaluation.ids import PersonId
from evaluation.surveys.decider import CLOSED_ALREADY, NO_SUCH_SURVEY, NOT_OPEN, Approved, Closed, Open, Planned, State, Unplanned
from plp_kit.core.deciding import Kind, Refusal

CONSENT_MISSING = Refusal("consent_missing", "Without your consent nothing is stored. Nothing was.")
NOT_INVITED = Refusal("not_invited", "This survey invites the people who take, or took, part in its cohort.", Kind.FORBIDDEN)


def unfit(answer: Answer, *, consent: bool) -> Refusal | None:
    """Why the answer is refused whatever the survey and the person, or None."""
    return misfit(answer.choices) if consent else CONSENT_MISSING


def barred(survey: State, person: PersonId, on: date) -> Refusal | None:
    """Why this person cannot answer on that day, or None. From its closing day on a survey takes no answer, closed or not.

    A person who has answered may answer again: the later answer replaces the earlier one.
    """
    match survey:
        case Unplanned():
            return NO_SUCH_SURVEY
        case Planned() | Approved():
            return NOT_OPEN
        case Closed():
            return CLOSED_ALREADY
        case Open(_, _, schedule, invited):
            if person not in invited:
                return NOT_INVITED
            return CLOSED_ALREADY if on >= schedule.closes_on else None


def unfit_for(survey: State, answer: Answer) -> Refusal | None:
    """Why the answer is refused by this survey, which is open, or None."""
    match survey:
        case Open(plan):
            return misstated(answer.group, answer.groups_served, plan.cohort.groups_served)
        case _:
            return NOT_OPEN
