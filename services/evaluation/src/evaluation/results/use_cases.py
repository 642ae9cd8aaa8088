"""What a closed survey found. Before closing nobody sees any of it."""

from dataclasses import dataclass
from uuid import UUID

from evaluation.answers.decider import Answer
from evaluation.application.aggregates import LEDGERS, REGISTERS, SURVEYS
from evaluation.ids import PersonId
from evaluation.participants.decider import Participant
from evaluation.participants.queries import participants_of
from evaluation.results.respondents import RespondentsTable, respondents_table
from evaluation.surveys.cohorts import Cohort
from evaluation.surveys.decider import Closed, closed
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
    participants = participants_of(db, found.plan.cohort.id)
    return Results(
        found,
        tuple(person for person in participants if person.membership.person in found.invited),
        load(db, REGISTERS, survey).state.people,
        load(db, LEDGERS, survey).state.answers,
    )
