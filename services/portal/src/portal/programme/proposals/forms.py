"""The forms with which a proposal of settings is answered, or taken back."""

from typing import Final

from portal.programme import calls
from portal.programme.forms import MOST_OF_A_REASON
from portal.programme.proposals import words
from portal.site.fields import Text
from portal.site.forms import PAGE, PageForm, posting, where

ANSWERED: Final = {"another_office": PAGE, "own_proposal": PAGE, "proposal_answered_already": PAGE}


class ApproveForm(PageForm):
    posts = posting(calls.APPROVE)
    refusals = where({**ANSWERED, "proposal_stale": PAGE})


class RefuseForm(PageForm):
    reason = Text(words.REASON, hint=words.REASON_HINT, missing=words.REASON_MISSING, most=MOST_OF_A_REASON, rows=4)

    posts = posting(calls.REFUSE)
    refusals = where(ANSWERED)


class TakeBackForm(PageForm):
    posts = posting(calls.TAKE_BACK)
    refusals = where({"not_own_proposal": PAGE, "proposal_answered_already": PAGE})
