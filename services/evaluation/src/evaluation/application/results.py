"""What a closed survey found. Before closing nobody sees any of it."""

from dataclasses import dataclass
from uuid import UUID

from evaluation.application.aggregates import LEDGERS, REGISTERS, SURVEYS
from evaluation.application.participants import participants_of
from evaluation.domain.answers import Answer
from evaluation.domain.cohorts import Cohort
from evaluation.domain.identities import PersonId
from evaluation.domain.participants import Participant
from evaluation.domain.respondents_table import RespondentsTable, respondents_table
from evaluation.domain.surveys import Closed, closed
from plp_kit.core.database import Db
from plp_kit.core.deciding import Refusal
from plp_kit.core.handling import load


@dataclass(frozen=True, slots=True)
class Results:
    """`participants` are those who were invited."""

    survey: Closed
    participants: tuple[Participant, ...]
    respondents: frozenset[PersonId]
    answers: tuple[Answer, ...]

    @property
    def cohort(self) -> Cohort:
        return self.survey.plan.cohort

    def table(self) -> RespondentsTable:
        return respondents_table(self.survey, self.participants, self.respondents, self.answers)


def results(db: Db, survey: UUID) -> Results | Refusal:
    found = closed(load(db, SURVEYS, survey).state)
    if isinstance(found, Refusal):
        return found
    return Results(
        found,
        found.asked(participants_of(db, found.plan.cohort.id)),
        load(db, REGISTERS, survey).state.people,
        load(db, LEDGERS, survey).state.answers,
    )
