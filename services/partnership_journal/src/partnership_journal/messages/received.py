"""What the journal receives from recruitment and matching, and its reactions. Facts of the two come in any order, and again."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

from partnership_journal.cohorts.decider import (
    COHORT_RECEIVED_ALREADY,
    DATES_RECEIVED_ALREADY,
    Cohort,
    Dates,
    ReceiveCohort,
    ReceiveDates,
    cohorts,
)
from partnership_journal.ids import CohortId, PartnershipId, PersonId, participant_id
from partnership_journal.participants.decider import JOINED_ALREADY, JoinPartnership, participants
from partnership_journal.participants.use_cases import depart, erased, erased_before
from partnership_journal.partnerships.decider import (
    FORMED_ALREADY,
    PARTNERSHIP_ENDED,
    FormPartnership,
    TakeBackPartnership,
    partnerships,
)
from plp_kit.core import joined_people, restricted_people
from plp_kit.core.days import day_of
from plp_kit.core.periods import WITHOUT_END
from plp_kit.core.slices import Reaction
from plp_kit.messaging.consuming.reacting import Received, Subscription
from plp_kit.messaging.consuming.reading import Count


@dataclass(frozen=True, slots=True)
class Retention:
    """In months."""

    access_records: Count = 72


@dataclass(frozen=True, slots=True)
class CohortOpened:
    cohort: CohortId
    title: str
    word_senior: str
    word_served: str
    launch_on: date
    retention: Retention = Retention()
    facts_until: date = WITHOUT_END
    aims: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CohortDatesMoved:
    """The cohort's days from now on. The highest `revision` holds."""

    cohort: CohortId
    revision: Count
    launch_on: date
    facts_until: date

    @property
    def dates(self) -> Dates:
        return Dates(self.revision, self.launch_on, self.facts_until)


@dataclass(frozen=True, slots=True)
class CohortLaunched:
    """Everything that counts from the launch counts from `launched_on`. `revision` as in `CohortDatesMoved`."""

    cohort: CohortId
    revision: Count
    launched_on: date
    facts_until: date

    @property
    def dates(self) -> Dates:
        return Dates(self.revision, self.launched_on, self.facts_until, launched=True)


@dataclass(frozen=True, slots=True)
class ParticipantLeft:
    cohort: CohortId
    person: PersonId
    on: date


@dataclass(frozen=True, slots=True)
class ApplicantWithdrew:
    """`recruiting`: nobody has a partner yet, and they may apply again; so nothing follows."""

    cohort: CohortId
    person: PersonId
    recruiting: bool = False


@dataclass(frozen=True, slots=True)
class Pair:
    partnership: PartnershipId
    senior: PersonId
    colleague: PersonId

    @property
    def people(self) -> tuple[PersonId, PersonId]:
        return self.senior, self.colleague


@dataclass(frozen=True, slots=True)
class PairsPublished:
    """Some or all pairs of a round: each part is acted on as it comes."""

    cohort: CohortId
    published_on: date
    pairs: tuple[Pair, ...]


@dataclass(frozen=True, slots=True)
class PairsUnpublished:
    unpublished_on: date
    partnerships: tuple[PartnershipId, ...]


@dataclass(frozen=True, slots=True)
class PersonErased:
    person: PersonId


@dataclass(frozen=True, slots=True)
class RestrictionChanged:
    person: PersonId
    restricted: bool


@dataclass(frozen=True, slots=True)
class IdentitiesJoined:
    """Two ids are one human."""

    person: PersonId
    same_as: PersonId


AboutCohort: TypeAlias = CohortOpened | CohortDatesMoved | CohortLaunched


def react(received: Received) -> Iterator[Reaction]:
    match received.fact:
        case CohortOpened() | CohortDatesMoved() | CohortLaunched() as fact:
            yield _about_cohort(fact)
        case ParticipantLeft(cohort, person, on):
            yield depart(cohort, person, on)
        case ApplicantWithdrew(recruiting=True):
            return
        case ApplicantWithdrew(cohort, person):
            yield depart(cohort, person, day_of(received.origin.at))
        case PersonErased(person):
            yield from erased(received.db, person, day_of(received.origin.at))
        case RestrictionChanged(person, restricted):
            yield restricted_people.record(person, restricted=restricted)
        case IdentitiesJoined(person, same_as):
            yield joined_people.record(person, same_as)
        case _:
            yield from _of_pairs(received)


def _about_cohort(fact: AboutCohort) -> Reaction:
    match fact:
        case CohortOpened(cohort, title, word_senior, word_served, launch_on, retention, facts_until, aims):
            opened = Cohort(title, word_senior, word_served, launch_on, retention.access_records, facts_until, aims)
            return Reaction(cohorts, cohort, ReceiveCohort(opened), (COHORT_RECEIVED_ALREADY,))
        case CohortDatesMoved() | CohortLaunched():
            return Reaction(cohorts, fact.cohort, ReceiveDates(fact.dates), (DATES_RECEIVED_ALREADY,))


def _of_pairs(received: Received) -> Iterator[Reaction]:
    match received.fact:
        case PairsPublished(cohort, published_on, pairs):
            yield from erased_before(received.db, cohort, [person for pair in pairs for person in pair.people])
            for pair in pairs:
                yield from _begin(cohort, pair, published_on)
        case PairsUnpublished(on, taken_back):
            for partnership in taken_back:
                yield Reaction(partnerships, partnership, TakeBackPartnership(on), (PARTNERSHIP_ENDED,))
        case _:
            return


def _begin(cohort: CohortId, pair: Pair, on: date) -> Iterator[Reaction]:
    """Both join first, so that the partnership knows of everybody who has left already when it is formed."""
    for person in pair.people:
        yield Reaction(participants, participant_id(cohort, person), JoinPartnership(pair.partnership), (JOINED_ALREADY,))
    form = FormPartnership(cohort, pair.senior, pair.colleague, on)
    yield Reaction(partnerships, pair.partnership, form, (FORMED_ALREADY,))


SUBSCRIPTION = Subscription(
    ("recruitment", "matching"),
    {
        "recruitment.CohortOpened.v1": CohortOpened,
        "recruitment.CohortDatesMoved.v1": CohortDatesMoved,
        "recruitment.CohortLaunched.v1": CohortLaunched,
        "recruitment.ParticipantLeft.v1": ParticipantLeft,
        "recruitment.ApplicantWithdrew.v1": ApplicantWithdrew,
        "recruitment.PersonErased.v1": PersonErased,
        "recruitment.RestrictionChanged.v1": RestrictionChanged,
        "recruitment.IdentitiesJoined.v1": IdentitiesJoined,
        "matching.PairsPublished.v1": PairsPublished,
        "matching.PairsUnpublished.v1": PairsUnpublished,
    },
    react,
    erasures=frozenset({"recruitment.PersonErased.v1"}),
)
