"""Which characters a text may have at every door: what a database, XML, a spreadsheet and a terminal take as text."""

import re
from enum import StrEnum
from typing import Final


class Unfit(StrEnum):
    """Rules of texts, as an answer names them."""

    NUL = "no_nul"
    SURROGATE = "valid_unicode"
    CONTROL = "no_control_characters"


CONTROL: Final = re.compile("[\x01-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufdd0-\ufdef\ufffe\uffff]")
"""All but tab, line feed and carriage return; and two kinds that Unicode keeps for no character."""
SURROGATE: Final = re.compile("[\ud800-\udfff]")


def unfit(text: str) -> Unfit | None:
    """The rule that a text breaks, or None."""
    if "\0" in text:
        return Unfit.NUL
    if text.isascii() and text.isprintable():
        return None
    if SURROGATE.search(text):
        return Unfit.SURROGATE
    return Unfit.CONTROL if CONTROL.search(text) else None


def without_unfit(text: str) -> str:
    """With the sign for a character that is missing in the place of each that does not fit."""
    return SURROGATE.sub("\ufffd", CONTROL.sub("\ufffd", text.replace("\0", "\ufffd")))
