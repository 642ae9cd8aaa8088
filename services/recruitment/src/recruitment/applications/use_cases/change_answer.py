"""Another answer to one question of the profile, by its author, until recruiting closes or the application is accepted."""

from dataclasses import dataclass, field
from uuid import UUID

from plp_kit import drafts
from plp_kit.core.deciding import Refusal
from plp_kit.core.handling import Handled
from plp_kit.service import Preparing, Write
from recruitment.applications import drafted, profile
from recruitment.applications.commands import ChangeAnswer, Rewritten
from recruitment.applications.decider import NO_SUCH_APPLICATION, applications
from recruitment.applications.states import Unwritten, is_of
from recruitment.applications.use_cases.own_texts import opened_profile
from recruitment.cohorts import use_cases as cohorts
from recruitment.ids import PersonId
from recruitment.people.use_cases import sealing
from recruitment.staff import table as staff


@dataclass(frozen=True, slots=True)
class Answering:
    """The first question is 1. `answer` is None where it is not answered any more."""

    application: UUID
    person: UUID
    question: int
    answer: str | None = field(repr=False)


@dataclass(frozen=True, slots=True)
class Prepared:
    """`rewritten` is None where there is no profile of theirs to change."""

    answering: Answering
    rewritten: Rewritten | None


def prepare(context: Preparing, answering: Answering) -> Prepared | Refusal:
    """Seals the profile anew with that answer."""
    with context.database.transaction() as db:
        state = context.handler.load(db, applications, answering.application).state
    written = opened_profile(context, state) if is_of(state, PersonId(answering.person)) else None
    if written is None:
        return Prepared(answering, None)
    anew = {profile.LABEL: sealing.text_of(written[1].answering(answering.question, answering.answer))}
    values = sealing.seal_shared(context, applications, answering.application, answering.person, anew)
    return values if isinstance(values, Refusal) else Prepared(answering, Rewritten(written[0].key, values[profile.LABEL]))


def record(write: Write, prepared: Prepared) -> Handled | Refusal:
    """On the cohort's terms, which stay until the transaction ends."""
    answering = prepared.answering
    state = write.load(applications, answering.application).state
    if isinstance(state, Unwritten):
        return NO_SUCH_APPLICATION
    terms = cohorts.terms(write, state.applicant.cohort)
    if isinstance(terms, Refusal):
        return terms
    changed = write.handle(
        applications, answering.application, ChangeAnswer(PersonId(answering.person), prepared.rewritten, terms)
    )
    if not isinstance(changed, Refusal):
        ids, question = staff.ids_of(write.db, answering.person), profile.ANSWERS[answering.question - 1]
        drafts.sent(write.db, ids, drafted.OWN_APPLICATION, answering.application, question)
    return changed
