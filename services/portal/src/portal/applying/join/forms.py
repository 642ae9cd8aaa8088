"""The form with which somebody makes an application theirs that a facilitator entered for them."""

from portal.applying.join import calls, words
from portal.site.fields import Line
from portal.site.forms import PAGE, PageForm, posting, where


class JoinForm(PageForm):
    code = Line(words.CODE, hint=words.HINT, missing=words.MISSING, heading=True)

    posts = posting(calls.JOIN)
    refusals = where(
        {
            "accepted_already": PAGE,
            "application_over": PAGE,
            "decided_by_you": PAGE,
            "erased_already": PAGE,
            "erasure_begun": PAGE,
            "erasure_not_asked": PAGE,
            "join_code_expired": "code",
            "join_code_used": "code",
            "join_code_wrong": "code",
            "joined_already": PAGE,
            "joined_to_oneself": PAGE,
            "one_already": "code",
            "own_code": PAGE,
        }
    )
    versioned = False
