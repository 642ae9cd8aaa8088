"""The cohorts that somebody can apply to, and where their own application is."""

from datetime import date
from uuid import UUID

import pytest

from portal.applying.apply.calls import OpenCohort, SentApplication
from portal.applying.apply.present import cohort_row

SENT = SentApplication(UUID(int=2), "withdrawn")


@pytest.mark.parametrize(
    ("sent", "begun", "own", "address"),
    [
        (None, False, "Not started", None),
        (SENT, False, "Withdrawn", f"/my-application/{UUID(int=2)}"),
        (SENT, True, "Started", None),
    ],
)
def test_the_status_leads_to_the_application_that_it_is_of(
    sent: SentApplication | None, *, begun: bool, own: str, address: str | None
) -> None:
    days = date(2021, 2, 1), date(2021, 2, 28), date(2021, 4, 12)
    row = cohort_row(OpenCohort(UUID(int=1), "Winter", "open", *days, sent, begun))
    assert (row.own, row.application) == (own, address)
