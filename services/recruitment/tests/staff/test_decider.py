"""Reporting lines of at most two levels, contacts that are confirmed, and ids that are one person."""

from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

from plp_kit.core.sealed import KeyId, Sealed
from plp_testkit.story import Story
from recruitment.ids import PersonId
from recruitment.staff import decider as staff
from recruitment.staff.decider import Command, Event, Line, OpenedLine, Post

ADA, BEN, CAI, DEE = (PersonId(UUID(int=number)) for number in (1, 2, 3, 4))
SEALED, ANEW = (Sealed(KeyId(UUID(int=number)), "staff-1", "line", "sealed") for number in (6, 7))
WORDS = Sealed(KeyId(UUID(int=5)), "staff-1", "name", "sealed")
UNTIL = date(2022, 1, 4)
unlisted: Story[Command, Event] = Story(staff.staff)


def line(*managers: PersonId, team: str | None = None, known: OpenedLine | None = None) -> staff.RecordLine:
    return staff.RecordLine(ADA, Line((Post(managers, team),)), ANEW, known, applied=True)


def test_a_line_is_recorded_and_the_latest_replaces() -> None:
    unlisted.when(line(BEN, CAI, team="Ward 7")).then(staff.LineRecorded(ANEW))
    listed = unlisted.given(staff.LineRecorded(SEALED))
    before = OpenedLine(SEALED.key, Line((Post((BEN, CAI), "Ward 7"),)))
    listed.when(line(CAI, known=before)).then(staff.LineRecorded(ANEW, (SEALED.key,)))
    listed.when(line(BEN, CAI, team="Ward 7", known=before)).refused(staff.LINE_UNCHANGED)


def test_a_line_is_compared_with_the_one_on_record_alone() -> None:
    """The one that was opened may have been replaced meanwhile, or its key destroyed."""
    listed = unlisted.given(staff.LineRecorded(SEALED))
    for known in (OpenedLine(ANEW.key, Line((Post((BEN,), None),))), None):
        listed.when(line(BEN, known=known)).then(staff.LineRecorded(ANEW, (SEALED.key,)))


def test_two_levels_are_kept_and_nobody_manages_themselves() -> None:
    unlisted.when(line(BEN, CAI, DEE)).refused(staff.TOO_MANY_LEVELS)
    unlisted.when(line(BEN, ADA)).refused(staff.OWN_MANAGER)


def test_all_posts_are_kept_and_each_may_have_a_manager_of_its_own() -> None:
    two = Line((Post((BEN,), "Ward 7"), Post((CAI, DEE), "Ward 8")))
    unlisted.when(replace(line(), line=two)).then(staff.LineRecorded(ANEW))
    itself = Line((*two.posts, Post((DEE, ADA), None)))
    unlisted.when(replace(line(), line=itself)).refused(staff.OWN_MANAGER)
    many = Line(tuple(Post((BEN,), f"Ward {number}") for number in range(staff.MOST_POSTS + 1)))
    unlisted.when(replace(line(), line=many)).refused(staff.TOO_MANY_POSTS)


def test_only_the_lines_of_applicants_are_kept() -> None:
    unlisted.when(replace(line(BEN), applied=False)).refused(staff.NO_APPLICANT)


def test_a_contact_with_a_period_of_its_own_is_kept_until_it_is_over_or_as_long_as_an_application() -> None:
    reachable = unlisted.given(staff.ContactRecorded(WORDS, WORDS, UNTIL))
    reachable.when(staff.EndContactRetention(UNTIL - timedelta(days=1), applied=False)).refused(staff.CONTACT_KEPT)
    reachable.when(staff.EndContactRetention(UNTIL, applied=False)).then(staff.StaffForgotten())
    reachable.when(staff.EndContactRetention(UNTIL, applied=True)).then(staff.ContactRetained())
    retained = reachable.given(staff.ContactRetained())
    retained.when(staff.EndContactRetention(UNTIL, applied=False)).refused(staff.CONTACT_KEPT)
    retained.when(staff.ForgetStaff()).then(staff.StaffForgotten())
    unlisted.when(staff.EndContactRetention(UNTIL, applied=False)).refused(staff.NO_CONTACT)


def test_an_address_is_confirmed_unless_lists_know_another_by_it() -> None:
    reachable = unlisted.given(staff.ContactRecorded(WORDS, WORDS))
    reachable.when(staff.ConfirmContact(ADA, known_as=ADA)).then(staff.ContactConfirmed())
    for another in (BEN, None):
        reachable.when(staff.ConfirmContact(ADA, known_as=another)).refused(staff.KNOWN_AS_ANOTHER)
    unlisted.when(staff.ConfirmContact(ADA, known_as=ADA)).refused(staff.NO_CONTACT)


def test_two_ids_are_joined_once() -> None:
    unlisted.when(staff.JoinIdentities(ADA, BEN)).then(staff.IdentitiesJoined(BEN))
    unlisted.given(staff.IdentitiesJoined(BEN)).when(staff.JoinIdentities(ADA, BEN)).refused(staff.JOINED_ALREADY)
    unlisted.when(staff.JoinIdentities(ADA, ADA)).refused(staff.JOINED_TO_ONESELF)
