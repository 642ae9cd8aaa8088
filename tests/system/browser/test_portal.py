"""A facilitator follows the pilot's cohort in a real browser."""

from pathlib import Path
from typing import Protocol

import pytest
from playwright.sync_api import BrowserContext, Page, expect

pytestmark = pytest.mark.browser

PAGES = ["/", "/worried", "/signed-out", "/session-expired", "/nothing-here", "/cohorts", "/today", "/session"]
NARROW = 320
FOCUSABLE = """() => [...document.querySelectorAll('a[href], button, summary, input:not([type=hidden])')]
    .filter((element) => element.checkVisibility()).length"""
FOCUSED = """() => {
    const element = document.activeElement
    if (element === document.body) return null
    const { outlineStyle, boxShadow } = getComputedStyle(element)
    const all = [...document.querySelectorAll('*')]
    return { place: all.indexOf(element), words: element.innerText.trim(), seen: outlineStyle !== 'none' || boxShadow !== 'none' }
}"""


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


@pytest.mark.parametrize("path", PAGES)
def test_axe_finds_nothing_on_any_page(visit: Visit, path: str) -> None:
    if path in {"/cohorts", "/today", "/session"}:
        visit.sign_in()
    visit.go(path)
    assert visit.violations() == []


def test_axe_finds_nothing_on_a_page_for_other_roles(visit: Visit) -> None:
    visit.sign_in("Anjali Kariuki")
    visit.go("/cohorts")
    expect(visit.page.get_by_role("heading", level=1)).to_have_text("Page not found")
    assert visit.violations() == []


def test_no_page_is_wider_than_a_small_phone(open_browser: Open) -> None:
    visit = open_browser(NARROW)
    visit.open_cohort()
    wide = {"cohort": visit.sideways()}
    for path in ("/cohorts", "/worried", "/nothing-here"):
        visit.go(path)
        wide[path] = visit.sideways()
    assert set(wide.values()) == {0}, wide
    assert visit.violations() == []


def test_the_keyboard_reaches_everything_and_shows_where_it_is(visit: Visit) -> None:
    visit.open_cohort()
    reached: dict[int, str] = {}
    for _ in range(int(visit.page.evaluate(FOCUSABLE))):
        visit.page.keyboard.press("Tab")
        focused = visit.page.evaluate(FOCUSED)
        assert focused is not None, reached
        assert focused["seen"], focused
        reached[focused["place"]] = focused["words"]
    assert len(reached) == visit.page.evaluate(FOCUSABLE)
    assert list(reached) == sorted(reached)
    assert next(iter(reached.values())) == "Skip to main content"
    assert {"All cohorts", "Sign out", "Leave this site quickly", "Survey", "Worried about something?"} <= set(reached.values())


def test_the_keyboard_skips_to_the_content_and_signs_out(visit: Visit) -> None:
    visit.open_cohort()
    visit.page.keyboard.press("Tab")
    visit.page.keyboard.press("Enter")
    assert visit.page.evaluate("document.activeElement.id") == "maincontent"
    visit.page.get_by_role("button", name="Sign out").focus()
    visit.page.keyboard.press("Enter")
    expect(visit.page.get_by_role("heading", level=1)).to_have_text("You have signed out")


def test_everything_works_without_javascript(open_browser: Open) -> None:
    visit = open_browser(javascript=False)
    visit.open_cohort()
    expect(visit.page.get_by_role("main")).to_contain_text("26 of 55 people invited")
    expect(visit.page.locator("dialog")).to_be_hidden()
    visit.page.get_by_role("button", name="Sign out").click()
    visit.go("/cohorts")
    expect(visit.page).to_have_url(f"{visit.portal}/?next=%2Fcohorts")


def test_the_cookie_is_the_servers_alone(visit: Visit) -> None:
    visit.sign_in()
    cookies = {cookie.get("name"): cookie for cookie in visit.context.cookies(visit.portal)}
    assert list(cookies) == ["__Host-plp"]
    kept = cookies["__Host-plp"]
    facts = (kept.get("httpOnly"), kept.get("secure"), kept.get("sameSite"), kept.get("path"), kept.get("expires"))
    assert facts == (True, True, "Lax", "/", -1)
    assert visit.page.evaluate("document.cookie") == ""


def test_after_leaving_quickly_nothing_leads_back(visit: Visit, weather: str) -> None:
    visit.open_cohort()
    visit.page.get_by_role("button", name="Leave this site quickly").click()
    expect(visit.page).to_have_url(weather)
    visit.page.go_back()
    expect(visit.page.get_by_role("heading", level=1)).to_have_text("Follow how your cohorts are doing")
    assert [cookie for cookie in visit.context.cookies(visit.portal) if cookie.get("name") == "__Host-plp"] == []


def test_after_signing_out_the_way_back_shows_nothing(visit: Visit) -> None:
    visit.open_cohort()
    visit.page.get_by_role("button", name="Sign out").click()
    expect(visit.page).to_have_url(f"{visit.portal}/signed-out")
    visit.page.go_back()
    expect(visit.page.get_by_role("heading", level=1)).to_have_text("Follow how your cohorts are doing")


def test_a_page_left_open_signs_out_of_the_session_that_is_there_now(visit: Visit) -> None:
    visit.open_cohort()
    other = visit.context.new_page()
    other.goto(f"{visit.portal}/sign-in")
    other.get_by_role("button", name="Kwame Garbutt").click()
    other.wait_for_url(f"{visit.portal}/**")
    visit.page.get_by_role("button", name="Sign out").click()
    expect(visit.page).to_have_url(f"{visit.portal}/signed-out")
    assert [cookie for cookie in visit.context.cookies(visit.portal) if cookie.get("name") == "__Host-plp"] == []


def test_somebody_who_is_away_is_asked_before_time_runs_out(visit: Visit) -> None:
    visit.page.clock.install()
    visit.open_cohort()
    asked = visit.page.get_by_role("dialog", name="You will be signed out soon")
    visit.page.clock.fast_forward("12:50")
    expect(asked).to_be_hidden()
    visit.page.clock.fast_forward("00:15")
    expect(asked).to_be_visible()
    assert visit.violations() == []
    with visit.page.expect_response(f"{visit.portal}/session") as answered:
        asked.get_by_role("button", name="Stay signed in").click()
    assert answered.value.json()["seconds"] == 900
    expect(asked).to_be_hidden()
    visit.page.clock.fast_forward("13:05")
    expect(asked).to_be_visible()
