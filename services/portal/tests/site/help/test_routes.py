"""Pages for everybody: which trust's they are, and what they show while its service is away."""

import pytest
from flask import Flask, request
from flask.typing import ResponseReturnValue
from services.portal.tests.browsing import Browser, OpenBrowser, ServeApp

from plp_kit.web.tokens import verifier
from plp_testkit.http import people_without_a_vault
from portal.site import current
from portal.site.calls import Service
from portal.site.sign_in import routes as sign_in

NOWHERE = "http://127.0.0.1:1"
SCRIPT = "<script>alert(1)</script>"
PUBLISHED = {
    "trust": "rha",
    "name": f"First trust {SCRIPT}",
    "synthetic": True,
    "signposts": [
        {
            "kind": "facilitator",
            "name": f"Office {SCRIPT}",
            "telephone": "+44 (0)115 496 0000",
            "email": "plp@example.nhs.uk",
            "web": "javascript:alert(1)",
            "hours": None,
        }
    ],
    "controller": {"name": "First trust", "address": SCRIPT, "officer_email": "dpo@example.nhs.uk", "officer_telephone": None},
    "purposes": [
        {
            "activity": "matching",
            "basis": "public_task",
            "condition": "research",
            "recipients": [SCRIPT],
            "category": "matching_notes",
            "retention_months": 3,
        }
    ],
}


@pytest.fixture
def asked() -> list[str]:
    """What recruitment was asked, with the tokens."""
    return []


@pytest.fixture
def browser(open_browser: OpenBrowser, serve_app: ServeApp, issuer: str, asked: list[str]) -> Browser:
    """Behind it a recruitment in which two trusts have joined, and one of them has published."""
    app, people, believed = Flask("recruitment"), people_without_a_vault(), verifier(issuer, production=False)

    @app.get("/me")
    def me() -> ResponseReturnValue:
        holder = believed.holder(request.headers["Authorization"].removeprefix("Bearer "))
        return {"id": str(people.person_of(holder, holder.tenant))}

    @app.get("/trusts")
    def trusts() -> ResponseReturnValue:
        asked.append(f"/trusts {request.headers.get('Authorization')}")
        return [{"trust": "rha", "name": "First trust"}, {"trust": "tzb", "name": "Second trust"}]

    @app.get("/trusts/<tenant>/public")
    def public(tenant: str) -> ResponseReturnValue:
        asked.append(f"/trusts/{tenant}/public {request.headers.get('Authorization')}")
        return PUBLISHED if tenant == "rha" else ({"code": "no_such_trust"}, 404)

    address = serve_app(app)
    return open_browser({**dict.fromkeys(Service, NOWHERE), Service.RECRUITMENT: address, Service.INSIGHTS: address})


def test_somebody_who_is_not_signed_in_chooses_their_trust(browser: Browser, asked: list[str]) -> None:
    for path in ("/worried", "/privacy"):
        page = browser.get(path)
        assert {f"{path}/rha", f"{path}/tzb"} <= set(page.outline.links)
        assert "Second trust" in page.text
    assert asked == ["/trusts None"] * 2


def test_a_trusts_contacts_can_be_called_and_written_to(browser: Browser) -> None:
    page = browser.get("/worried/rha")
    assert {"tel:116123", "tel:+441154960000", "mailto:plp@example.nhs.uk"} <= set(page.outline.links)
    assert "Not yet entered by this trust" in page.text
    assert "Synthetic data" in page.text


def test_a_privacy_notice_says_who_answers_why_and_how_long(browser: Browser) -> None:
    page = browser.get("/privacy/rha")
    for said in ("dpo@example.nhs.uk", "Finding partners", "A task in the public interest", "3 months from the launch"):
        assert said in page.text
    assert "mailto:dpo@example.nhs.uk" in page.outline.links


def test_somebody_who_is_signed_in_sees_their_own_trusts_and_their_token_stays_here(browser: Browser, asked: list[str]) -> None:
    browser.sign_in("facilitator")
    asked.clear()
    assert "tel:+441154960000" in browser.get("/worried").outline.links
    assert "dpo@example.nhs.uk" in browser.get("/privacy").text
    assert asked == ["/trusts/rha/public None"] * 2


def test_what_a_trust_writes_is_text_and_its_links_lead_to_pages(browser: Browser) -> None:
    for path in ("/worried/rha", "/privacy/rha"):
        page = browser.get(path)
        assert SCRIPT not in page.html
        assert "&lt;script&gt;" in page.html
        assert not [link for link in page.outline.links if link.startswith("javascript")]


def test_a_trust_that_is_not_there_is_a_page_that_is_not_there(browser: Browser, asked: list[str]) -> None:
    for code in ("nowhere", "tzb"):
        assert browser.get(f"/worried/{code}").status == 404
        assert browser.get(f"/privacy/{code}").status == 404
    asked.clear()
    for code in ("..", "RHA", "r", "rha%3Fx", "x" * 200):
        assert browser.get(f"/worried/{code}").status == 404
    assert asked == []


def test_every_cookie_is_named(browser: Browser) -> None:
    text = browser.get("/cookies").text
    assert f" {current.COOKIE} " in text
    assert f" {sign_in.COOKIE} " in text


def test_while_recruitment_is_away_the_pages_say_so_and_what_to_do_in_danger(open_browser: OpenBrowser) -> None:
    away = open_browser(dict.fromkeys(Service, NOWHERE))
    for path in ("/worried", "/worried/rha"):
        page = away.get(path)
        assert (page.status, "Call 999" in page.text, "cannot show the contacts" in page.text) == (200, True, True)
    assert "cannot show what a trust says" in away.get("/privacy/rha").text
