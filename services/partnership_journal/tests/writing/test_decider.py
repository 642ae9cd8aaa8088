"""What somebody wrote is theirs to take back or to put in other words, while a partnership goes on and after it."""

from datetime import date
from uuid import UUID

import pytest

from partnership_journal.goals import decider as goals
from partnership_journal.goals.decider import Whose
from partnership_journal.ids import CohortId, GoalId, PersonId, TextId, text_id
from partnership_journal.partnerships import decider as partnerships
from partnership_journal.partnerships.decider import Command, Ending, Event
from partnership_journal.writing import decider as writing
from plp_kit.core.deciding import Refusal
from plp_kit.core.sealed import KeyId, Sealed
from plp_testkit.story import Story

ADA, BEN, CAI = (PersonId(UUID(int=number)) for number in range(1, 4))
COHORT, GOAL = CohortId(UUID(int=4)), GoalId(UUID(int=5))
AIMS, OTHER_AIMS = (Sealed(KeyId(UUID(int=number)), "partnership-1", "agreement_aims", "sealed") for number in (6, 7))
WORDING = Sealed(KeyId(UUID(int=8)), "partnership-1", "goal", "sealed")
TEXT, GOAL_TEXT = text_id(AIMS), text_id(WORDING)

unformed: Story[Command, Event] = Story(partnerships.partnerships)
active = unformed.given(
    partnerships.PartnershipFormed(COHORT, ADA, BEN, date(2021, 4, 1)),
    partnerships.AgreementWritten(ADA, (AIMS,)),
    goals.GoalSet(BEN, GOAL, Whose.OWN, WORDING),
)
ended = active.given(partnerships.PartnershipEnded(COHORT, Ending.ENDED, date(2021, 5, 4)))

WITHDRAW = writing.WithdrawText(ADA, TEXT)
REVISE = writing.ReviseText(ADA, TEXT, OTHER_AIMS)
GONE: dict[str, Event] = {
    "withdrawn": writing.TextWithdrawn(ADA, TEXT, AIMS.key),
    "revised": writing.TextRevised(ADA, TEXT, AIMS.key, OTHER_AIMS),
}


@pytest.mark.parametrize("story", [active, ended])
def test_an_author_takes_a_text_back_also_after_the_end(story: Story[Command, Event]) -> None:
    story.when(WITHDRAW).then(writing.TextWithdrawn(ADA, TEXT, AIMS.key))
    story.when(writing.WithdrawText(BEN, GOAL_TEXT)).then(writing.TextWithdrawn(BEN, GOAL_TEXT, WORDING.key))


@pytest.mark.parametrize("story", [active, ended])
def test_an_author_puts_a_text_in_other_words_also_after_the_end(story: Story[Command, Event]) -> None:
    story.when(REVISE).then(writing.TextRevised(ADA, TEXT, AIMS.key, OTHER_AIMS))


@pytest.mark.parametrize("story", [active, ended])
@pytest.mark.parametrize("gone", GONE.values(), ids=GONE)
def test_what_is_gone_is_neither_taken_back_nor_revised_again(story: Story[Command, Event], gone: Event) -> None:
    for command in (WITHDRAW, REVISE):
        story.given(gone).when(command).refused(writing.NO_SUCH_TEXT)


def test_other_words_are_a_text_like_any_other() -> None:
    revised = active.given(GONE["revised"])
    other = text_id(OTHER_AIMS)
    revised.when(writing.WithdrawText(ADA, other)).then(writing.TextWithdrawn(ADA, other, OTHER_AIMS.key))


def test_a_text_that_a_later_one_replaced_is_still_its_authors() -> None:
    replaced = active.given(partnerships.AgreementWritten(ADA, (OTHER_AIMS,)))
    replaced.when(WITHDRAW).then(writing.TextWithdrawn(ADA, TEXT, AIMS.key))


@pytest.mark.parametrize("story", [active, ended])
def test_nobody_touches_what_another_wrote(story: Story[Command, Event]) -> None:
    story.when(writing.WithdrawText(BEN, TEXT)).refused(writing.NO_SUCH_TEXT)
    story.when(writing.ReviseText(BEN, TEXT, OTHER_AIMS)).refused(writing.NO_SUCH_TEXT)
    story.when(writing.WithdrawText(CAI, TEXT)).refused(partnerships.NO_SUCH_PARTNERSHIP)


@pytest.mark.parametrize("command", [WITHDRAW, REVISE])
def test_where_nothing_was_formed_nothing_was_written(command: Command) -> None:
    unformed.when(command).refused(partnerships.NO_SUCH_PARTNERSHIP)


@pytest.mark.parametrize(
    ("partner", "text", "found"),
    [
        (ADA, TEXT, writing.Text(ADA, "agreement_aims", AIMS.key)),
        (BEN, TEXT, writing.NO_SUCH_TEXT),
        (ADA, TextId(UUID(int=9)), writing.NO_SUCH_TEXT),
        (CAI, TEXT, partnerships.NO_SUCH_PARTNERSHIP),
    ],
)
def test_other_words_are_sealed_under_the_label_of_ones_own_text(
    partner: PersonId, text: TextId, found: writing.Text | Refusal
) -> None:
    state = partnerships.partnerships.replay(active.history)
    assert partnerships.own_text(state, partner, text) == found
