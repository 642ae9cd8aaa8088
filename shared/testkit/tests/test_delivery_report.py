"""A delivery report names what went wrong, each fault as itself."""

from uuid import UUID

import pytest

from plp_testkit.delivery.delivery_report import Committed, DeliveryReport

COMMITTED = [
    Committed("a", 1, UUID(int=1)),
    Committed("a", 2, UUID(int=2)),
    Committed("a", 3, UUID(int=3)),
    Committed("b", 1, UUID(int=4)),
]


@pytest.mark.parametrize(
    ("effects", "expected"),
    [
        pytest.param([1, 2, 3, 4], DeliveryReport(4), id="all in order"),
        pytest.param([4, 1, 2, 3], DeliveryReport(4), id="streams in any order"),
        pytest.param([1, 3, 4], DeliveryReport(4, lost=1), id="one lost"),
        pytest.param([1, 2, 3, 4, 2], DeliveryReport(4, doubled=1), id="one again"),
        pytest.param([1, 3, 4, 2], DeliveryReport(4, inverted=1), id="one overtaken"),
        pytest.param([2, 3, 1, 2, 3, 4], DeliveryReport(4, inverted=1, doubled=2), id="one late and two again"),
        pytest.param([1, 2, 3, 4, 9], DeliveryReport(4, made_up=1), id="one that was rolled back"),
    ],
)
def test_each_fault_is_counted_as_itself(effects: list[int], expected: DeliveryReport) -> None:
    report = DeliveryReport.compare(COMMITTED, [UUID(int=effect) for effect in effects])
    assert report == expected
    assert report.holds is (expected == DeliveryReport(4))


def test_where_nothing_was_told_nothing_is_proved() -> None:
    assert not DeliveryReport.compare([], []).holds
