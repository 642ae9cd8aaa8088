"""Writing a cohort's Guide: pages of its own, in an order, each written only where it changes."""

from dataclasses import replace
from uuid import UUID

from plp_testkit.story import Story
from recruitment.guide import decider as guide
from recruitment.guide.decider import Command, Event, GuideArranged, GuidePageWritten, Page, WriteGuide, WritePage
from recruitment.ids import PageId

ONE, TWO, THREE = (PageId(UUID(int=number)) for number in (1, 2, 3))
WELCOME, MEETING, ENDING = Page(ONE, "Welcome", "Text"), Page(TWO, "Meeting", "Text"), Page(THREE, "Ending", "Text")
NONE_NEW: frozenset[PageId] = frozenset()


def written(page: Page) -> GuidePageWritten:
    return GuidePageWritten(page.page, page.title, page.text)


unwritten: Story[Command, Event] = Story(guide.guide)
of_two = unwritten.given(written(WELCOME), written(MEETING), GuideArranged((ONE, TWO)))


def test_a_guide_is_written_page_by_page_and_then_put_in_order() -> None:
    whole = WriteGuide((WELCOME, MEETING), frozenset({ONE, TWO}))
    unwritten.when(whole).then(written(WELCOME), written(MEETING), GuideArranged((ONE, TWO)))


def test_only_pages_that_change_are_written_again() -> None:
    changed = replace(MEETING, text="Other text")
    of_two.when(WriteGuide((WELCOME, changed), NONE_NEW)).then(written(changed))
    of_two.when(WriteGuide((WELCOME, MEETING), NONE_NEW)).then()
    of_two.when(WriteGuide((MEETING, WELCOME), NONE_NEW)).then(GuideArranged((TWO, ONE)))


def test_a_page_that_is_left_out_is_taken_away() -> None:
    of_two.when(WriteGuide((MEETING,), NONE_NEW)).then(GuideArranged((TWO,)))
    of_one = of_two.given(GuideArranged((TWO,)))
    of_one.when(WritePage(WELCOME)).refused(guide.NO_SUCH_PAGE)
    of_one.when(WriteGuide((WELCOME, MEETING), NONE_NEW)).refused(guide.PAGE_UNKNOWN)


def test_one_page_is_written_in_its_place() -> None:
    changed = replace(WELCOME, title="Hello")
    of_two.when(WritePage(changed)).then(written(changed))
    of_two.when(WritePage(WELCOME)).then()
    of_two.when(WritePage(ENDING)).refused(guide.NO_SUCH_PAGE)


def test_two_pages_have_different_titles() -> None:
    of_two.when(WritePage(replace(WELCOME, title=" meeting"))).refused(guide.PAGE_REPEATED)
    of_two.when(WriteGuide((WELCOME, WELCOME), NONE_NEW)).refused(guide.PAGE_REPEATED)


def test_a_guide_as_a_whole_is_not_longer_than_one_request() -> None:
    long = "x" * guide.LONGEST_PAGE
    pages = tuple(Page(PageId(UUID(int=number)), str(number), long) for number in range(guide.LONGEST // guide.LONGEST_PAGE))
    new = frozenset(page.page for page in pages)
    unwritten.when(WriteGuide(pages, new)).then(*map(written, pages), GuideArranged(tuple(page.page for page in pages)))
    one_more = Page(PageId(UUID(int=99)), "One more", "x")
    unwritten.when(WriteGuide((*pages, one_more), new | {one_more.page})).refused(guide.GUIDE_TOO_LONG)
