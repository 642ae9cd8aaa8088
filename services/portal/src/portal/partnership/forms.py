"""The forms of a new pair: going on, saying that it cannot work, and whether the partner may see one's address."""

from portal.partnership import calls, words
from portal.site.fields import One
from portal.site.forms import PAGE, PageForm, posting, where


class GoOnForm(PageForm):
    """It is about no version: what the partner does meanwhile is nobody else's to know."""

    shows_address = One(
        words.ADDRESS_QUESTION, hint=words.ADDRESS_HINT, missing=words.ADDRESS_MISSING, choices=words.ADDRESS_CHOICES
    )

    posts = posting(calls.GO_ON)
    refusals = where({"opened_already": PAGE, "pair_closed": PAGE, "went_on_already": PAGE})
    versioned = False


class RefuseForm(PageForm):
    posts = posting(calls.REFUSE)
    refusals = where({"pair_closed": PAGE, "too_late_to_take_back": PAGE})
    versioned = False


class ContactForm(PageForm):
    shows_address = One(
        words.ADDRESS_QUESTION, hint=words.ADDRESS_HINT, missing=words.ADDRESS_MISSING, choices=words.ADDRESS_CHOICES
    )

    posts = posting(calls.CHOOSE)
    refusals = where({"chosen_already": PAGE, "pair_closed": PAGE})
    versioned = False
