"""A word is found however it is written down, and wherever the same content stands."""

from base64 import b64encode

import pytest

from tests.support.privacy.searching import Needle, within_each

WORD = "mk0123456789abcdef"


@pytest.mark.parametrize(
    "written",
    [
        WORD.encode(),
        WORD.encode().hex().encode(),
        WORD.encode("utf-16-le"),
        *(b64encode(b"before"[:shift] + WORD.encode() + b"behind it") for shift in range(3)),
    ],
)
def test_a_word_is_found_in_whatever_way_it_is_written(written: bytes) -> None:
    assert Needle(WORD).within(b"some" + written + b"more")
    assert not Needle("another word of this length").within(b"some" + written + b"more")


def test_the_same_content_is_found_in_each_of_its_places() -> None:
    needles = {"people": Needle(WORD), "keys": Needle("nowhere to be found")}
    contents = [("one", WORD.encode()), ("none", b"nothing"), ("other", WORD.encode())]
    assert list(within_each(needles, contents)) == [("people", "one"), ("people", "other")]
