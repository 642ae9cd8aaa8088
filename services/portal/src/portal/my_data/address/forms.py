"""The forms for one's private address: giving one, typing its code, and removing it."""

from typing import Final

from portal.my_data.address import calls, words
from portal.site.fields import Address, Line
from portal.site.forms import PAGE, PageForm, posting, where

LONGEST_CODE: Final = 50


class PrivateAddressForm(PageForm):
    address = Address(
        words.ADDRESS,
        heading=True,
        hint=words.ADDRESS_HINT,
        missing=words.ADDRESS_MISSING,
    )

    posts = posting(calls.WANT)


class ConfirmAddressForm(PageForm):
    code = Line(words.CODE, most=LONGEST_CODE, heading=True, hint=words.CODE_HINT, missing=words.CODE_MISSING)

    posts = posting(calls.CONFIRM)
    refusals = where({"address_code_wrong": "code", "address_in_use": PAGE, "nothing_to_confirm": PAGE})
    versioned = False


class RemoveAddressForm(PageForm):
    posts = posting(calls.WANT)
