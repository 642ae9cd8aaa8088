"""When e-mails wait, in London time."""

from datetime import UTC, datetime, time

import pytest

from plp_kit.core.quiet_hours import QuietHours

PILOT = QuietHours()


@pytest.mark.parametrize(
    ("at", "over"),
    [
        ("2021-04-14T09:00", "2021-04-14T09:00"),
        ("2021-04-14T17:59", "2021-04-14T17:59"),
        ("2021-04-14T18:00", "2021-04-15T06:30"),
        ("2021-04-14T06:29", "2021-04-14T06:30"),
        ("2021-04-16T20:00", "2021-04-19T06:30"),
        ("2021-04-17T12:00", "2021-04-19T06:30"),
        ("2021-04-02T12:00", "2021-04-06T06:30"),
        ("2021-12-24T19:30", "2021-12-29T07:30"),
        ("2022-06-02T12:00", "2022-06-06T06:30"),
        ("2021-03-26T20:00", "2021-03-29T06:30"),
    ],
    ids=[
        "a working day",
        "just before seven",
        "seven in the evening, in summer",
        "just before half past seven",
        "a Friday evening",
        "a Saturday",
        "Easter",
        "Christmas on a Saturday, with its substitute days",
        "a bank holiday of one year alone",
        "the night to summer time lies between",
    ],
)
def test_what_comes_at_a_quiet_time_waits_until_it_is_over(at: str, over: str) -> None:
    """Both in UTC."""
    assert PILOT.over_at(datetime.fromisoformat(at).replace(tzinfo=UTC)) == datetime.fromisoformat(over).replace(tzinfo=UTC)


def test_a_trusts_own_hours_are_read() -> None:
    assert QuietHours.read("20:15-06:00") == QuietHours(time(20, 15), time(6))


@pytest.mark.parametrize("text", ["", "night", "19:00", "07:30-19:00", "19:00-07:30-08:00", "19:00Z-07:30Z"])
def test_what_is_no_night_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"isoformat|evening|unpack"):
        QuietHours.read(text)
