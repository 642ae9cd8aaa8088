"""Finding somebody by name: what was typed is sent and shown, and is in no address."""

from flask.testing import FlaskClient
from services.portal.tests.parsed import Parsed
from services.portal.tests.stub import ID, PLANTED, Stub


def found(client: FlaskClient, path: str, **typed: object) -> tuple[int, str]:
    fields = Parsed(client.get(path).text).fields
    answered = client.post(path, data={**fields, **typed})
    assert Parsed(answered.text).misplaced == []
    return answered.status_code, answered.text


def test_who_is_found_leads_on(decision_maker: FlaskClient, stub: Stub) -> None:
    assert f'href="/holds/new/{ID}"' in found(decision_maker, "/holds/new", name_or_address=PLANTED)[1]
    assert f'href="/exceptions/new/{ID}"' in found(decision_maker, "/exceptions/new", name_or_address="Ada")[1]
    assert [asked.body for asked in stub.asked if asked.path == "/people/searches"] == [
        {"name_or_address": PLANTED.strip()},
        {"name_or_address": "Ada"},
    ]


def test_nobody_is_said_so(decision_maker: FlaskClient, stub: Stub) -> None:
    stub.said = {"people": []}
    assert "We have found nobody" in found(decision_maker, "/holds/new", name_or_address="Ada")[1]


def test_without_a_name_nothing_is_asked(decision_maker: FlaskClient, stub: Stub) -> None:
    status, text = found(decision_maker, "/holds/new", name_or_address=" ")
    assert (status, "Type a name or a work e-mail address" in text) == (422, True)
    assert [asked for asked in stub.asked if asked.path == "/people/searches"] == []


def test_the_log_is_sought_by_days_by_a_name_or_by_both(officer: FlaskClient) -> None:
    path, days = "/access-log/find", {"since": ["1", "11", "2021"], "until": ["30", "11", "2021"]}
    fields = Parsed(officer.get(path).text).fields
    alone = officer.post(path, data={**fields, "name_or_address": "", **days})
    assert alone.location == "/access-log?since=2021-11-01&until=2021-11-30"
    _, both = found(officer, path, name_or_address="Ada", **days)
    assert f'href="/access-log/of/{ID}?since=2021-11-01&amp;until=2021-11-30"' in both
    assert f'href="/access-log/by/{ID}?since=2021-11-01&amp;until=2021-11-30"' in both
    status, text = found(officer, path, name_or_address="", since=["", "", ""], until=["", "", ""])
    assert (status, "or choose days" in text) == (422, True)
    status, text = found(officer, path, name_or_address="", since=["2", "11", "2021"], until=["1", "11", "2021"])
    assert (status, "must be the first day or later" in text) == (422, True)
