"""The forms with which facilitators do something with an application."""

from typing import Final

from portal.applications import calls, words
from portal.site.fields import Day, One
from portal.site.forms import PAGE, PageForm, posting, where
from portal.site.present import Choice

ANSWERED: Final = {
    "accepted_already": PAGE,
    "application_over": PAGE,
    "not_submitted": PAGE,
    "own_application": PAGE,
}
"""Where each refusal of an answer to an application lands."""
DEPARTED: Final = {
    "accepted_already": PAGE,
    "application_over": PAGE,
    "not_accepted": PAGE,
    "not_submitted": PAGE,
}


class AcceptForm(PageForm):
    posts = posting(calls.ACCEPT)
    refusals = where(ANSWERED)


class WaitForm(PageForm):
    posts = posting(calls.WAIT)
    refusals = where({**ANSWERED, "waiting_already": PAGE})


class DeclineForm(PageForm):
    reason = One(
        words.REASON,
        hint=words.REASON_HINT,
        missing=words.REASON_MISSING,
        choices=[Choice(reason, words.REASONS[reason]) for reason in calls.DeclineReason],
    )

    posts = posting(calls.DECLINE)
    refusals = where({**ANSWERED, "senior_side_not_asked": "reason"})


class AddressForm(PageForm):
    posts = posting(calls.CONFIRM_ADDRESS)
    refusals = where({"known_as_another": PAGE, "not_available": PAGE})
    versioned = False


class RemindForm(PageForm):
    posts = posting(calls.REMIND)
    refusals = where({"reminded_today": PAGE, "submitted_already": PAGE})


class RemoveForm(PageForm):
    posts = posting(calls.REMOVE)
    refusals = where({"application_over": PAGE, "invitation_code_wrong": PAGE})


class CodeForm(PageForm):
    """It makes a code each time, whatever became of the application meanwhile."""

    posts = posting(calls.MAKE_CODE)
    refusals = where({"joined_to_sign_in": PAGE, "not_entered_for": PAGE})
    versioned = False


class LeaveForm(PageForm):
    on = Day(words.LEAVES, hint=words.LEAVES_HINT, missing=words.LEAVES_MISSING)

    posts = posting(calls.LEAVE)
    refusals = where({**DEPARTED, "departure_unfit": "on", "leaving_already": "on"})


class StayForm(PageForm):
    posts = posting(calls.STAY)
    refusals = where({**DEPARTED, "not_leaving": PAGE})
