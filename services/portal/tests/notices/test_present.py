"""The e-mails of a cohort in words: counts with their base, and what says the same as one kind."""

from datetime import UTC, datetime
from uuid import UUID

from portal.notices.calls import Kind, NotArrived, Overview
from portal.notices.present import shown

FULL = Kind("declined_full", "There is something for you", "Hello,", {"sent": 2})
LEFT = Kind("declined_left", "There is something for you", "Hello,", {"sent": 1, "dropped": 1})
NEW = Kind("thrown_a_party", "There is something for you", "Hello,", {"lost_at_sea": 1})
AT = datetime(2021, 11, 16, 9, tzinfo=UTC)


def test_declines_are_one_kind_whatever_the_reason() -> None:
    (declined,) = shown(Overview("Winter", (FULL, LEFT), ())).kinds
    assert declined.name == "Answer: declined"
    assert declined.states == ("Sent: 3 of 4", "Not sent: nobody to send it to, or no longer true: 1 of 4")


def test_answers_are_beside_each_other_before_what_comes_later() -> None:
    sent: dict[str, int] = {}
    kinds = tuple(
        Kind(each, "", "", sent) for each in ("launch_moved", "thrown_a_party", "accepted", "declined_full", "waiting_list")
    )
    names = [kind.name for kind in shown(Overview("Winter", kinds, ())).kinds]
    assert names == ["Answer: accepted", "Answer: waiting list", "Answer: declined", "Launch moved", "thrown_a_party"]


def test_kinds_and_states_of_a_later_release_are_shown_as_they_are() -> None:
    (new,) = shown(Overview("Winter", (NEW,), ())).kinds
    assert (new.name, new.states) == ("thrown_a_party", ("lost_at_sea: 1 of 1",))


def test_an_email_that_did_not_arrive_leads_to_the_application() -> None:
    lost = NotArrived(UUID(int=7), None, "accepted", "returned", AT)
    (row,) = shown(Overview("Winter", (), (lost,))).rows
    assert (row.name, row.address, row.kind, row.state, row.on) == (
        "Name not available",
        f"/applications/{UUID(int=7)}",
        "Answer: accepted",
        "Sent, but came back",
        "16 November 2021",
    )
