"""The forms with which an exception is recorded and ended. It has no versions: it is recorded once and ended once."""

from portal.requests.exceptions import calls, words
from portal.site.fields import Day, One, Text
from portal.site.forms import PAGE, PageForm, posting, where
from portal.site.present import Choice

MOST_OF_A_REASON = 2000


class RecordForm(PageForm):
    rule = One(words.RULE, missing=words.RULE_MISSING, choices=[Choice(rule, text) for rule, text in words.RULES.items()])
    reason = Text(words.REASON, hint=words.REASON_HINT, missing=words.REASON_MISSING, most=MOST_OF_A_REASON, rows=4)
    last_day = Day(words.LAST_DAY, hint=words.LAST_DAY_HINT, missing=words.LAST_DAY_MISSING)

    posts = posting(calls.RECORD)
    refusals = where(
        {"excepted_already": PAGE, "last_day_unfit": "last_day", "own_exception": PAGE, "settings_not_approved": PAGE}
    )
    versioned = False


class EndForm(PageForm):
    posts = posting(calls.END)
    refusals = where({"exception_over": PAGE})
    versioned = False
