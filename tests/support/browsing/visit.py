"""Somebody at the portal in a browser of their own, which notes what it sees."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Final
from urllib.parse import urldefrag, urlsplit

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, Request, Response, Route, ViewportSize

from tests.support.browsing.seen import NO_ROUTE, WIDE, Answered, Seen

ROUTE: Final = "x-plp-route"
HEIGHT: Final = 900
SHOWS_THE_FORM: Final = frozenset({409, 412, 422})
"""What is answered with the page of a form, and why it was not taken."""
SIDEWAYS: Final = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


@dataclass
class Visit:
    """`strangers` are requests to other hosts, `complaints` what the browser logged. `role` is of who is signed in."""

    browser: Browser = field(repr=False)
    portal: str
    issuer: str
    seen: Seen = field(repr=False)
    width: int = WIDE
    javascript: bool = True
    role: str = ""
    strangers: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)
    page: Page = field(init=False, repr=False)
    context: BrowserContext = field(init=False, repr=False)
    shown: str = field(init=False, default=NO_ROUTE)
    _checking: Page | None = field(init=False, default=None, repr=False)

    def __post_init__(self) -> None:
        self.context = self._new_context(javascript=self.javascript)
        self.page = self.new_tab()

    def new_tab(self) -> Page:
        page = self.context.new_page()
        page.on("request", self._note_stranger)
        page.on("response", self._note)
        page.on("console", lambda message: self.complaints.append(message.text))
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        return page

    def go(self, path: str) -> None:
        self.page.goto(f"{self.portal}{path}")

    def sign_in_at_the_issuer(self, subject: str) -> None:
        """The person is chosen, behind 'Other participants' if need be, and comes back to the portal."""
        choice = self.page.locator(f'button[name="person"][value="{subject}"]')
        choice.wait_for(state="attached")
        if not choice.is_visible():
            self.page.locator("details", has=choice).locator("summary").click()
        choice.click()
        self.page.wait_for_url(f"{self.portal}/**")

    def violations(self) -> list[tuple[str, list[str]]]:
        """What axe finds on the page, best practices among it: the rule, and where.

        It hangs without scripts, so then the same page, not one that is asked for anew, is shown in a browser that runs them.
        """
        if self.javascript:
            return self._checked(self.page)
        page, address, shown = self._scripted(), urldefrag(self.page.url).url, self.page.content()
        page.route(
            lambda url: urldefrag(url).url == address, lambda route: route.fulfill(body=shown, content_type="text/html"), times=1
        )
        page.goto(self.page.url)
        return self._checked(page)

    def _scripted(self) -> Page:
        if self._checking is None:
            self._checking = self._new_context(javascript=True).new_page()
        return self._checking

    def sideways(self) -> int:
        """How many pixels of the page are out of the window to the right."""
        return int(self.page.evaluate(SIDEWAYS))

    def close(self) -> None:
        self.context.close()
        if self._checking is not None:
            self._checking.context.close()

    @contextmanager
    def answered_elsewhere(self, host: str) -> Iterator[None]:
        """Nothing leaves this machine: a page stands in for the host."""

        def answer(route: Route) -> None:
            route.fulfill(status=200, content_type="text/html", body="<title>Weather</title><h1>Weather</h1>")

        self.context.route(f"https://{host}/**", answer)
        yield
        self.context.unroute(f"https://{host}/**")

    def _new_context(self, *, javascript: bool) -> BrowserContext:
        size = ViewportSize(width=self.width, height=HEIGHT)
        return self.browser.new_context(viewport=size, java_script_enabled=javascript)

    def _checked(self, page: Page) -> list[tuple[str, list[str]]]:
        found = Axe().run(page).response["violations"]
        self.seen.checked.add((self.shown, self.width))
        return [(each["id"], [node["html"] for node in each["nodes"]]) for each in found]

    def _note_stranger(self, request: Request) -> None:
        if urlsplit(request.url).netloc not in {urlsplit(url).netloc for url in (self.portal, self.issuer)}:
            self.strangers.append(request.url)

    def _note(self, response: Response) -> None:
        rule = response.headers.get(ROUTE)
        if rule is None:
            return
        is_shown = "content-disposition" not in response.headers and response.status not in range(300, 400)
        is_page = is_shown and response.headers.get("content-type", "").startswith("text/html")
        self.seen.answered.add(Answered(response.request.method, rule, response.status, is_page, self.width, self.role))
        if is_page and response.request.is_navigation_request():
            self.shown = rule if response.ok or response.status in SHOWS_THE_FORM else NO_ROUTE
