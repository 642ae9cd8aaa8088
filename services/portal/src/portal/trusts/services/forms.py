"""The forms by which operators retry, drop and resume. A message does not change, so none of them has a version."""

from portal.site.fields import Text
from portal.site.forms import PAGE, PageForm, posting, where
from portal.trusts.services import calls, words

MOST: int = 500


class RetryForm(PageForm):
    reason = Text(words.RETRY_REASON, most=MOST, rows=3, hint=words.REASON_HINT)

    posts = posting(*calls.RETRY.values())
    refusals = where({"not_parked": PAGE})
    versioned = False


class DropForm(PageForm):
    reason = Text(words.REASON, most=MOST, rows=3, hint=words.REASON_HINT, missing=words.REASON_MISSING)

    posts = posting(*calls.DROP.values())
    refusals = where({"erasure_stays": PAGE, "not_parked": PAGE, "reason_missing": "reason"})
    versioned = False


class ResumeForm(PageForm):
    reason = Text(words.RETRY_REASON, most=MOST, rows=3, hint=words.REASON_HINT)

    posts = posting(*calls.RESUME.values())
    refusals = where({"not_halted": PAGE})
    versioned = False
