"""What matching receives from recruitment and the journal, with the fields that it reads, and what it does on each.

Messages may arrive in any order, and more than once.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final, TypeAlias

from matching.candidates import decider as candidates
from matching.candidates.decider import (
    ENTERED_ALREADY,
    GONE_ALREADY,
    PROFILE_REPLACED_ALREADY,
    Candidacy,
    Departure,
    EnterCandidate,
    ReplaceProfile,
    Side,
)
from matching.candidates.people import RECORDED_ALREADY, RecordLine, people
from matching.candidates.use_cases import erased, gone, restriction
from matching.cohorts import decider as cohorts
from matching.cohorts.decider import (
    CLOSING_RECORDED_ALREADY,
    COHORT_RECORDED_ALREADY,
    DATES_RECORDED_ALREADY,
    Dates,
    RecordClosing,
    RecordCohort,
    RecordDates,
)
from matching.cohorts.table import cohorts as cohort_rows
from matching.do_not_pair import decider as do_not_pair
from matching.do_not_pair.decider import RecordExclusions
from matching.ids import ApplicationId, CohortId, PartnershipId, PersonId, first_round_id
from matching.refused_pairs.decider import REFUSAL_RECORDED_ALREADY, RecordRefusal, refused_pairs
from matching.rounds import decider as rounds
from matching.rounds.commands import OpenRound
from matching.rounds.decider import OPENED_ALREADY
from matching.rounds.table import rounds as round_rows
from plp_kit.core import erased_people, joined_people
from plp_kit.core.database import Db
from plp_kit.core.days import day_of
from plp_kit.core.periods import WITHOUT_END
from plp_kit.core.sealed import Sealed
from plp_kit.core.slices import Reaction
from plp_kit.messaging.consuming.reacting import Received, Subscription
from plp_kit.messaging.consuming.reading import Count

RECRUITMENT, JOURNAL = "recruitment", "partnership_journal"


@dataclass(frozen=True, slots=True)
class Retention:
    """Months: notes and explanations count from launch, access records from the access."""

    matching_notes: Count
    access_records: Count = 72


@dataclass(frozen=True, slots=True)
class CohortOpened:
    """Bare facts are held until `facts_until`."""

    cohort: CohortId
    launch_on: date
    retention: Retention
    facts_until: date = WITHOUT_END


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
class RecruitingClosed:
    """`accepted` people were accepted so far, gone since or not."""

    cohort: CohortId
    accepted: Count


@dataclass(frozen=True, slots=True)
class ApplicantAccepted:
    """`profile` is what they wrote and picked, sealed."""

    application: ApplicationId
    cohort: CohortId
    person: PersonId
    sides: frozenset[Side]
    profile: Sealed
    waited: bool = False

    def candidacy(self) -> Candidacy:
        return Candidacy(self.application, self.cohort, self.person, self.sides, self.profile, self.waited)


@dataclass(frozen=True, slots=True)
class ProfileRewritten:
    """Somebody who was accepted took something back that they wrote: their profile from now on, sealed."""

    application: ApplicationId
    profile: Sealed


@dataclass(frozen=True, slots=True)
class ApplicantWithdrew:
    """Published of people who were never accepted, too. `recruiting`: they may be accepted again."""

    application: ApplicationId
    recruiting: bool = False


@dataclass(frozen=True, slots=True)
class ParticipantLeft:
    application: ApplicationId
    on: date


@dataclass(frozen=True, slots=True)
class PersonErased:
    """Nothing sealed of theirs opens any more."""

    person: PersonId


@dataclass(frozen=True, slots=True)
class ReportingLinesRecorded:
    """Their managers and their team, sealed; the latest replaces the ones before."""

    person: PersonId
    line: Sealed


@dataclass(frozen=True, slots=True)
class ExclusionsPublished:
    """How the person is known and whom they named, in one sealed value, whether or not they named anybody.

    The latest replaces the ones before.
    """

    application: ApplicationId
    cohort: CohortId
    person: PersonId
    exclusions: Sealed


@dataclass(frozen=True, slots=True)
class IdentitiesJoined:
    """Two ids are one human."""

    person: PersonId
    same_as: PersonId


@dataclass(frozen=True, slots=True)
class RestrictionChanged:
    person: PersonId
    restricted: bool


@dataclass(frozen=True, slots=True)
class PairingRefused:
    """One of the two said that this pairing cannot work. The message does not say which."""

    partnership: PartnershipId
    cohort: CohortId
    senior: PersonId
    colleague: PersonId
    on: date


AboutCohort: TypeAlias = CohortOpened | CohortDatesMoved | CohortLaunched | RecruitingClosed
AboutPeople: TypeAlias = ReportingLinesRecorded | ExclusionsPublished | IdentitiesJoined
AboutCandidate: TypeAlias = ApplicantAccepted | ProfileRewritten | ApplicantWithdrew | ParticipantLeft


def react(received: Received) -> Iterable[Reaction]:
    match received.fact:
        case ApplicantAccepted() | ProfileRewritten() | ApplicantWithdrew() | ParticipantLeft() as fact:
            return _about_candidate(received, fact)
        case PersonErased() | RestrictionChanged() as fact:
            return _about_person(received, fact)
        case CohortOpened() | CohortDatesMoved() | CohortLaunched() | RecruitingClosed() as fact:
            return _about_cohort(received.db, fact)
        case ReportingLinesRecorded() | ExclusionsPublished() | IdentitiesJoined() as fact:
            return [_about_people(fact)]
        case PairingRefused() as fact:
            return [_refused(received.db, fact)]
        case _:
            return ()


def _about_candidate(received: Received, fact: AboutCandidate) -> Iterable[Reaction]:
    match fact:
        case ApplicantAccepted():
            return _accepted(received.db, fact)
        case ProfileRewritten(application, profile):
            replaced = (PROFILE_REPLACED_ALREADY, GONE_ALREADY)
            return [Reaction(candidates.candidates, application, ReplaceProfile(profile), replaced)]
        case ApplicantWithdrew(application, recruiting):
            return [gone(application, Departure.WITHDREW_EARLY if recruiting else Departure.WITHDREW, day_of(received.origin.at))]
        case ParticipantLeft(application, on):
            return [gone(application, Departure.LEFT, on)]


def _about_person(received: Received, fact: PersonErased | RestrictionChanged) -> Iterable[Reaction]:
    match fact:
        case PersonErased(person):
            return erased(received.db, person, day_of(received.origin.at))
        case RestrictionChanged(person, restricted):
            return restriction(received.db, person, restricted=restricted)


def _accepted(db: Db, accepted: ApplicantAccepted) -> Iterable[Reaction]:
    """The erasure of an applicant may have arrived first: then they go at once."""
    erased_on = erased_people.among(db, [accepted.person]).values()
    yield Reaction(candidates.candidates, accepted.application, EnterCandidate(accepted.candidacy()), (ENTERED_ALREADY,))
    yield from (gone(accepted.application, Departure.ERASED, day) for day in erased_on)


def _about_cohort(db: Db, fact: AboutCohort) -> Iterable[Reaction]:
    """The cohort's row is locked first, as before every decision on a cohort or its rounds."""
    cohort = fact.cohort
    cohort_rows.lock(db, cohort)
    match fact:
        case CohortOpened(_, launch_on, retention, facts_until):
            command = RecordCohort(launch_on, retention.matching_notes, retention.access_records, facts_until)
            yield Reaction(cohorts.cohorts, cohort, command, (COHORT_RECORDED_ALREADY,))
        case CohortDatesMoved() | CohortLaunched():
            yield Reaction(cohorts.cohorts, cohort, RecordDates(fact.dates), (DATES_RECORDED_ALREADY,))
        case RecruitingClosed(_, accepted):
            yield Reaction(cohorts.cohorts, cohort, RecordClosing(), (CLOSING_RECORDED_ALREADY,))
            first = first_round_id(cohort)
            opening = OpenRound(cohort, accepted, round_rows.others(db, cohort, first))
            yield Reaction(rounds.rounds, first, opening, (OPENED_ALREADY,))


def _refused(db: Db, fact: PairingRefused) -> Reaction:
    """The cohort's row is locked first, as before every decision that rests on who has a partner."""
    cohort_rows.lock(db, fact.cohort)
    command = RecordRefusal(fact.cohort, fact.senior, fact.colleague, fact.on)
    return Reaction(refused_pairs, fact.partnership, command, (REFUSAL_RECORDED_ALREADY,))


def _about_people(fact: AboutPeople) -> Reaction:
    """Who must not be paired with whom."""
    match fact:
        case ReportingLinesRecorded(person, line):
            return Reaction(people, person, RecordLine(line), (RECORDED_ALREADY,))
        case IdentitiesJoined(person, same_as):
            return joined_people.record(person, same_as)
        case ExclusionsPublished(application, cohort, person, exclusions):
            command = RecordExclusions(cohort, person, exclusions)
            return Reaction(do_not_pair.do_not_pair, application, command, (do_not_pair.RECORDED_ALREADY,))


SUBSCRIPTION: Final = Subscription(
    (RECRUITMENT, JOURNAL),
    {
        "recruitment.CohortOpened.v1": CohortOpened,
        "recruitment.CohortDatesMoved.v1": CohortDatesMoved,
        "recruitment.CohortLaunched.v1": CohortLaunched,
        "recruitment.RecruitingClosed.v1": RecruitingClosed,
        "recruitment.ApplicantAccepted.v1": ApplicantAccepted,
        "recruitment.ProfileRewritten.v1": ProfileRewritten,
        "recruitment.ApplicantWithdrew.v1": ApplicantWithdrew,
        "recruitment.ParticipantLeft.v1": ParticipantLeft,
        "recruitment.PersonErased.v1": PersonErased,
        "recruitment.RestrictionChanged.v1": RestrictionChanged,
        "recruitment.ReportingLinesRecorded.v1": ReportingLinesRecorded,
        "recruitment.ExclusionsPublished.v1": ExclusionsPublished,
        "recruitment.IdentitiesJoined.v1": IdentitiesJoined,
        "partnership_journal.PairingRefused.v1": PairingRefused,
    },
    react,
    erasures=frozenset({"recruitment.PersonErased.v1"}),
)
