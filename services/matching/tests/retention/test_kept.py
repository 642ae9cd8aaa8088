"""What is kept for a period, against what falls due in this service."""

from matching.retention.routes import KEPT
from matching.service import MATCHING


def test_what_is_kept_has_a_deadline_that_is_worked_and_an_event_that_says_so() -> None:
    assert {each.deadline for each in KEPT} <= set(MATCHING.due)
    assert {each.ended for each in KEPT} <= set(MATCHING.stored.shapes)
