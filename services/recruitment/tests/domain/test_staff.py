"""Reporting lines of at most two levels, and ids that are one person."""

from uuid import UUID

from plp_testkit.story import Story
from recruitment.domain import staff
from recruitment.domain.identities import PersonId
from recruitment.domain.staff import Command, Event

ADA, BEN, CAI, DEE = (PersonId(UUID(int=number)) for number in (1, 2, 3, 4))
unlisted: Story[Command, Event] = Story(staff.staff)


def test_a_line_is_recorded_and_the_latest_replaces() -> None:
    unlisted.when(staff.RecordLine(ADA, (BEN, CAI), "Ward 7")).then(staff.LineRecorded((BEN, CAI), "Ward 7"))
    listed = unlisted.given(staff.LineRecorded((BEN, CAI), "Ward 7"))
    listed.when(staff.RecordLine(ADA, (CAI,), None)).then(staff.LineRecorded((CAI,), None))
    listed.when(staff.RecordLine(ADA, (BEN, CAI), "Ward 7")).refused(staff.LINE_UNCHANGED)


def test_two_levels_are_kept_and_nobody_manages_themselves() -> None:
    unlisted.when(staff.RecordLine(ADA, (BEN, CAI, DEE), None)).refused(staff.TOO_MANY_LEVELS)
    unlisted.when(staff.RecordLine(ADA, (BEN, ADA), None)).refused(staff.OWN_MANAGER)


def test_two_ids_are_joined_once() -> None:
    unlisted.when(staff.JoinIdentities(ADA, BEN)).then(staff.IdentitiesJoined(BEN))
    unlisted.given(staff.IdentitiesJoined(BEN)).when(staff.JoinIdentities(ADA, BEN)).refused(staff.JOINED_ALREADY)
    unlisted.when(staff.JoinIdentities(ADA, ADA)).refused(staff.JOINED_TO_ONESELF)
