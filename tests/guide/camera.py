"""Takes pictures of pages that look the same on every machine: in a font of our own, 800 px wide, with nothing that moves."""

import base64
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from playwright.sync_api import BrowserContext, FloatRect, ViewportSize

from tests.guide.pictures import WIDTH, keep
from tests.support.browsing.visit import HEIGHT, Visit

FONTS: Final = Path(__file__).parent / "fonts"
WEIGHTS: Final[Mapping[int, str]] = {400: "arimo-latin-400-normal.woff2", 700: "arimo-latin-700-normal.woff2"}
FACE: Final = '@font-face {{ font-family: "Guide"; font-weight: {weight}; src: url(data:font/woff2;base64,{font}) }}'
LOOK: Final = '* { font-family: "Guide" !important } .plp-leave { visibility: hidden }'
WITH_EXIT: Final = ".plp-leave { visibility: visible !important }"
MAIN_PART: Final = ("h1", "main > :last-child")
MARGIN: Final = 16


def styles() -> str:
    fonts = {weight: base64.b64encode((FONTS / name).read_bytes()).decode() for weight, name in WEIGHTS.items()}
    return "\n".join([*(FACE.format(weight=weight, font=font) for weight, font in fonts.items()), LOOK])


class GuideVisit(Visit):
    """The portal's policy refuses the font, so here it does not apply."""

    def _new_context(self, *, javascript: bool) -> BrowserContext:
        size = ViewportSize(width=self.width, height=HEIGHT)
        return self.browser.new_context(viewport=size, java_script_enabled=javascript, bypass_csp=True)


@dataclass
class Camera:
    """`taken` are the names of all pictures, `written` of those that show something else than before."""

    folder: Path
    taken: list[str] = field(default_factory=list)
    written: list[str] = field(default_factory=list)

    def takes(self, visit: Visit, name: str, *parts: str, style: str = "") -> None:
        """From the first of these parts, which are CSS selectors, to the last; the main part of the page where there are none."""
        visit.page.wait_for_load_state()  # A click has only begun the next page, which has no head yet.
        visit.page.add_style_tag(content=styles() + style)
        clip = _around(visit, parts or MAIN_PART)
        screenshot = visit.page.screenshot(clip=clip, full_page=True, animations="disabled", caret="hide")
        self.taken.append(name)
        if keep(self.folder / f"{name}.png", screenshot):
            self.written.append(name)


def _around(visit: Visit, parts: tuple[str, ...]) -> FloatRect:
    """As wide as the page, with a margin above and below."""
    boxes = [box for part in parts if (box := visit.page.locator(part).first.bounding_box())]
    scrolled = float(visit.page.evaluate("scrollY"))
    top = max(0, min(box["y"] for box in boxes) + scrolled - MARGIN)
    bottom = max(box["y"] + box["height"] for box in boxes) + scrolled + MARGIN
    return FloatRect(x=0, y=top, width=WIDTH, height=bottom - top)
