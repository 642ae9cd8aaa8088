"""The form that gives or takes back one consent."""

from portal.my_data.consents import calls
from portal.site.forms import PAGE, PageForm, posting, where


class ConsentForm(PageForm):
    posts = posting(calls.CHANGE)
    refusals = where(
        {
            "application_over": PAGE,
            "consent_repeated": PAGE,
            "consent_text_replaced": PAGE,
            "consents_unchanged": PAGE,
            "not_submitted": PAGE,
            "withdraw_instead": PAGE,
        }
    )
