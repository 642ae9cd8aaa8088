"""The forms with which an official enters a private address, and types the code that the person reads out."""

from typing import Final

from portal.leavers.private_address import calls, words
from portal.site.fields import Address, Day, Line, One, Text
from portal.site.forms import PAGE, PageForm, posting, where

LONGEST_CODE: Final = 50


class EnterAddressForm(PageForm):
    address = Address(words.ADDRESS, hint=words.ADDRESS_HINT, missing=words.ADDRESS_MISSING)
    means = One(words.MEANS, choices=words.ALL_MEANS, missing=words.MEANS_MISSING)
    on = Day(words.ON, missing=words.ON_MISSING)
    authority = Text(words.AUTHORITY, hint=words.AUTHORITY_HINT, missing=words.AUTHORITY_MISSING)

    posts = posting(calls.ENTER)
    refusals = where(
        {
            "asked_day_unfit": "on",
            "has_not_left": PAGE,
            "has_private_address": PAGE,
            "own_private_address": PAGE,
        }
    )
    versioned = False


class EnteredCodeForm(PageForm):
    code = Line(words.CODE, most=LONGEST_CODE, heading=True, hint=words.CODE_HINT, missing=words.CODE_MISSING)

    posts = posting(calls.CONFIRM)
    refusals = where({"address_code_wrong": "code", "address_in_use": PAGE, "nothing_to_confirm": PAGE})
    versioned = False
