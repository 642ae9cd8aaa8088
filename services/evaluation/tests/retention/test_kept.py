"""What is kept for a period, against what falls due in this service."""

from evaluation.retention.routes import KEPT
from evaluation.service import EVALUATION


def test_what_is_kept_has_a_deadline_that_is_worked_and_an_event_that_says_so() -> None:
    assert {each.deadline for each in KEPT} <= set(EVALUATION.due)
    assert {each.ended for each in KEPT} <= set(EVALUATION.stored.shapes)
