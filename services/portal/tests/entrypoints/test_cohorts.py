"""The cohort pages, with recruitment and matching really behind them and the other services away."""

from typing import Protocol

import pytest
from werkzeug.datastructures import Headers

from portal.adapters.services import Addresses


class Page(Protocol):
    @property
    def status(self) -> int: ...
    @property
    def headers(self) -> Headers: ...
    @property
    def html(self) -> str: ...
    @property
    def text(self) -> str: ...
    @property
    def place(self) -> str: ...


class Browser(Protocol):
    def get(self, path: str) -> Page: ...
    def sign_in(self, who: str, path: str = "/sign-in") -> Page: ...


class OpenBrowser(Protocol):
    def __call__(self, services: Addresses | None = None) -> Browser: ...


class Services(Protocol):
    @property
    def at(self) -> Addresses: ...
    @property
    def unbelieving(self) -> Addresses: ...
    @property
    def without_matching(self) -> Addresses: ...
    @property
    def without_recruitment(self) -> Addresses: ...
    def onboard(self) -> None: ...
    def open_cohort(self) -> str: ...
    def accept(self, cohort: str) -> None: ...
    def close_recruiting(self, cohort: str, accepted: int) -> None: ...
    def heard_of_somebody(self, cohort: str) -> None: ...


@pytest.fixture
def facilitator(open_browser: OpenBrowser, services: Services) -> Browser:
    services.onboard()
    return signed_in(open_browser, services.at)


def signed_in(open_browser: OpenBrowser, services: Addresses | None = None) -> Browser:
    browser = open_browser(services)
    browser.sign_in("facilitator")
    return browser


def test_a_trust_without_cohorts_reads_what_will_be_here(facilitator: Browser) -> None:
    page = facilitator.get("/cohorts")
    assert "There are no cohorts yet. When your trust opens one" in page.text
    assert "Synthetic data." in page.text
    assert "A &amp; B trust" in page.html


def test_cohorts_are_listed_with_their_own_words_and_dates(facilitator: Browser, services: Services) -> None:
    cohort = services.open_cohort()
    page = facilitator.get("/cohorts")
    assert f'href="/cohorts/{cohort}"' in page.html
    for words in ("Directors and Network &lt;i&gt;members&lt;/i&gt;", "Open until 28 February 2021", "12 April 2021"):
        assert words in page.text


def test_what_people_wrote_is_text_and_nothing_else(facilitator: Browser, services: Services) -> None:
    cohort = services.open_cohort()
    for path in ("/cohorts", f"/cohorts/{cohort}"):
        page = facilitator.get(path)
        assert "&lt;script&gt;alert(" in page.html
        assert "<script>alert" not in page.html
        assert "<i>" not in page.html


def test_a_new_cohort_says_what_comes_next(facilitator: Browser, services: Services) -> None:
    page = facilitator.get(f"/cohorts/{services.open_cohort()}")
    assert page.status == 200
    assert "The last day to apply is 28 February 2021; then matching begins." in page.text
    assert "Nobody has applied yet." in page.text
    assert "Begins when recruiting is closed Cannot start yet" in page.text


def test_the_funnel_has_its_base(facilitator: Browser, services: Services) -> None:
    cohort = services.open_cohort()
    services.accept(cohort)
    services.accept(cohort)
    page = facilitator.get(f"/cohorts/{cohort}")
    assert "2 people applied." in page.text
    assert "Waiting for an answer 0 of 2 Accepted 2 of 2" in page.text
    assert "Staff network 2 of 2" in page.text


def test_a_waiting_round_says_what_is_behind(facilitator: Browser, services: Services) -> None:
    cohort = services.open_cohort()
    for _ in range(3):
        services.accept(cohort)
    services.close_recruiting(cohort, 3)
    services.heard_of_somebody(cohort)
    page = facilitator.get(f"/cohorts/{cohort}")
    assert "Matching has not heard of 2 applications yet." in page.text
    assert "Waiting for applications" in page.text
    assert "Applications heard of 1 of 3" in page.text


def test_a_service_that_is_away_takes_only_its_part_along(facilitator: Browser, services: Services) -> None:
    page = facilitator.get(f"/cohorts/{services.open_cohort()}")
    assert page.status == 200
    for part in ("Partnerships", "Survey"):
        assert f"{part} cannot be shown: that part of the service does not answer at the moment." in page.text
    assert "Matching cannot be shown" not in page.text


def test_without_matching_the_rest_stands(open_browser: OpenBrowser, services: Services) -> None:
    services.onboard()
    page = signed_in(open_browser, services.without_matching).get(f"/cohorts/{services.open_cohort()}")
    assert "Matching cannot be shown" in page.text
    assert "The last day to apply is 28 February 2021" in page.text


def test_without_recruitment_the_rest_stands(open_browser: OpenBrowser, services: Services) -> None:
    services.onboard()
    cohort = services.open_cohort()
    services.close_recruiting(cohort, 0)
    browser = signed_in(open_browser, services.without_recruitment)
    page = browser.get(f"/cohorts/{cohort}")
    assert page.status == 200
    assert "Recruiting cannot be shown" in page.text
    assert "First round" in page.text
    assert browser.get("/cohorts").status == 503


def test_a_cohort_that_is_not_there_is_not_found(facilitator: Browser) -> None:
    assert facilitator.get("/cohorts/00000000-0000-4000-8000-00000000000a").status == 404
    assert facilitator.get("/cohorts/first").status == 404


@pytest.mark.parametrize("path", ["/cohorts", "/cohorts/00000000-0000-4000-8000-00000000000a"])
def test_a_token_that_services_refuse_ends_the_session(open_browser: OpenBrowser, services: Services, path: str) -> None:
    browser = signed_in(open_browser, services.unbelieving)
    sent = browser.get(path)
    assert (sent.status, sent.place) == (303, f"/session-expired?next={path}")
    assert "Max-Age=0" in sent.headers["Set-Cookie"]
    assert "Your session has ended" in browser.get(sent.place).text
