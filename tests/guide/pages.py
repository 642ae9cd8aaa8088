"""The pages of docs/guide as tests read them: pictures with what is said of them, links, addresses, and words on the screen."""

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parents[2]
GUIDE: Final = ROOT / "docs" / "guide"
PICTURES: Final = GUIDE / "pictures"
PICTURE: Final = re.compile(r"!\[([^\]]*)\]\(([^)]+)\)")
LINK: Final = re.compile(r"(?<!!)\[[^\]]+\]\(([^)]+)\)")
ADDRESS: Final = re.compile(r"`(/[^`]*)`")
ON_THE_SCREEN: Final = re.compile(r"\*\*([^*]+)\*\*")


@dataclass(frozen=True, slots=True)
class Picture:
    """`says` is the alt text."""

    says: str
    file: Path


@dataclass(frozen=True, slots=True)
class GuidePage:
    place: Path
    text: str

    @property
    def pictures(self) -> list[Picture]:
        return [Picture(says, (self.place.parent / file).resolve()) for says, file in PICTURE.findall(self.text)]

    @property
    def links(self) -> list[Path]:
        """To other files, without the part of a page."""
        named = [link.partition("#")[0] for link in LINK.findall(self.text) if "://" not in link]
        return [(self.place.parent / link).resolve() for link in named if link]

    @property
    def addresses(self) -> list[str]:
        """Of the portal's pages; what differs from one to the other is in braces."""
        return ADDRESS.findall(self.text)

    @property
    def on_the_screen(self) -> list[str]:
        """Words in bold are those of buttons, links and headings."""
        return ON_THE_SCREEN.findall(self.text)


def pages() -> list[GuidePage]:
    return [read(place) for place in sorted(GUIDE.glob("*.md"))]


def read(place: Path) -> GuidePage:
    return GuidePage(place, place.read_text(encoding="utf-8"))
