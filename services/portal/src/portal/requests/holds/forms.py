"""The forms with which a hold is placed, reviewed and lifted."""

from typing import Final

from portal.requests.holds import calls, words
from portal.site.fields import Day, Line
from portal.site.forms import PAGE, PageForm, posting, where

OVER: Final = {"being_placed": PAGE, "erasure_begun": PAGE, "hold_over": PAGE}


class PlaceForm(PageForm):
    reference = Line(words.REFERENCE, hint=words.REFERENCE_HINT, missing=words.REFERENCE_MISSING)
    review_on = Day(words.REVIEW_ON, hint=words.REVIEW_HINT, missing=words.REVIEW_MISSING)

    posts = posting(calls.PLACE)
    refusals = where({"erasure_begun": PAGE, "hold_over": PAGE, "review_unfit": "review_on", "settings_not_approved": PAGE})
    versioned = False


class ReviewForm(PageForm):
    review_on = Day(words.NEXT_REVIEW, hint=words.REVIEW_HINT, missing=words.REVIEW_MISSING)

    posts = posting(calls.REVIEW)
    refusals = where({**OVER, "review_unfit": "review_on"})


class LiftForm(PageForm):
    posts = posting(calls.LIFT)
    refusals = where(OVER)
