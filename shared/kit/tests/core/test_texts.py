"""Characters of texts: what people write is kept as it is, and what is no text is named or replaced."""

import pytest

from plp_kit.core.texts import Unfit, unfit, without_unfit

KEPT = ["", "Ada", "Zoë\tNúñez", "one\r\ntwo", "נעמה", "\U0001f9d1\u200d\U0001f3eb", "\ufeff", "\u200b"]
UNFIT = {
    "a\0b": (Unfit.NUL, "a\ufffdb"),
    "\x0b": (Unfit.CONTROL, "\ufffd"),
    "a\x7fb\x9f": (Unfit.CONTROL, "a\ufffdb\ufffd"),
    "\x1b[2J": (Unfit.CONTROL, "\ufffd[2J"),
    "\ufffe\ufdd0": (Unfit.CONTROL, "\ufffd\ufffd"),
    "\ud83e!": (Unfit.SURROGATE, "\ufffd!"),
}


@pytest.mark.parametrize("text", KEPT, ids=ascii)
def test_what_people_write_is_kept(text: str) -> None:
    assert (unfit(text), without_unfit(text)) == (None, text)


@pytest.mark.parametrize("text", UNFIT, ids=ascii)
def test_what_is_no_text_is_named_or_replaced(text: str) -> None:
    rule, replaced = UNFIT[text]
    assert (unfit(text), without_unfit(text)) == (rule, replaced)
    assert unfit(replaced) is None
