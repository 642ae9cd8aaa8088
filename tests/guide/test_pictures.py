"""A picture is written anew only where somebody would see that it differs, and never one that is too large."""

import os
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image, ImageDraw

from tests.guide.pictures import WIDTH, TooLarge, differ, keep

HEIGHT = 500


def screenshot(*, spot: int = 0, shade: int = 255, height: int = HEIGHT) -> bytes:
    """A page in this shade, with a spot of so many pixels."""
    image = Image.new("RGB", (WIDTH, height), (shade, shade, shade))
    if spot:
        ImageDraw.Draw(image).rectangle((0, 0, 99, spot // 100 - 1), fill=(0, 94, 184))
    written = BytesIO()
    image.save(written, "PNG")
    return written.getvalue()


@pytest.mark.parametrize(
    ("other", "is_seen"),
    [
        (screenshot(spot=2_000), False),
        (screenshot(spot=2_100), True),
        (screenshot(shade=250), False),
        (screenshot(height=HEIGHT + 1), True),
    ],
    ids=["half a percent", "more", "another shade of white", "another height"],
)
def test_pictures_differ_where_somebody_would_see_it(other: bytes, is_seen: bool) -> None:  # noqa: FBT001 - an expectation
    assert differ(screenshot(), other) is is_seen


def test_a_picture_that_shows_the_same_is_left_alone(tmp_path: Path) -> None:
    place = tmp_path / "home.png"
    assert keep(place, screenshot())
    before = place.read_bytes()
    assert not keep(place, screenshot(spot=400))
    assert place.read_bytes() == before
    assert keep(place, screenshot(spot=10_000))


def test_a_picture_that_is_too_large_is_refused_by_name(tmp_path: Path) -> None:
    noise = Image.frombytes("RGB", (WIDTH, HEIGHT), os.urandom(WIDTH * HEIGHT * 3))
    written = BytesIO()
    noise.save(written, "PNG")
    with pytest.raises(TooLarge, match=r"home\.png"):
        keep(tmp_path / "home.png", written.getvalue())
    assert not list(tmp_path.iterdir())
