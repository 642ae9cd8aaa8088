"""Until when bare facts about an applicant are held, which have no key: that they applied, and to what they agreed."""

from datetime import date

from recruitment.dates import months_after
from recruitment.trusts.retention import CONSENTS_BEYOND


def application_held_until(retain_until: date | None, facts_until: date | None, *, submitted: bool) -> date | None:
    """The record of consents stays as long as what they allow, and six years more. Before handing in nothing is agreed to.

    `retain_until` is until when what was written is kept; None where nothing has ended it yet, and then there is no day here
    either. `facts_until` is the cohort's, for those who were ever accepted.
    """
    if retain_until is None:
        return None
    agreed_until = months_after(retain_until, CONSENTS_BEYOND) if submitted else retain_until
    return max(agreed_until, facts_until or agreed_until)
