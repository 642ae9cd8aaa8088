"""Participants whose ids are one human's count once."""

from datetime import date
from uuid import UUID

from evaluation.ids import CohortId, PartnershipId, PersonId
from evaluation.participants.decider import Consents, Membership, Participant, Seat, SeatHeld
from evaluation.participants.humans import one_a_human
from plp_kit.core.joined_identities import joined

COHORT = CohortId(UUID(int=9))
ADA, BEN, CAI = (PersonId(UUID(int=number)) for number in (1, 2, 3))
YES, NO = Consents(survey=True, national_counts=True), Consents(survey=True, national_counts=False)
LAUNCH, LATER = date(2021, 4, 19), date(2021, 9, 1)


def of(person: PersonId, *seats: SeatHeld, consents: Consents | None = YES, left_on: date | None = None) -> Participant:
    return Participant(Membership(COHORT, person), consents, seats, left_on)


def seat(partnership: int, on: date = LAUNCH) -> SeatHeld:
    return SeatHeld(Seat.SERVED, PartnershipId(UUID(int=partnership)), on)


def test_people_whose_ids_are_not_joined_stay_as_they_are() -> None:
    everybody = (of(ADA, seat(1)), of(BEN, seat(1)))
    assert one_a_human(everybody, joined([(BEN, CAI)])) == everybody


def test_one_human_has_the_seats_of_all_ids_and_keeps_the_id_of_the_first_seat() -> None:
    one = one_a_human([of(ADA), of(BEN, seat(1)), of(CAI, seat(2, LATER))], joined([(ADA, BEN), (BEN, CAI)]))
    assert one == (of(BEN, seat(1), seat(2, LATER)),)


def test_a_consent_that_one_id_refused_is_refused() -> None:
    (one,) = one_a_human([of(ADA, consents=NO), of(BEN, seat(1)), of(CAI, consents=None)], joined([(ADA, BEN), (BEN, CAI)]))
    assert one.consents == NO
    (without,) = one_a_human([of(ADA, consents=None), of(BEN, consents=None)], joined([(ADA, BEN)]))
    assert without.consents is None


def test_a_human_has_left_once_no_id_is_there() -> None:
    (there,) = one_a_human([of(ADA, left_on=LATER), of(BEN)], joined([(ADA, BEN)]))
    assert there.left_on is None
    (gone,) = one_a_human([of(ADA, left_on=LATER), of(BEN, left_on=LAUNCH)], joined([(ADA, BEN)]))
    assert gone.left_on == LATER
