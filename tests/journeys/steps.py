"""The steps of journeys: given how things are, when somebody does something, then they see what comes of it."""

import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final, NamedTuple, Protocol

from playwright.sync_api import Locator, Page, ViewportSize, expect

from plp_demo.player.people import sub_acting
from plp_demo.scenario.places import Key
from plp_demo.scenario.synthetic.midlife.calendars import TRUST
from tests.support.browsing.seen import WIDE
from tests.support.browsing.visit import HEIGHT, Visit

PEOPLE: Final[Mapping[str, str]] = {
    "facilitator": "f1",
    "co_chair": "h1",
    "evaluator": "e1",
    "edi_lead": "l1",
    "dpo": "d1",
    "decision_maker": "m1",
    "concern_handler": "k1",
    "guardian": "g1",
    "operator": "operator",
    "national_analyst": "analyst",
    "participant": "s201",
}
"""One of each role, by their keys in the scenario; its `sign_ins.csv` says what waits for them."""
WEATHER: Final = "https://www.bbc.co.uk/weather"
COVERED: Final = """() => {
    const focused = document.activeElement, exit = document.querySelector('.plp-leave')
    if (focused === document.body || exit.contains(focused)) return false
    const a = focused.getBoundingClientRect(), b = exit.getBoundingClientRect()
    return a.left < b.right && a.right > b.left && a.top < b.bottom && a.bottom > b.top
}"""
FOCUSED: Final = """() => {
    const { outlineStyle, boxShadow } = getComputedStyle(document.activeElement)
    return outlineStyle !== 'none' || boxShadow !== 'none'
}"""
TABLETS: Final = (770, 800, 900, 1024)
"""From the narrowest at which tables have columns."""
TABS: Final = 60
"""More than any page needs from its top to a button."""


class Sessions(Protocol):
    """All sessions of the platform."""

    def were_last_used(self, seconds_ago: int) -> None: ...
    def end_in(self, seconds: int) -> None: ...
    def are_over(self) -> None: ...


def key(person: str) -> str:
    """The subject that the issuer has for somebody, by their role or by their key in the scenario."""
    return sub_acting(TRUST, Key(PEOPLE.get(person, person)))


@dataclass
class Given:
    visit: Visit
    sessions: Sessions

    def signed_in_as(self, person: str) -> None:
        """By the first page, as the person with this role, or with this key."""
        self.visit.role = person if person in PEOPLE else "participant"
        self.visit.go("/")
        self.visit.page.get_by_role("main").get_by_role("button", name="Sign in").click()
        self.visit.sign_in_at_the_issuer(key(person))
        expect(self.visit.page.get_by_role("banner")).to_contain_text("Sign out")

    def a_page(self, path: str) -> None:
        self.visit.go(path)

    def time_that_can_be_moved(self) -> None:
        """The browser's. The server's is not: sessions are aged instead."""
        self.visit.page.clock.install()

    def the_session_was_last_used(self, seconds_ago: int) -> None:
        self.sessions.were_last_used(seconds_ago)

    def the_session_ends_in(self, seconds: int) -> None:
        self.sessions.end_in(seconds)

    def the_session_is_over(self) -> None:
        self.sessions.are_over()

    @contextmanager
    def the_other_site(self) -> Iterator[None]:
        with self.visit.answered_elsewhere("www.bbc.co.uk"):
            yield


@dataclass
class When:
    visit: Visit

    @property
    def page(self) -> Page:
        return self.visit.page

    def they_open(self, path: str) -> None:
        self.visit.go(path)

    def they_follow(self, link: str) -> None:
        self.page.get_by_role("main").get_by_role("link", name=link).first.click()

    def they_go_to_the_area(self, name: str) -> None:
        """In a narrow header with scripts, areas that have no room are behind 'More'."""
        link = self._area(name)
        if not link.is_visible():
            self.page.get_by_role("button", name="More").click()
        link.click()

    def they_select(self, button: str) -> None:
        self.page.get_by_role("button", name=button, exact=True).click()

    def they_save(self, link: str) -> Path:
        """What the link sends, as a file."""
        with self.page.expect_download() as saved:
            self.they_follow(link)
        return saved.value.path()

    def they_go_back(self) -> None:
        self.page.go_back()

    def they_sign_in_as(self, person: str) -> None:
        self.visit.role = person if person in PEOPLE else "participant"
        self.visit.sign_in_at_the_issuer(key(person))

    def they_open_a_second_tab(self, path: str) -> Page:
        """The tab that was there; from here on steps are taken in the new one."""
        first, self.visit.page = self.page, self.visit.new_tab()
        self.visit.go(path)
        return first

    def they_return_to(self, tab: Page) -> None:
        self.visit.page = tab

    def they_press(self, *keys: str) -> None:
        for each in keys:
            self.page.keyboard.press(each)

    def they_follow_the_back_link(self) -> None:
        self.page.get_by_role("navigation", name="Back").get_by_role("link").click()

    def they_come_by_keyboard_to(self, wanted: Locator) -> None:
        """By Tab alone, to what has no text of its own. Raises as `they_reach_by_keyboard`."""
        self._tab_until(lambda: bool(wanted.evaluate("element => element === document.activeElement")), repr(wanted))

    def they_reach_by_keyboard(self, name: str) -> None:
        """By Tab alone. Raises AssertionError where the focus is not seen, or is covered, or never comes there."""
        self._tab_until(lambda: self.page.evaluate("document.activeElement.innerText.trim()") == name, repr(name))

    def _tab_until(self, is_there: Callable[[], bool], what: str) -> None:
        for _ in range(TABS):
            self.page.keyboard.press("Tab")
            assert self.page.evaluate(FOCUSED), self.page.evaluate("document.activeElement.outerHTML")
            assert not self.page.evaluate(COVERED), self.page.evaluate("document.activeElement.outerHTML")
            if is_there():
                return
        raise AssertionError(f"Tab never comes to {what}")

    def minutes_pass(self, time: str) -> None:
        """As the browser's clock has them."""
        self.page.clock.fast_forward(time)

    def _area(self, name: str) -> Locator:
        areas = self.page.get_by_role("navigation", name="Parts of this service")
        return areas.get_by_role("link", name=name, include_hidden=True)


@dataclass
class Then:
    visit: Visit

    @property
    def page(self) -> Page:
        return self.visit.page

    def they_are_at(self, path: str) -> None:
        expect(self.page).to_have_url(re.compile(rf"^{re.escape(self.visit.portal)}{re.escape(path)}$"))

    def they_see_the_page(self, heading: str) -> None:
        expect(self.page.get_by_role("heading", level=1)).to_have_text(heading)
        expect(self.page).to_have_title(re.compile(r"^.+ - Parallel Learning Partnerships$"))

    def they_read(self, *sentences: str) -> None:
        for sentence in sentences:
            expect(self.page.get_by_role("main")).to_contain_text(sentence)

    def they_read_in_the_header(self, *words: str) -> None:
        for word in words:
            expect(self.page.get_by_role("banner")).to_contain_text(word)

    def nobody_is_signed_in(self) -> None:
        names = [cookie.get("name") for cookie in self.visit.context.cookies(self.visit.portal)]
        assert "__Host-plp" not in names

    def they_are_at_the_other_site(self) -> None:
        """Which does not answer in a tab of an earlier page: redirects are not always caught by who stands in for it."""
        expect(self.page).not_to_have_url(re.compile(rf"^{re.escape(self.visit.portal)}"))
        assert WEATHER in self.visit.strangers

    def they_are_asked_whether_to_stay(self) -> Locator:
        warning = self.page.get_by_role("dialog", name="You will be signed out soon")
        expect(warning).to_be_visible()
        return warning

    def they_are_not_asked(self) -> None:
        expect(self.page.locator("dialog")).to_be_hidden()

    def the_page_is_sound(self) -> None:
        """For everybody: axe finds nothing, nothing is cut off, nothing comes from elsewhere."""
        violations = self.visit.violations()
        assert not violations, violations
        assert self.visit.sideways() == 0
        assert self.visit.strangers == []

    def no_tablet_cuts_it_off(self) -> None:
        """Of a page with a wide table: at the widths between a phone and a laptop."""
        wide = self.page.viewport_size
        for width in TABLETS:
            self.page.set_viewport_size(ViewportSize(width=width, height=HEIGHT))
            assert self.visit.sideways() == 0, width
        if wide:
            self.page.set_viewport_size(wide)


class Journey(NamedTuple):
    given: Given
    when: When
    then: Then

    @classmethod
    def of(cls, visit: Visit, sessions: Sessions) -> "Journey":
        return cls(Given(visit, sessions), When(visit), Then(visit))


class OpenJourney(Protocol):
    """Begins a journey in a browser of its own. Without JavaScript, unless the journey says why."""

    def __call__(self, width: int = WIDE, *, javascript: bool = False) -> Journey: ...
