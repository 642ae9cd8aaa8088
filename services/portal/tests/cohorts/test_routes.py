"""The cohort pages, with real recruitment and matching behind them and the other services away."""

from collections.abc import Mapping
from typing import Protocol

import pytest
from services.portal.tests.browsing import Browser, OpenBrowser

from portal.site.calls import Service

SESSION = "__Host-plp"
AWAY = "We cannot show this part at the moment. Try again in a few minutes."


class Services(Protocol):
    @property
    def at(self) -> Mapping[Service, str]: ...
    @property
    def of_another_issuer(self) -> Mapping[Service, str]: ...
    def without(self, service: Service) -> Mapping[Service, str]: ...
    def onboard(self) -> None: ...
    def open_cohort(self) -> str: ...
    def accept(self, cohort: str) -> None: ...
    def close_recruiting(self, cohort: str, accepted: int) -> None: ...
    def deliver_an_application(self, cohort: str) -> None: ...


@pytest.fixture
def facilitator(open_browser: OpenBrowser, services: Services) -> Browser:
    services.onboard()
    return signed_in(open_browser, services)


def signed_in(open_browser: OpenBrowser, services: Services, now: Mapping[Service, str] | None = None) -> Browser:
    """The session began while all services were there; its pages ask those of `now`."""
    browser = open_browser(services.at)
    browser.sign_in("facilitator")
    if now is None:
        return browser
    session, later = browser.client.get_cookie(SESSION), open_browser(now)
    assert session is not None
    later.client.set_cookie(SESSION, session.value, secure=True)
    return later


def test_a_trust_without_cohorts_reads_what_will_be_here(facilitator: Browser) -> None:
    page = facilitator.get("/cohorts")
    assert "There are no cohorts yet. When your trust opens one" in page.text
    assert "Synthetic data." in page.text
    assert "A &amp; B trust" in page.html


def test_cohorts_are_listed_with_their_groups_and_dates(facilitator: Browser, services: Services) -> None:
    cohort = services.open_cohort()
    page = facilitator.get("/cohorts")
    assert f'href="/cohorts/{cohort}"' in page.html
    for words in (
        "Directors Network &lt;i&gt;members&lt;/i&gt;",
        "Recruiting from 4 January 2021 until 28 February 2021",
        "12 April 2021",
        "Nobody has applied yet",
    ):
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
    assert "The last day to apply is 28 February 2021. After that, matching starts." in page.text
    assert "Nobody has applied yet." in page.text
    assert "Starts when recruiting closes Cannot start yet" in page.text


def test_the_funnel_has_its_base(facilitator: Browser, services: Services) -> None:
    cohort = services.open_cohort()
    services.accept(cohort)
    services.accept(cohort)
    page = facilitator.get(f"/cohorts/{cohort}")
    assert "2 people applied." in page.text
    assert "Waiting for a decision 0 of 2 Accepted 2 of 2" in page.text
    assert "Staff network 2 of 2" in page.text


def test_a_waiting_round_says_what_has_not_arrived(facilitator: Browser, services: Services) -> None:
    cohort = services.open_cohort()
    for _ in range(3):
        services.accept(cohort)
    services.close_recruiting(cohort, 3)
    services.deliver_an_application(cohort)
    page = facilitator.get(f"/cohorts/{cohort}")
    assert "2 applications have not reached matching yet." in page.text
    assert "Waiting for applications" in page.text
    assert "Applications received 1 of 3" in page.text


def test_a_service_that_is_away_takes_only_its_own_part_with_it(facilitator: Browser, services: Services) -> None:
    page = facilitator.get(f"/cohorts/{services.open_cohort()}")
    assert page.status == 200
    assert f"Partnerships {AWAY}" in page.text
    assert f"Survey {AWAY}" in page.text
    assert f"Matching {AWAY}" not in page.text


def test_without_matching_the_rest_is_shown(open_browser: OpenBrowser, services: Services) -> None:
    services.onboard()
    browser = signed_in(open_browser, services, services.without(Service.MATCHING))
    page = browser.get(f"/cohorts/{services.open_cohort()}")
    assert f"Matching {AWAY}" in page.text
    assert "The last day to apply is 28 February 2021" in page.text


def test_without_recruitment_the_rest_is_shown(open_browser: OpenBrowser, services: Services) -> None:
    services.onboard()
    cohort = services.open_cohort()
    services.close_recruiting(cohort, 0)
    browser = signed_in(open_browser, services, services.without(Service.RECRUITMENT))
    page = browser.get(f"/cohorts/{cohort}")
    assert page.status == 200
    assert f"Recruiting {AWAY}" in page.text
    assert "First round" in page.text
    cohorts = browser.get("/cohorts")
    assert (cohorts.status, "Sorry, we cannot show your cohorts at the moment" in cohorts.text) == (503, True)


def test_a_cohort_that_is_not_there_is_not_found(facilitator: Browser) -> None:
    assert facilitator.get("/cohorts/00000000-0000-4000-8000-00000000000a").status == 404
    assert facilitator.get("/cohorts/first").status == 404


@pytest.mark.parametrize("path", ["/cohorts", "/cohorts/00000000-0000-4000-8000-00000000000a"])
def test_a_token_that_a_service_refuses_ends_the_session(open_browser: OpenBrowser, services: Services, path: str) -> None:
    browser = signed_in(open_browser, services, services.of_another_issuer)
    refused = browser.get(path)
    assert (refused.status, refused.location) == (303, f"/session-expired?next={path.replace('/', '%2F')}")
    assert "Max-Age=0" in refused.headers["Set-Cookie"]
    assert "Your session has ended" in browser.get(refused.location).text
