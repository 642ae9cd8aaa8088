"""An answer to everybody is read once in half a minute, however many ask."""

import pytest

from plp_kit.web.remembered import FRESH_SECONDS, Remembered


def test_it_is_read_again_only_when_it_is_old() -> None:
    now, read = [0.0], iter(range(9))
    remembered = Remembered(lambda: now[0])
    assert [remembered.once("a", lambda: next(read)) for _ in range(3)] == [0, 0, 0]
    assert remembered.once("b", lambda: next(read)) == 1
    now[0] = FRESH_SECONDS + 1
    assert remembered.once("a", lambda: next(read)) == 2


def test_a_reading_that_fails_is_not_remembered() -> None:
    remembered = Remembered(lambda: 0.0)
    with pytest.raises(ZeroDivisionError):
        remembered.once("a", lambda: 1 // 0)
    assert remembered.once("a", lambda: 1) == 1
