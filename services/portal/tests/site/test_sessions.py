"""Sessions are short, by the system's time, and little is kept about them."""

import psycopg
import pytest
from psycopg import errors
from services.portal.tests.browsing import Browser

from plp_testkit.fixtures.services import ServiceDatabase


class Rows:
    """The table, as the cluster's administrator sees it."""

    def __init__(self, database: ServiceDatabase) -> None:
        self.url = database.admin_url
        self.app_url = database.url("plp_app")
        self.owner_url = database.url("plp_owner")

    def age(self, column: str, interval: str) -> None:
        """Makes the sessions older."""
        statements = {
            "last_used_at": "UPDATE sessions SET last_used_at = now() - %s::interval",
            "ends_at": "UPDATE sessions SET ends_at = now() - %s::interval",
        }
        with psycopg.connect(self.url) as db:
            db.execute(statements[column], (interval,))

    def count(self) -> int:
        with psycopg.connect(self.url) as db:
            return len(db.execute("SELECT 1 FROM sessions").fetchall())

    def dump(self) -> str:
        with psycopg.connect(self.url) as db:
            return str(db.execute("SELECT row_to_json(sessions)::text, encode(sealed, 'escape') FROM sessions").fetchall())


@pytest.fixture
def rows(database: ServiceDatabase) -> Rows:
    return Rows(database)


@pytest.mark.parametrize(("column", "interval"), [("last_used_at", "15 minutes"), ("ends_at", "0 seconds")])
def test_a_session_that_is_over_leads_to_signing_in_again(browser: Browser, rows: Rows, column: str, interval: str) -> None:
    browser.sign_in("facilitator")
    rows.age(column, interval)
    redirected = browser.get("/cohorts")
    assert redirected.location == "/session-expired?next=%2Fcohorts"
    assert "Your session has ended" in browser.get(redirected.location).text


def test_using_a_session_keeps_it_alive(browser: Browser, rows: Rows) -> None:
    browser.sign_in("facilitator")
    rows.age("last_used_at", "14 minutes")
    assert browser.get("/").location == "/today"
    assert 'data-seconds="900"' in browser.get("/worried").html


def test_a_session_is_prolonged_once_a_minute_and_says_when_it_really_ends(browser: Browser, rows: Rows) -> None:
    browser.sign_in("facilitator")
    rows.age("last_used_at", "40 seconds")
    assert 'data-seconds="860"' in browser.get("/worried").html
    rows.age("last_used_at", "61 seconds")
    assert 'data-seconds="900"' in browser.get("/worried").html


def test_signing_in_deletes_the_sessions_that_are_over(browser: Browser, rows: Rows) -> None:
    browser.sign_in("facilitator")
    rows.age("last_used_at", "1 hour")
    browser.client.delete_cookie("__Host-plp")
    browser.sign_in("evaluator")
    assert rows.count() == 1


def test_neither_id_nor_token_nor_name_is_kept_in_plain(browser: Browser, rows: Rows) -> None:
    browser.sign_in("facilitator")
    cookie = browser.client.get_cookie("__Host-plp")
    assert cookie is not None
    dump = rows.dump()
    assert not [plain for plain in (cookie.value, "Garbutt", "eyJ") if plain in dump]


def test_without_its_id_no_session_can_be_read(browser: Browser, rows: Rows) -> None:
    browser.sign_in("facilitator")
    with psycopg.connect(rows.app_url, autocommit=True) as db, pytest.raises(errors.UndefinedObject):
        db.execute("SELECT count(*) FROM sessions")
    with psycopg.connect(rows.app_url) as db:
        db.execute("SELECT set_config('app.session', repeat('0', 64), true)")
        assert db.execute("SELECT count(*) FROM sessions").fetchone() == (0,)
    with psycopg.connect(rows.owner_url) as db:
        assert db.execute("SELECT count(*) FROM sessions").fetchone() == (0,)


def test_no_session_can_be_made_longer(browser: Browser, rows: Rows) -> None:
    browser.sign_in("facilitator")
    with psycopg.connect(rows.app_url) as db:
        db.execute("SELECT set_config('app.session', repeat('0', 64), true)")
        with pytest.raises(errors.InsufficientPrivilege):
            db.execute("UPDATE sessions SET ends_at = now() + interval '1 hour'")
    with psycopg.connect(rows.url) as db, pytest.raises(errors.CheckViolation):
        db.execute("UPDATE sessions SET ends_at = now() + interval '9 hours'")
