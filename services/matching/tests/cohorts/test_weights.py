"""What weights a cohort can have."""

import pytest

from matching.cohorts.weights import AIMS_WEIGH_TOO_MUCH, WEIGHTS_NEGATIVE, WEIGHTS_TOTAL, ScoreWeights, fault


@pytest.mark.parametrize(
    ("weights", "refusal"),
    [
        (ScoreWeights(), None),
        (ScoreWeights(topics=200, aims=75, directorate=30, profession=20), None),
        (ScoreWeights(notes=0, topics=275), None),
        (ScoreWeights(topics=226), WEIGHTS_TOTAL),
        (ScoreWeights(aims=76, topics=224), AIMS_WEIGH_TOO_MUCH),
        (ScoreWeights(site=-60, meeting_mode=160), WEIGHTS_NEGATIVE),
    ],
)
def test_weights_add_up_and_free_text_is_fifteen_percent_at_most(weights: ScoreWeights, refusal: object) -> None:
    assert fault(weights) is refusal
