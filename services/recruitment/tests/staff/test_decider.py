"""Reporting lines of at most two levels, contacts that are confirmed, and ids that are one person."""

from dataclasses import replace
from uuid import UUID

from plp_kit.core.sealed import Sealed
from plp_testkit.story import Story
from recruitment.ids import PersonId
from recruitment.staff import decider
from recruitment.staff.decider import Command, Event

ADA, BEN, CAI, DEE = (PersonId(UUID(int=number)) for number in (1, 2, 3, 4))
WORDS = Sealed(UUID(int=5), "staff-1", "name", "sealed")
unlisted: Story[Command, Event] = Story(decider.staff)


def line(*managers: PersonId, team: str | None = None) -> decider.RecordLine:
    return decider.RecordLine(ADA, managers, team, applied=True)


def test_a_line_is_recorded_and_the_latest_replaces() -> None:
    unlisted.when(line(BEN, CAI, team="Ward 7")).then(decider.LineRecorded((BEN, CAI), "Ward 7"))
    listed = unlisted.given(decider.LineRecorded((BEN, CAI), "Ward 7"))
    listed.when(line(CAI)).then(decider.LineRecorded((CAI,), None))
    listed.when(line(BEN, CAI, team="Ward 7")).refused(decider.LINE_UNCHANGED)


def test_two_levels_are_kept_and_nobody_manages_themselves() -> None:
    unlisted.when(line(BEN, CAI, DEE)).refused(decider.TOO_MANY_LEVELS)
    unlisted.when(line(BEN, ADA)).refused(decider.OWN_MANAGER)


def test_only_the_lines_of_applicants_are_kept() -> None:
    unlisted.when(replace(line(BEN), applied=False)).refused(decider.NO_APPLICANT)


def test_an_address_is_confirmed_unless_lists_know_another_by_it() -> None:
    told = unlisted.given(decider.ContactRecorded(WORDS, WORDS))
    told.when(decider.ConfirmContact(ADA, known_as=ADA)).then(decider.ContactConfirmed())
    for another in (BEN, None):
        told.when(decider.ConfirmContact(ADA, known_as=another)).refused(decider.ADDRESS_ANOTHERS)
    unlisted.when(decider.ConfirmContact(ADA, known_as=ADA)).refused(decider.NO_CONTACT)


def test_two_ids_are_joined_once() -> None:
    unlisted.when(decider.JoinIdentities(ADA, BEN)).then(decider.IdentitiesJoined(BEN))
    unlisted.given(decider.IdentitiesJoined(BEN)).when(decider.JoinIdentities(ADA, BEN)).refused(decider.JOINED_ALREADY)
    unlisted.when(decider.JoinIdentities(ADA, ADA)).refused(decider.JOINED_TO_ONESELF)
