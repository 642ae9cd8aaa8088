"""Which of several groups the respondents of a cohort stated, as shares, where nobody can be told by it.

Every respondent who stated a group served is in one row: of the group that they stated alone, or of those who stated several.
Were people of several groups in the row of each, the sums of two rows would tell how few stated both.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from evaluation.answers.answer import Answer
from evaluation.catalogue.groups import served_label
from evaluation.results.shares import share
from evaluation.surveys.plans import Cohort
from plp_kit.core.shown import shown

FEWEST_IN_GROUP: Final = 10
"""Respondents. Where a row would have fewer, no row is shown."""
SEVERAL: Final = "several"
SEVERAL_LABEL: Final = "Several of these groups"


@shown
@dataclass(frozen=True, slots=True)
class StatedGroup:
    """`group` is one of the national list, or `several`. `share` is of all answers; a rate is not known of any group."""

    group: str
    label: str
    share: Decimal | None


def stated_groups(cohort: Cohort, answers: Sequence[Answer]) -> tuple[StatedGroup, ...]:
    """A row a group and one for several, or none at all."""
    served = cohort.groups_served
    if len(served) < 2:  # noqa: PLR2004 - of one group the table of respondents tells everything
        return ()
    counts = Counter(_row(answer) for answer in answers if answer.group.states_served)
    rows = (*served, SEVERAL)
    if min(counts[row] for row in rows) < FEWEST_IN_GROUP:
        return ()
    labels = {**{group: served_label(group, cohort.words.served, served) for group in served}, SEVERAL: SEVERAL_LABEL}
    return tuple(StatedGroup(row, labels[row], share(counts[row], len(answers))) for row in rows)


def _row(answer: Answer) -> str:
    return answer.groups_served[0] if len(answer.groups_served) == 1 else SEVERAL
