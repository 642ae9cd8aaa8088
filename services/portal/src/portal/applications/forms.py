"""The forms with which facilitators answer an application."""

from portal.applications import calls
from portal.site.forms import PAGE, PageForm, posting, where


class AcceptForm(PageForm):
    posts = posting(calls.ACCEPT)
    refusals = where(
        {
            "accepted_already": PAGE,
            "application_over": PAGE,
            "not_submitted": PAGE,
            "own_application": PAGE,
        }
    )
