"""A verdict names what went wrong, each fault as itself."""

from uuid import UUID

import pytest

from plp_testkit.delivery.verdicts import Told, Verdict

TOLD = [Told("a", 1, UUID(int=1)), Told("a", 2, UUID(int=2)), Told("a", 3, UUID(int=3)), Told("b", 1, UUID(int=4))]


@pytest.mark.parametrize(
    ("effects", "verdict"),
    [
        pytest.param([1, 2, 3, 4], Verdict(4), id="all in order"),
        pytest.param([4, 1, 2, 3], Verdict(4), id="streams in any order"),
        pytest.param([1, 3, 4], Verdict(4, lost=1), id="one lost"),
        pytest.param([1, 2, 3, 4, 2], Verdict(4, doubled=1), id="one again"),
        pytest.param([1, 3, 4, 2], Verdict(4, inverted=1), id="one overtaken"),
        pytest.param([2, 3, 1, 2, 3, 4], Verdict(4, inverted=1, doubled=2), id="one late and two again"),
        pytest.param([1, 2, 3, 4, 9], Verdict(4, made_up=1), id="one that was rolled back"),
    ],
)
def test_each_fault_is_counted_as_itself(effects: list[int], verdict: Verdict) -> None:
    found = Verdict.on(TOLD, [UUID(int=effect) for effect in effects])
    assert found == verdict
    assert found.holds is (verdict == Verdict(4))


def test_where_nothing_was_told_nothing_is_proved() -> None:
    assert not Verdict.on([], []).holds
