"""The Guide as it is wanted: with a page more, a page less, or in another order."""

from uuid import UUID

import pytest

from portal.cohorts.guide import present
from portal.cohorts.guide.calls import Guide, GuidePage, WantedGuide
from portal.site.present import Fact

COHORT = UUID(int=9)
A, B, C = (GuidePage(UUID(int=number), title, f"## {title} first\n\nText") for number, title in enumerate("ABC", start=1))
GUIDE = Guide((A, B, C))


def titles(wanted: WantedGuide) -> str:
    return "".join(page.title for page in wanted.pages)


def test_a_new_page_comes_last_and_has_no_id() -> None:
    wanted = present.with_new(GUIDE, "D", "Text")
    assert (titles(wanted), [page.page for page in wanted.pages]) == ("ABCD", [A.page, B.page, C.page, None])


def test_a_page_that_is_taken_away_leaves_the_others_as_they_are() -> None:
    wanted = present.without(GUIDE, B.page)
    assert [(page.page, page.title, page.text) for page in wanted.pages] == [(p.page, p.title, p.text) for p in (A, C)]


@pytest.mark.parametrize(("page", "order"), [(A, "ABC"), (B, "BAC"), (C, "ACB")], ids=["first", "second", "last"])
def test_a_page_moves_up_one_place_and_the_first_stays(page: GuidePage, order: str) -> None:
    assert titles(present.moved_up(GUIDE, page.page)) == order


def test_a_row_leads_to_its_page_and_names_its_headings() -> None:
    (row, *_), (bare,) = present.rows(COHORT, GUIDE), present.rows(COHORT, Guide((GuidePage(A.page, "A", "### Deeper"),)))
    assert (row.address, row.headings) == (f"/cohorts/{COHORT}/set-up/guide/{A.page}", "A first")
    assert bare.headings == "None"


def test_what_is_shown_before_a_change_is_the_page_and_the_order() -> None:
    assert present.facts(GUIDE, B) == (Fact("Page", "B"), Fact("Order now", "A\nB\nC"))
