"""A cohort's Guide for Learning Partners: pages that the trust writes, in an order.

Each page that changes is an event of its own, so that a Guide of any length fits. Its text is Markdown, checked at the door.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Annotated, Final, TypeAlias

from plp_kit.core.deciding import Decider, Decision, Kind, Refusal
from plp_kit.core.parts import AtMost
from plp_kit.core.stored import stored
from recruitment.ids import PageId

MOST_PAGES: Final = AtMost(40)
LONGEST_PAGE: Final = 20_000
LONGEST: Final = 120_000
"""Characters of all pages, so that a Guide fits into one request."""


@dataclass(frozen=True, slots=True)
class Page:
    page: PageId
    title: str
    text: str


# Commands


@dataclass(frozen=True, slots=True)
class WriteGuide:
    """All pages in their order. Those with an id in `new` are not in the Guide yet."""

    pages: tuple[Page, ...]
    new: frozenset[PageId]


@dataclass(frozen=True, slots=True)
class WritePage:
    """One page of the Guide, in its place."""

    page: Page


Command: TypeAlias = WriteGuide | WritePage


# Events


@stored("recruitment.guide_page_written.v1")
@dataclass(frozen=True, slots=True)
class GuidePageWritten:
    page: PageId
    title: str
    text: str


@stored("recruitment.guide_arranged.v1")
@dataclass(frozen=True, slots=True)
class GuideArranged:
    """The pages of the Guide from now on, in their order."""

    pages: Annotated[tuple[PageId, ...], MOST_PAGES]


Event: TypeAlias = GuidePageWritten | GuideArranged


# States


@dataclass(frozen=True, slots=True)
class Guide:
    order: tuple[PageId, ...] = ()
    pages: Mapping[PageId, Page] = field(default_factory=dict)


State: TypeAlias = Guide


# Refusals

NO_SUCH_PAGE = Refusal("no_such_page", "There is no such page in this Guide.", Kind.MISSING)
GUIDE_FOR_PARTICIPANTS = Refusal(
    "guide_for_participants", "This Guide is for people who take part in the cohort.", Kind.FORBIDDEN
)
PAGE_UNKNOWN = Refusal("page_unknown", "A page that you keep is not in the Guide any more. Leave out its id to add it anew.")
PAGE_REPEATED = Refusal("page_repeated", "Two pages of a Guide have the same id or the same title.")
GUIDE_TOO_LONG = Refusal("guide_too_long", f"A Guide has {LONGEST:,} characters at most. Shorten a page.")


def decide(state: State, command: Command) -> Decision[Event]:
    match command:
        case WriteGuide(pages, new):
            if any(page.page not in state.order for page in pages if page.page not in new):
                return PAGE_UNKNOWN
            return _unfit(pages) or [*_written(state, pages), *_arranged(state, pages)]
        case WritePage(page):
            if page.page not in state.order:
                return NO_SUCH_PAGE
            pages = tuple(page if each == page.page else state.pages[each] for each in state.order)
            return _unfit(pages) or _written(state, pages)


def _unfit(pages: Sequence[Page]) -> Refusal | None:
    titles = {page.title.strip().casefold() for page in pages}
    if min(len(titles), len({page.page for page in pages})) < len(pages):
        return PAGE_REPEATED
    return GUIDE_TOO_LONG if sum(len(page.text) for page in pages) > LONGEST else None


def _written(state: Guide, pages: Sequence[Page]) -> list[Event]:
    return [GuidePageWritten(page.page, page.title, page.text) for page in pages if state.pages.get(page.page) != page]


def _arranged(state: Guide, pages: Sequence[Page]) -> list[Event]:
    order = tuple(page.page for page in pages)
    return [] if order == state.order else [GuideArranged(order)]


def evolve(state: State, event: Event) -> State:
    match event:
        case GuidePageWritten(page, title, text):
            return Guide(state.order, {**state.pages, page: Page(page, title, text)})
        case GuideArranged(pages):
            return Guide(pages, {page: state.pages[page] for page in pages if page in state.pages})


guide: Final[Decider[Command, State, Event]] = Decider(Guide(), decide, evolve)
