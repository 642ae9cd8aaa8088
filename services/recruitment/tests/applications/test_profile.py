"""The profile as one value: what is sealed of it, and what is taken out of it."""

from recruitment.applications.profile import EMPTY, MeetingMode, Profile, Slot
from recruitment.people.use_cases.sealing import text_of, value_of

WRITTEN = Profile(("One", None, "Three"), ("Board papers",), interests=("Golf",), meeting_mode=MeetingMode.VIRTUAL, site="North")


def test_what_is_sealed_is_the_whole_profile() -> None:
    assert value_of(text_of(WRITTEN), Profile) == WRITTEN
    assert value_of(text_of(EMPTY), Profile) == EMPTY


def test_an_answer_is_taken_out_and_nothing_else_changes() -> None:
    assert WRITTEN.texts == {"profile_1": "One", "profile_3": "Three"}
    assert WRITTEN.without("profile_1") == value_of(text_of(WRITTEN).replace('"One"', "null"), Profile)
    assert WRITTEN.without("profile_2") == WRITTEN.without("access_needs") == WRITTEN


def test_slots_are_kept_once_in_the_order_of_the_week() -> None:
    slots = (Slot.FRIDAY_EVENING, Slot.MONDAY_MORNING, Slot.FRIDAY_EVENING)
    assert Profile(availability=slots).in_order().availability == (Slot.MONDAY_MORNING, Slot.FRIDAY_EVENING)
