"""Ids that turned out to be one human, however they were joined."""

from itertools import permutations
from uuid import UUID

import pytest

from matching.candidates.joined_identities import joined
from matching.ids import PersonId

ADA, BEN, CAI, DEE, EVE, FAY = (PersonId(UUID(int=number)) for number in range(1, 7))


@pytest.mark.parametrize("order", [*permutations([(ADA, BEN), (BEN, CAI), (DEE, EVE)])])
def test_ids_that_are_one_human_are_one_through_any_chain(order: tuple[tuple[PersonId, PersonId], ...]) -> None:
    known = joined(order)
    assert known.human(CAI) == known.human(ADA) == ADA
    assert known.human(EVE) == DEE
    assert known.ids_of(BEN) == {ADA, BEN, CAI}
    assert known.ids_of(FAY) == {FAY}
