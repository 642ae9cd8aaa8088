"""A facilitator follows the pilot's cohort in a real browser. What is true of every page is in tests/journeys."""

from pathlib import Path
from typing import Protocol

import pytest
from playwright.sync_api import BrowserContext, Page, expect

pytestmark = pytest.mark.browser


class Visit(Protocol):
    @property
    def page(self) -> Page: ...
    @property
    def context(self) -> BrowserContext: ...
    @property
    def portal(self) -> str: ...
    @property
    def strangers(self) -> list[str]: ...
    @property
    def complaints(self) -> list[str]: ...
    def go(self, path: str) -> None: ...
    def sign_in(self, name: str = "Kwame Garbutt") -> None: ...
    def open_cohort(self) -> None: ...
    def violations(self) -> list[tuple[str, list[str]]]: ...
    def sideways(self) -> int: ...


class Open(Protocol):
    def __call__(self, width: int = 1280, *, javascript: bool = True) -> Visit: ...


def test_the_pilots_cohort_is_shown_with_its_figures(visit: Visit, tmp_path: Path) -> None:
    visit.open_cohort()
    visit.page.screenshot(path=tmp_path / "cohort.png", full_page=True)
    main = visit.page.get_by_role("main")
    for words in (
        "In this cohort two groups learn from each other as equal partners:",
        "Synthetic data.",
        "1 person has no partner after the last round.",
        "27 pairs, 54 of 54 people",
        "26 of 28 are continuing",
        "26 of 55 people invited",
        "20 April 2021",
    ):
        expect(main).to_contain_text(words)
    expect(visit.page).to_have_title("First cohort - Parallel Learning Partnerships")
    assert (tmp_path / "cohort.png").stat().st_size > 10_000


def test_nothing_comes_from_elsewhere_and_nothing_is_complained_of(visit: Visit) -> None:
    visit.open_cohort()
    assert (visit.strangers, visit.complaints) == ([], [])


def test_axe_finds_nothing_on_the_cohort_page(visit: Visit) -> None:
    visit.open_cohort()
    assert visit.violations() == []


def test_no_page_is_wider_than_a_small_phone(open_browser: Open) -> None:
    visit = open_browser(320)
    visit.open_cohort()
    wide = {"cohort": visit.sideways()}
    for path in ("/cohorts", "/worried", "/developers/recruitment", "/nothing-here"):
        visit.go(path)
        wide[path] = visit.sideways()
    assert set(wide.values()) == {0}, wide
    assert visit.violations() == []


def test_the_cookie_is_the_servers_alone(visit: Visit) -> None:
    visit.sign_in()
    cookies = {cookie.get("name"): cookie for cookie in visit.context.cookies(visit.portal)}
    assert list(cookies) == ["__Host-plp"]
    kept = cookies["__Host-plp"]
    facts = (kept.get("httpOnly"), kept.get("secure"), kept.get("sameSite"), kept.get("path"), kept.get("expires"))
    assert facts == (True, True, "Lax", "/", -1)
    assert visit.page.evaluate("document.cookie") == ""
