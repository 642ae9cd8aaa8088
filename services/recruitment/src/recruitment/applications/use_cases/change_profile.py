"""Another answer to one question of the profile, or other picks, by its author, until recruiting closes or it is accepted."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any, TypeAlias
from uuid import UUID

from plp_kit import drafts
from plp_kit.core.deciding import Refusal
from plp_kit.core.handling import Handled
from plp_kit.service import Preparing, Write
from recruitment.applications import drafted, profile
from recruitment.applications.commands import ChangeAnswer, ChangePicks, Rewritten
from recruitment.applications.decider import NO_SUCH_APPLICATION, applications
from recruitment.applications.forms import Terms
from recruitment.applications.profile import Profile
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

    def anew(self, written: Profile) -> Profile:
        return written.answering(self.question, self.answer)


@dataclass(frozen=True, slots=True)
class Picking:
    """`picks` by the names that they have in the profile; what is not among them stays."""

    application: UUID
    person: UUID
    picks: Mapping[str, Any] = field(repr=False)

    def anew(self, written: Profile) -> Profile:
        return replace(written, **self.picks).in_order()


Changing: TypeAlias = Answering | Picking


@dataclass(frozen=True, slots=True)
class Prepared:
    """`anew` and `rewritten` are None where there is no profile of theirs to change."""

    changing: Changing
    anew: Profile | None = field(default=None, repr=False)
    rewritten: Rewritten | None = None


def prepare(context: Preparing, changing: Changing) -> Prepared | Refusal:
    """Seals the profile anew with that change."""
    with context.database.transaction() as db:
        state = context.handler.load(db, applications, changing.application).state
    written = opened_profile(context, state) if is_of(state, PersonId(changing.person)) else None
    if written is None:
        return Prepared(changing)
    anew = changing.anew(written[1])
    texts = {profile.LABEL: sealing.text_of(anew)}
    values = sealing.seal_shared(context, applications, changing.application, changing.person, texts)
    return values if isinstance(values, Refusal) else Prepared(changing, anew, Rewritten(written[0].key, values[profile.LABEL]))


def record_answer(write: Write, prepared: Prepared) -> Handled | Refusal:
    answering, terms = prepared.changing, _terms(write, prepared)
    if isinstance(terms, Refusal):
        return terms
    command = ChangeAnswer(PersonId(answering.person), prepared.rewritten, terms)
    changed = write.handle(applications, answering.application, command)
    if isinstance(answering, Answering) and not isinstance(changed, Refusal):
        ids, question = staff.ids_of(write.db, answering.person), profile.ANSWERS[answering.question - 1]
        drafts.sent(write.db, ids, drafted.OWN_APPLICATION, answering.application, question)
    return changed


def record_picks(write: Write, prepared: Prepared) -> Handled | Refusal:
    picking, terms = prepared.changing, _terms(write, prepared)
    if isinstance(terms, Refusal):
        return terms
    command = ChangePicks(PersonId(picking.person), prepared.anew, prepared.rewritten, terms)
    return write.handle(applications, picking.application, command)


def _terms(write: Write, prepared: Prepared) -> Terms | Refusal:
    """The cohort's, which stay until the transaction ends."""
    state = write.load(applications, prepared.changing.application).state
    return NO_SUCH_APPLICATION if isinstance(state, Unwritten) else cohorts.terms(write, state.applicant.cohort)
