"""The form that opens a re-match."""

from portal.matching.rematch import calls
from portal.site.forms import PAGE, PageForm, posting, where


class RematchForm(PageForm):
    """It opens a round that is not there yet, so it is sent in no version."""

    posts = posting(calls.OPEN)
    refusals = where({"candidate_of_round": PAGE, "nobody_to_pair": PAGE, "opened_already": PAGE, "round_open": PAGE})
    versioned = False
