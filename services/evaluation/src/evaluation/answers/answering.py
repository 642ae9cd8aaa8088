"""Answering a survey: who may, and what is said before it has an id.

No event tells that somebody answers, so this decides without one: a refusal, or None.
"""

from dataclasses import dataclass
from datetime import date

from evaluation.answers.decider import Answer, Choice, Group, misfit
from evaluation.catalogue.questions import CheckIn, Recommend
from evaluation.ids import AnswerId, PersonId
from evaluation.surveys.decider import (
    CLOSED_ALREADY,
    NO_SUCH_SURVEY,
    NOT_OPEN,
    Approved,
    Closed,
    Open,
    Planned,
    State,
    Unplanned,
)
from plp_kit.core.deciding import Refusal


@dataclass(frozen=True, slots=True)
class Said:
    """What one respondent says. It waits sealed, and gets its id when it enters the ledger."""

    group: Group
    recommend: Recommend
    check_in: CheckIn
    national_counts: bool
    choices: tuple[Choice, ...] = ()

    def identified(self, identifier: AnswerId) -> Answer:
        return Answer(identifier, self.group, self.recommend, self.check_in, self.national_counts, self.choices)


CONSENT_MISSING = Refusal("consent_missing", "Without your consent nothing is stored. Nothing was.")
NOT_INVITED = Refusal("not_invited", "This survey asks those who take, or took, part in its cohort.")


def unfit(said: Said, *, consent: bool) -> Refusal | None:
    """Why this is not even looked at further, or None."""
    return misfit(said.choices) if consent else CONSENT_MISSING


def barred(survey: State, person: PersonId, on: date) -> Refusal | None:
    """Why this person cannot answer that day, or None. On its closing day a survey is over, closed already or not.

    Somebody who has answered may answer anew: the later answer takes the place of the earlier.
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
