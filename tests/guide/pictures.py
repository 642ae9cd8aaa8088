"""Pictures of pages: small enough for a repository, and written anew only where they show something else."""

from io import BytesIO
from pathlib import Path
from typing import Final

from PIL import Image, ImageChops

WIDTH: Final = 800
MOST_BYTES: Final = 60_000
COLOURS: Final = 32
UNLIKE: Final = 24
"""From how many of 255 shades on a pixel is another one: neighbours in a palette are not."""
SHARE: Final = 0.005


class TooLarge(Exception):
    """The message names the picture: show less of the page."""


def keep(place: Path, screenshot: bytes) -> bool:
    """Whether it was written: what is there stays where hardly anything differs. Raises TooLarge."""
    picture = small(screenshot)
    if len(picture) > MOST_BYTES:
        raise TooLarge(f"{place.name} would have {len(picture)} bytes, at most {MOST_BYTES}")
    if place.exists() and not differ(place.read_bytes(), picture):
        return False
    place.write_bytes(picture)
    return True


def small(screenshot: bytes) -> bytes:
    """The same picture in few colours."""
    written = BytesIO()
    _opened(screenshot).quantize(COLOURS, dither=Image.Dither.NONE).save(written, "PNG", optimize=True)
    return written.getvalue()


def differ(one: bytes, other: bytes) -> bool:
    """Whether somebody would see it: another size, or other pixels in more than 0.5% of the places."""
    first, second = _opened(one), _opened(other)
    if first.size != second.size:
        return True
    shades = ImageChops.difference(first, second).convert("L").histogram()
    return sum(shades[UNLIKE:]) > SHARE * first.width * first.height


def width_of(place: Path) -> int:
    return _opened(place.read_bytes()).width


def _opened(picture: bytes) -> Image.Image:
    return Image.open(BytesIO(picture)).convert("RGB")
