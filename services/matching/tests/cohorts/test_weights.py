"""What weights a cohort can have."""

import pytest

from matching.cohorts.weights import WEIGHTS_NEGATIVE, WEIGHTS_TOTAL, ScoreWeights, fault


@pytest.mark.parametrize(
    ("weights", "refusal"),
    [
        (ScoreWeights(), None),
        (ScoreWeights(topics=275, directorate=30, profession=20), None),
        (ScoreWeights(notes=0, topics=350), None),
        (ScoreWeights(topics=301), WEIGHTS_TOTAL),
        (ScoreWeights(site=-60, meeting_mode=160), WEIGHTS_NEGATIVE),
    ],
)
def test_weights_add_up_to_a_thousand_points(weights: ScoreWeights, refusal: object) -> None:
    assert fault(weights) is refusal
