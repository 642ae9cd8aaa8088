"""Which notices an application causes."""

from datetime import date
from typing import get_args
from uuid import UUID

import pytest

from recruitment.applications.events import Declined, DeclineReason, Event, LeftTrust
from recruitment.ids import CohortId, PersonId
from recruitment.notices import wordings


@pytest.mark.parametrize("reason", DeclineReason)
def test_a_decline_is_worded_by_its_reason(reason: DeclineReason) -> None:
    declined = Declined(reason, eligible=True, retain_until=date(2022, 2, 1))
    assert wordings.wording_of(declined) == f"declined_{reason}"


def test_nobody_is_written_to_because_they_left() -> None:
    assert wordings.wording_of(LeftTrust(CohortId(UUID(int=1)), PersonId(UUID(int=2)), date(2021, 9, 30))) is None


def test_each_wording_is_of_an_event() -> None:
    assert wordings.WORDINGS.keys() < set(get_args(Event))
