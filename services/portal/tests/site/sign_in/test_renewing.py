"""A session outlives its tokens: they are renewed at the real issuer, which knows the person as they are by then."""

from concurrent.futures import ThreadPoolExecutor

import psycopg
import pytest
from flask.testing import FlaskClient
from services.portal.tests.browsing import Browser, OpenBrowser
from services.portal.tests.people import People

from plp_testkit.fixtures.services import ServiceDatabase

SESSION = "__Host-plp"
NOWHERE = "http://127.0.0.1:1"


class Tokens:
    """As the sessions keep them."""

    def __init__(self, database: ServiceDatabase) -> None:
        self._url = database.admin_url

    def last_for(self, seconds: int) -> None:
        with psycopg.connect(self._url) as db:
            db.execute("UPDATE sessions SET token_until = now() + %s * interval '1 second'", (seconds,))

    def seconds_left(self) -> list[int]:
        with psycopg.connect(self._url) as db:
            rows = db.execute("SELECT extract(epoch FROM token_until - now())::integer FROM sessions").fetchall()
        return [seconds for (seconds,) in rows]


@pytest.fixture
def tokens(database: ServiceDatabase) -> Tokens:
    return Tokens(database)


def carry_session(browser: FlaskClient, other: FlaskClient) -> None:
    session = browser.get_cookie(SESSION)
    assert session is not None
    other.set_cookie(SESSION, session.value, secure=True)


def test_a_token_is_renewed_a_minute_before_it_expires(browser: Browser, tokens: Tokens) -> None:
    browser.sign_in("facilitator")
    tokens.last_for(100)
    browser.get("/today")
    assert tokens.seconds_left()[0] <= 100
    for _ in range(3):
        tokens.last_for(50)
        assert browser.get("/today").status == 200
        assert tokens.seconds_left()[0] > 290


def test_an_expired_token_is_renewed_while_the_session_lasts(browser: Browser, tokens: Tokens) -> None:
    browser.sign_in("facilitator")
    tokens.last_for(-600)
    assert browser.get("/today").status == 200


def test_requests_side_by_side_use_a_refresh_token_once(browser: Browser, tokens: Tokens) -> None:
    browser.sign_in("facilitator")
    tokens.last_for(50)
    clients = [browser.client.application.test_client() for _ in range(4)]
    for client in clients:
        carry_session(browser.client, client)
    with ThreadPoolExecutor(4) as threads:
        assert [page.status_code for page in threads.map(lambda client: client.get("/today"), clients)] == [200] * 4
    tokens.last_for(50)
    assert browser.get("/today").status == 200


def test_roles_are_those_of_now(browser: Browser, tokens: Tokens, people: People) -> None:
    browser.sign_in("facilitator")
    people.change("facilitator", roles=["evaluator"])
    assert browser.get("/cohorts").status == 503
    tokens.last_for(50)
    assert browser.get("/cohorts").status == 404


def test_somebody_with_a_first_role_gets_their_id(
    browser: Browser, tokens: Tokens, people: People, database: ServiceDatabase
) -> None:
    browser.sign_in("nobody")
    people.change("nobody", roles=["participant"])
    tokens.last_for(50)
    browser.get("/today")
    with psycopg.connect(database.admin_url) as db:
        assert db.execute("SELECT person IS NULL FROM sessions").fetchall() == [(False,)]


def test_a_session_ends_when_the_issuer_no_longer_knows_the_person(browser: Browser, tokens: Tokens, people: People) -> None:
    browser.sign_in("facilitator")
    people.remove("facilitator")
    tokens.last_for(50)
    assert browser.get("/today").location == "/session-expired?next=%2Ftoday"
    assert tokens.seconds_left() == []


def test_a_session_never_moves_to_another_trust(browser: Browser, tokens: Tokens, people: People) -> None:
    browser.sign_in("facilitator")
    people.change("facilitator", tenant="tzb")
    tokens.last_for(50)
    assert browser.get("/today").location == "/session-expired?next=%2Ftoday"
    assert tokens.seconds_left() == []


def test_while_the_issuer_is_away_the_session_waits_for_it(browser: Browser, open_browser: OpenBrowser, tokens: Tokens) -> None:
    browser.sign_in("facilitator")
    alone = open_browser(issuer=NOWHERE)
    carry_session(browser.client, alone.client)
    tokens.last_for(50)
    assert alone.get("/today").status == 200
    tokens.last_for(-1)
    away = alone.get("/today")
    assert (away.status, "sign-in is not working, and we need it" in away.text) == (503, True)
    assert [alone.get(path).status for path in ("/worried", "/nothing-here")] == [200, 404]
    assert browser.get("/today").status == 200
