"""What the journal makes of others' facts. Recruitment's and matching's come in any order, and any of them twice."""

from collections.abc import Iterator
from datetime import date

from partnership_journal.adapters import heard as messages
from partnership_journal.application.aggregates import COHORTS, PARTICIPANTS, PARTNERSHIPS
from partnership_journal.application.erasure import depart, erased, erased_before
from partnership_journal.application.identities import participant_id
from partnership_journal.domain.cohorts import COHORT_HEARD_ALREADY, Cohort, HearCohort
from partnership_journal.domain.identities import CohortId
from partnership_journal.domain.participants import JOINED_ALREADY, JoinPartnership
from partnership_journal.domain.partnerships import FORMED_ALREADY, PARTNERSHIP_ENDED, FormPartnership, TakeBackPartnership
from plp_kit.core.aggregates import Reaction
from plp_kit.core.database import Db
from plp_kit.messaging.consuming.reacting import Heard, Hearing


def react(heard: Heard) -> Iterator[Reaction]:
    match heard.fact:
        case messages.CohortOpened(cohort, title, word_senior, word_served, launch_on):
            command = HearCohort(Cohort(title, word_senior, word_served, launch_on))
            yield Reaction(COHORTS, cohort, command, frozenset({COHORT_HEARD_ALREADY.code}))
        case messages.ParticipantLeft(cohort, person, on):
            yield depart(cohort, person, on)
        case messages.ApplicantWithdrew(cohort, person):
            yield depart(cohort, person, heard.origin.at.date())
        case messages.PersonErased(person):
            yield from erased(heard.db, person, heard.origin.at.date())
        case _:
            yield from _of_pairs(heard)


def _of_pairs(heard: Heard) -> Iterator[Reaction]:
    match heard.fact:
        case messages.PairsPublished(cohort, published_on, pairs):
            for pair in pairs:
                yield from _begin(heard.db, cohort, pair, published_on)
        case messages.PairsUnpublished(on, partnerships):
            for partnership in partnerships:
                yield Reaction(PARTNERSHIPS, partnership, TakeBackPartnership(on), frozenset({PARTNERSHIP_ENDED.code}))
        case _:
            return


def _begin(db: Db, cohort: CohortId, pair: messages.Pair, on: date) -> Iterator[Reaction]:
    """Both join first, so that the partnership knows of everybody who has left already when it is formed."""
    people = (pair.senior, pair.colleague)
    yield from erased_before(db, cohort, people)
    for person in people:
        join = JoinPartnership(pair.partnership)
        yield Reaction(PARTICIPANTS, participant_id(cohort, person), join, frozenset({JOINED_ALREADY.code}))
    form = FormPartnership(cohort, pair.senior, pair.colleague, on)
    yield Reaction(PARTNERSHIPS, pair.partnership, form, frozenset({FORMED_ALREADY.code}))


HEARING = Hearing(
    ("recruitment", "matching"),
    {
        "recruitment.CohortOpened.v1": messages.CohortOpened,
        "recruitment.ParticipantLeft.v1": messages.ParticipantLeft,
        "recruitment.ApplicantWithdrew.v1": messages.ApplicantWithdrew,
        "recruitment.PersonErased.v1": messages.PersonErased,
        "matching.PairsPublished.v1": messages.PairsPublished,
        "matching.PairsUnpublished.v1": messages.PairsUnpublished,
    },
    react,
    frozenset({"recruitment.PersonErased.v1"}),
)
