"""Messages arrive in any order, and more than once: the result is the same."""

from collections.abc import Callable
from datetime import date
from itertools import permutations
from typing import Any
from uuid import UUID, uuid4

from evaluation.catalogue.waves import Wave
from evaluation.ids import CohortId, PartnershipId, PersonId, survey_id, trust_id
from evaluation.participants.decider import Consents, Membership, Participant, Seat, SeatHeld
from evaluation.participants.pairs import pairs_at_launch
from evaluation.participants.queries import participants_of
from evaluation.service import EVALUATION
from evaluation.surveys.schedules import months_after
from evaluation.surveys.table import surveys
from plp_kit.core.periods import WITHOUT_END
from plp_testkit.fixtures.running_services import RunningService

LAUNCH, LEFT = date(2021, 4, 12), date(2021, 8, 1)
Receive = Callable[[str, object], None]


def facts(cohort: UUID, partnership: UUID, ada: UUID, ben: UUID) -> list[tuple[str, object]]:
    words = {"title": "First", "groups_served": ["bme"], "word_senior": "SLT", "word_served": "BME"}
    opened = {"cohort": cohort, **words, "launch_on": LAUNCH, "survey_on": months_after(LAUNCH, 10), "survey_days": 17}
    consents = {"cohort": cohort, "person": ada, "consents": ["take_part", "national_counts"]}
    formed = {"partnership": partnership, "cohort": cohort, "senior": ada, "colleague": ben, "formed_on": LAUNCH}
    return [
        ("recruitment.CohortOpened", opened),
        ("recruitment.ApplicantAccepted", consents),
        ("recruitment.ParticipantLeft", {"cohort": cohort, "person": ada, "on": LEFT}),
        ("partnership_journal.PartnershipFormed", formed),
    ]


def test_the_order_does_not_matter_and_nothing_counts_twice(service: RunningService, receive: Receive) -> None:
    for order in permutations(range(4)):
        cohort, partnership, ada, ben = (uuid4() for _ in range(4))
        messages = facts(cohort, partnership, ada, ben)
        for number in order + order:
            receive(*messages[number])
        membership, held = Membership(CohortId(cohort), PersonId(ada)), PartnershipId(partnership)
        with service.runtime.database.of("rha").transaction() as db:
            by_person = {participant.membership.person: participant for participant in participants_of(db, cohort)}
            (planned,) = surveys.of_cohort(db, cohort)
        consents = Consents(survey=False, national_counts=True)
        assert by_person.pop(PersonId(ada)) == Participant(
            membership, consents, seats=(SeatHeld(Seat.SENIOR, held, LAUNCH),), left_on=LEFT
        )
        (colleague,) = by_person.values()
        assert (colleague.seats, colleague.consents) == ((SeatHeld(Seat.SERVED, held, LAUNCH),), None)
        assert (planned.survey, planned.opens_on) == (survey_id(cohort, Wave.MID), date(2022, 2, 12))


def test_pairs_that_were_taken_back_before_launch_are_not_counted(service: RunningService, receive: Receive) -> None:
    cohort, first, again, ada, ben = (uuid4() for _ in range(5))
    pair = {"cohort": cohort, "senior": ada, "colleague": ben}
    receive("partnership_journal.PartnershipFormed", {**pair, "partnership": first, "formed_on": LAUNCH})
    for _ in range(2):
        receive("partnership_journal.PartnershipEnded", {"partnership": first, "cohort": cohort, "how": "taken_back"})
    receive("partnership_journal.PartnershipFormed", {**pair, "partnership": first, "formed_on": LAUNCH})
    with service.runtime.database.of("rha").transaction() as db:
        assert pairs_at_launch(LAUNCH, participants_of(db, cohort)) == 0
    receive("partnership_journal.PartnershipFormed", {**pair, "partnership": again, "formed_on": LAUNCH})
    receive("partnership_journal.PartnershipEnded", {"partnership": again, "cohort": cohort, "how": "completed"})
    with service.runtime.database.of("rha").transaction() as db:
        assert pairs_at_launch(LAUNCH, participants_of(db, cohort)) == 1


def test_a_person_who_withdraws_is_there_no_longer(service: RunningService, receive: Receive) -> None:
    cohort, ada = uuid4(), uuid4()
    receive("recruitment.ApplicantWithdrew", {"application": uuid4(), "cohort": cohort, "person": ada})
    with service.runtime.database.of("rha").transaction() as db:
        (participant,) = participants_of(db, cohort)
    assert participant.left_on == date(2021, 1, 4)


def test_the_trusts_facts_are_recorded_once(receive: Receive, rows: Callable[..., list[tuple[Any, ...]]]) -> None:
    trust = {"name": "A trust", "ods_code": "RHA", "kind": "acute", "region": "Y60", "synthetic": True, "noted_on": "2021-01-04"}
    for _ in range(2):
        receive("recruitment.TrustOnboarded", trust)
    assert rows("SELECT payload->'trust'->>'name' FROM events WHERE stream = %s", f"trust-{trust_id('rha')}") == [("A trust",)]


def test_a_consent_that_is_taken_back_is_received_before_the_acceptance_too(service: RunningService, receive: Receive) -> None:
    cohort, ada, ben = (uuid4() for _ in range(3))
    changed = {"cohort": cohort, "consents": ["take_part"], "taken_back": ["survey", "national_counts"]}
    receive("recruitment.ConsentsChanged", {**changed, "person": ada})
    receive("recruitment.ApplicantAccepted", {"cohort": cohort, "person": ada, "consents": ["take_part"]})
    receive("recruitment.ApplicantAccepted", {"cohort": cohort, "person": ben, "consents": ["survey", "national_counts"]})
    receive("recruitment.ConsentsChanged", {**changed, "person": ben})
    with service.runtime.database.of("rha").transaction() as db:
        known = participants_of(db, cohort)
    assert [(each.survey_taken_back, each.counts_nationally) for each in known] == [(True, False)] * 2


def test_bare_facts_about_participants_are_held_as_long_as_their_cohorts_say_whatever_comes_first(
    service: RunningService, receive: Receive
) -> None:
    """As long as a cohort has not arrived, they are held without an end."""
    cohort, ada, ben = (uuid4() for _ in range(3))
    (_, opened), *others = facts(cohort, uuid4(), ada, ben)
    for fact in others:
        receive(*fact)
    assert held_until(service) == {ada: WITHOUT_END, ben: WITHOUT_END}
    assert isinstance(opened, dict)
    receive("recruitment.CohortOpened", {**opened, "facts_until": date(2033, 7, 12)})
    assert held_until(service) == {ada: date(2033, 7, 12), ben: date(2033, 7, 12)}


def held_until(service: RunningService) -> dict[UUID, date]:
    with service.runtime.database.of("rha").transaction() as db:
        return dict(EVALUATION.holds(db))
