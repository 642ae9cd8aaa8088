"""What the pages show on which facilitators write the Guide, and the Guide as it is wanted."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from portal.cohorts.guide import words
from portal.cohorts.guide.calls import Guide, GuidePage, WantedGuide, WantedPage
from portal.site.present import Fact

HEADING: Final = re.compile(r"^## +(.+)$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class PageRow:
    title: str
    address: str
    headings: str


def rows(cohort: UUID, guide: Guide) -> tuple[PageRow, ...]:
    return tuple(PageRow(page.title, f"/cohorts/{cohort}/set-up/guide/{page.page}", _headings(page)) for page in guide.pages)


def _headings(page: GuidePage) -> str:
    return ", ".join(HEADING.findall(page.text)) or words.NO_HEADINGS


def facts(guide: Guide, page: GuidePage) -> tuple[Fact, ...]:
    """Which page it is, and what order the Guide has."""
    order = "\n".join(each.title for each in guide.pages)
    return (Fact(words.FACT_PAGE, page.title), Fact(words.FACT_ORDER, order))


# The Guide as it is wanted


def with_new(guide: Guide, title: str, text: str) -> WantedGuide:
    return WantedGuide((*_kept(guide.pages), WantedPage(None, title, text)))


def without(guide: Guide, page: UUID) -> WantedGuide:
    return WantedGuide(_kept(each for each in guide.pages if each.page != page))


def moved_up(guide: Guide, page: UUID) -> WantedGuide:
    """One place; the first page stays where it is."""
    order = list(guide.pages)
    place = next(number for number, each in enumerate(order) if each.page == page)
    order.insert(max(place - 1, 0), order.pop(place))
    return WantedGuide(_kept(order))


def _kept(pages: Iterable[GuidePage]) -> tuple[WantedPage, ...]:
    return tuple(WantedPage(each.page, each.title, each.text) for each in pages)
