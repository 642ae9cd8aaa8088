"""People who have left sign in by a code to their private address, through the HTTP routes and a mail server on this machine."""

import re
import time
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from statistics import median
from typing import Any, Final

import psycopg
import pytest
from services.recruitment.tests.recruiting import COHORT, Trust

from plp_demo.mail.sink import Inbox
from plp_kit.messaging.mail.port import Outgoing
from plp_kit.messaging.mail.smtp import Smtp, SmtpServer
from plp_kit.process.mailing import Mailer
from plp_testkit.fixtures.running_services import RunningService
from plp_testkit.http import Answered, Person
from recruitment.leavers.table.codes import AN_HOUR, TRIES
from recruitment.service import RECRUITMENT

CODE: Final = re.compile(r"^ {4}([A-Z]{4} [A-Z]{4})\s*$", re.MULTILINE)
WRONG: Final = "BBBB BBBB"
TRIED_SO_OFTEN: Final = 30


@dataclass(frozen=True)
class Door:
    """What people do who have no sign-in, and what reaches their mailbox."""

    trust: Trust
    inbox: Inbox
    server: SmtpServer

    @property
    def service(self) -> RunningService:
        return self.trust.service

    def ask(self, path: str, body: object) -> Answered:
        answered = self.service.app.test_client().post(f"/former/rha/{path}", json=body)
        return Answered(answered.status_code, answered.headers, answered.get_json())

    def code(self, address: str) -> Answered:
        """Asks for one; what is due to be sent is sent."""
        asked = self.ask("codes", {"address": address})
        self.send()
        return asked

    def token(self, address: str, code: str) -> Answered:
        return self.ask("tokens", {"address": address, "code": code})

    def send(self) -> None:
        assert RECRUITMENT.sends is not None
        Mailer(self.service.runtime, RECRUITMENT.sends, Outgoing(Smtp(self.server), "https://plp.example")).step()

    def last(self) -> tuple[str, str]:
        """To whom the last mail went, and its code."""
        mail = self.inbox.mails[-1]
        found = CODE.search(mail.get_content())
        assert found is not None
        return str(mail["To"]), found[1]

    def leave(self, person: Person, address: str | None) -> Answered:
        version = person.get("/me/private-address").headers["ETag"]
        return person.put("/me/private-address", {"address": address}, {"If-Match": version})

    def confirm(self, person: Person, code: str) -> Answered:
        return person.post("/me/private-address/confirmations", {"code": code})

    def left(self, person: Person, address: str) -> None:
        """The person has confirmed that the address is theirs."""
        assert self.leave(person, address).status == 200
        self.send()
        assert self.last()[0] == address
        assert self.confirm(person, self.last()[1]).status == 200

    def get(self, token: str, path: str) -> Answered:
        answered = self.service.app.test_client().get(path, headers={"Authorization": f"Bearer {token}"})
        body = answered.get_json()
        return Answered(answered.status_code, answered.headers, body if isinstance(body, dict) else {"rows": body})

    def tries(self) -> int:
        with self.service.runtime.database.of("rha").transaction() as db:
            ((tries,),) = db.execute("SELECT coalesce(sum(tries), 0)::integer FROM address_codes").fetchall()
        return int(tries)

    def age(self, minutes: int) -> None:
        """As if every code had been asked for and sent so long before."""
        with self.service.runtime.database.of("rha").transaction() as db:
            earlier = timedelta(minutes=minutes)
            db.execute("UPDATE address_codes SET asked_at = asked_at - %s, made_at = made_at - %s", (earlier, earlier))


@pytest.fixture
def door(trust: Trust, inbox: Inbox, mail_server: SmtpServer) -> Door:
    trust.onboard()
    return Door(trust, inbox, mail_server)


@pytest.fixture
def address(trust: Trust) -> str:
    return trust.address("ada.at.home")


def test_an_address_counts_once_the_code_that_was_sent_to_it_is_typed(door: Door, trust: Trust, address: str) -> None:
    assert trust.ada.get("/me/private-address").body == {"address": None, "waiting": None, "version": 0}
    assert door.leave(trust.ada, address).status == 200
    assert trust.ada.get("/me/private-address").body == {"address": None, "waiting": address, "version": 1}
    door.send()
    to, code = door.last()
    assert (to, door.inbox.mails[-1]["Subject"]) == (address, "Your code")
    assert door.confirm(trust.ada, WRONG).code == "address_code_wrong"
    assert door.confirm(trust.ben, code).code == "nothing_to_confirm"
    assert door.confirm(trust.ada, code.lower().replace(" ", "-")).status == 200
    assert trust.ada.get("/me/private-address").body == {"address": address, "waiting": None, "version": 2}
    assert door.leave(trust.ada, None).status == 200
    assert trust.ada.get("/me/private-address").body["address"] is None
    assert door.service.destroy_spent() == 1


def test_somebody_signs_in_by_a_code_and_reaches_what_is_theirs(door: Door, trust: Trust, address: str) -> None:
    application = trust.apply(trust.ada, trust.facilitator.post("/cohorts", COHORT).body["id"]).body["id"]
    door.left(trust.ada, address)
    assert door.code(address.upper()).body == {"minutes": 10}
    token = door.token(address, door.last()[1]).body
    assert (token["person"], token["seconds"]) == (str(trust.ada.id), 1800)
    me = door.get(token["token"], "/me").body
    assert me == {"id": str(trust.ada.id), "tenant": "rha", "roles": ["former"]}
    assert door.get(token["token"], "/applications/mine").body["rows"][0]["application"] == application
    for path in ("/me/data", "/me/writing", "/me/requests", "/me/private-address", f"/applications/{application}/own"):
        assert door.get(token["token"], path).status == 200, path
    for path in ("/cohorts", "/cohorts/open", "/requests", "/trust"):
        assert door.get(token["token"], path).code == "role_missing", path


def test_a_code_works_once_and_for_ten_minutes(door: Door, trust: Trust, address: str) -> None:
    door.left(trust.ada, address)
    door.code(address)
    assert door.token(address, door.last()[1]).status == 200
    assert door.token(address, door.last()[1]).code == "leaver_code_wrong"
    door.code(address)
    door.age(minutes=11)
    assert door.token(address, door.last()[1]).code == "leaver_code_wrong"


def test_only_the_last_code_counts(door: Door, trust: Trust, address: str) -> None:
    door.left(trust.ada, address)
    door.code(address)
    first = door.last()[1]
    door.code(address)
    assert door.token(address, first).code == "leaver_code_wrong"
    assert door.token(address, door.last()[1]).status == 200


def test_a_code_that_was_used_brings_no_earlier_one_back(door: Door, trust: Trust, address: str) -> None:
    door.left(trust.ada, address)
    door.code(address)
    earlier = door.last()[1]
    door.code(address)
    assert door.token(address, door.last()[1]).status == 200
    assert door.token(address, earlier).code == "leaver_code_wrong"


def test_a_try_is_written_whether_or_not_the_address_is_anybodys(door: Door, trust: Trust, address: str) -> None:
    """What takes a write takes longer than what takes none."""
    door.left(trust.ada, address)
    for said in (address, trust.address("nobody")):
        door.code(said)
        before = door.tries()
        door.token(said, WRONG)
        assert door.tries() == before + 1


def test_a_code_can_be_tried_five_times(door: Door, trust: Trust, address: str) -> None:
    door.left(trust.ada, address)
    door.code(address)
    for _ in range(TRIES):
        assert door.token(address, WRONG).code == "leaver_code_wrong"
    assert door.token(address, door.last()[1]).code == "leaver_code_wrong"


def test_an_address_gets_three_codes_in_an_hour(door: Door, trust: Trust, address: str) -> None:
    door.left(trust.ada, address)
    before = len(door.inbox.mails)
    answers = [door.code(address) for _ in range(AN_HOUR + 2)]
    assert len(door.inbox.mails) - before == AN_HOUR
    assert {(answer.status, str(answer.body)) for answer in answers} == {(200, "{'minutes': 10}")}
    door.age(minutes=61)
    door.code(address)
    assert len(door.inbox.mails) - before == AN_HOUR + 1


def test_nothing_tells_whether_an_address_is_anybodys(
    door: Door, trust: Trust, address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The same answer, the same headers, the same statements in both databases, and the same rows wait."""
    door.left(trust.ada, address)
    seen = {}
    for whose, said in (("hers", address), ("nobody's", trust.address("nobody"))):
        with monkeypatch.context() as patched:
            statements = _recorded(patched)
            asked = door.ask("codes", {"address": said})
            asking = list(statements)
            statements.clear()
            refused = door.token(said, WRONG)
            trying = list(statements)
        answers = [(each.status, sorted(each.headers.items()), each.body) for each in (asked, refused)]
        seen[whose] = (answers, asking, trying, _waiting(door.service))
        door.send()
        _emptied(door.service)
    assert seen["hers"] == seen["nobody's"]
    assert len(seen["hers"][1]) > 3
    assert [mail["To"] for mail in door.inbox.mails] == [address, address]


def test_it_takes_the_same_time_for_an_address_that_is_nobodys(door: Door, trust: Trust, address: str) -> None:
    """Medians of tries that alternate, so that whatever else the machine does slows both."""
    door.left(trust.ada, address)
    took: dict[str, list[float]] = {address: [], trust.address("nobody"): []}
    for said in (*took, *took):
        door.code(said)
    for _ in range(TRIED_SO_OFTEN):
        for said, times in took.items():
            began = time.perf_counter()
            door.token(said, WRONG)
            door.ask("codes", {"address": said})
            times.append(time.perf_counter() - began)
    hers, nobodys = map(median, took.values())
    assert abs(hers - nobodys) < 0.3 * max(hers, nobodys)


def test_codes_and_addresses_are_in_no_event_and_a_code_in_no_row(door: Door, trust: Trust, address: str) -> None:
    door.left(trust.ada, address)
    door.code(address)
    with door.service.runtime.database.of("rha").transaction() as db:
        rows = str(db.execute("SELECT address_codes::text FROM address_codes").fetchall())
    told = (*(payload for _, payload in door.service.logged("rha")), rows)
    for secret in (address, door.last()[1], door.last()[1].replace(" ", "")):
        assert not any(secret in each for each in told)


def test_a_token_is_refused_once_its_person_is_erased(door: Door, trust: Trust, address: str) -> None:
    door.left(trust.ada, address)
    door.code(address)
    token = door.token(address, door.last()[1]).body["token"]
    assert door.get(token, "/me").status == 200
    door.service.runtime.context("rha").vault.erase(trust.ada.id)
    refused = door.get(token, "/me")
    assert (refused.status, refused.code) == (401, "token_invalid")
    before = len(door.inbox.mails)
    door.code(address)
    assert len(door.inbox.mails) == before


def test_an_address_that_was_replaced_or_removed_gets_no_code(door: Door, trust: Trust, address: str) -> None:
    door.left(trust.ada, address)
    door.left(trust.ada, trust.address("ada.elsewhere"))
    before = len(door.inbox.mails)
    door.code(address)
    assert len(door.inbox.mails) == before
    door.leave(trust.ada, None)
    door.code(trust.address("ada.elsewhere"))
    assert len(door.inbox.mails) == before


def test_two_people_do_not_share_an_address(door: Door, trust: Trust, address: str) -> None:
    door.left(trust.ada, address)
    door.leave(trust.ben, address)
    door.send()
    assert door.confirm(trust.ben, door.last()[1]).code == "address_in_use"
    door.code(address)
    assert door.token(address, door.last()[1]).body["person"] == str(trust.ada.id)


def test_a_code_to_one_address_confirms_no_other(door: Door, trust: Trust, address: str) -> None:
    """Not even where the other one gets none, because three were sent in this hour."""
    for _ in range(AN_HOUR):
        door.leave(trust.ada, address)
        door.send()
    door.leave(trust.ada, trust.address("ben.at.home"))
    door.send()
    assert {mail["To"] for mail in door.inbox.mails} == {address}
    assert door.confirm(trust.ada, door.last()[1]).code == "address_code_wrong"


def test_one_trusts_code_opens_nothing_at_another(door: Door, trust: Trust, address: str) -> None:
    door.left(trust.ada, address)
    before = len(door.inbox.mails)
    elsewhere = door.service.app.test_client().post("/former/tzb/codes", json={"address": address})
    door.send()
    assert (elsewhere.status_code, len(door.inbox.mails)) == (200, before)
    nowhere = door.service.app.test_client().post("/former/nowhere/codes", json={"address": address})
    assert nowhere.status_code == 404


def test_an_address_goes_with_the_last_that_is_held_of_the_person(door: Door, trust: Trust, address: str) -> None:
    door.left(trust.ada, address)
    trust.until(datetime(2022, 1, 5, tzinfo=UTC))
    assert trust.ada.get("/me/private-address").body["address"] is None


def test_everything_about_it_is_in_ones_own_data(door: Door, trust: Trust, address: str) -> None:
    door.left(trust.ada, address)
    assert address in str(trust.ada.get("/me/data").body)
    assert address not in str(trust.ben.get("/me/data").body)


def _recorded(patched: pytest.MonkeyPatch) -> list[str]:
    """Every statement from now on, on whichever connection."""
    statements: list[str] = []
    execute = psycopg.Cursor.execute

    def recording(self: Any, query: Any, *rest: Any, **more: Any) -> Any:  # noqa: ANN401 - as psycopg's
        statements.append(str(query))
        return execute(self, query, *rest, **more)

    patched.setattr(psycopg.Cursor, "execute", recording)
    return statements


def _waiting(service: RunningService) -> tuple[int, int]:
    with service.runtime.database.of("rha").transaction() as db:
        rows = db.execute("SELECT (SELECT count(*) FROM mails_due), (SELECT count(*) FROM address_codes)").fetchall()
    return rows[0]


def _emptied(service: RunningService) -> None:
    with service.runtime.database.of("rha").transaction() as db:
        db.execute("DELETE FROM address_codes WHERE purpose = 'sign_in'")


ASKED: Final = {"means": "phone", "on": "2021-01-04", "authority": "She rang me, and gave this address."}


def left_without_one(trust: Trust) -> str:
    """The address of the routes about Ada's private address, once it is on record that she has left."""
    application = trust.apply(trust.ada, trust.facilitator.post("/cohorts", COHORT).body["id"]).body["id"]
    assert trust.facilitator.post(f"/applications/{application}/acceptances").status == 200
    left = trust.facilitator.post(f"/applications/{application}/departures", {"on": "2021-01-04"})
    assert left.status == 200, left
    return f"/people/{trust.ada.id}/private-address"


def test_an_official_enters_an_address_and_the_code_that_the_person_reads_out(door: Door, trust: Trust, address: str) -> None:
    path = left_without_one(trust)
    assert trust.facilitator.post(path, {**ASKED, "address": address}).status == 200
    door.send()
    assert door.last()[0] == address
    assert "tell them this code" in door.inbox.mails[-1].get_content()
    assert door.code(address).status == 200
    assert len(door.inbox.mails) == 1  # Nobody signs in by it yet.
    assert door.confirm(trust.ada, door.last()[1]).code == "nothing_to_confirm"
    confirmation = {"code": door.last()[1]}
    assert trust.facilitator.post(f"{path}/confirmations", {"code": WRONG}).code == "address_code_wrong"
    assert trust.facilitator.post(f"{path}/confirmations", confirmation).status == 200
    door.code(address)
    token = door.token(address, door.last()[1]).body["token"]
    seen = str(door.get(token, "/me/data").body)
    assert (address in seen, ASKED["authority"] in seen, str(trust.facilitator.id) in seen) == (True, True, True)
    assert "private_address" in str(door.get(token, "/me/access-records").body)
    assert trust.facilitator.post(path, {**ASKED, "address": address}).code == "has_private_address"


def test_no_official_enters_one_for_somebody_who_works_here_or_confirms_what_they_gave(
    door: Door, trust: Trust, address: str
) -> None:
    trust.apply(trust.ada, trust.facilitator.post("/cohorts", COHORT).body["id"])
    path = f"/people/{trust.ada.id}/private-address"
    assert trust.facilitator.post(path, {**ASKED, "address": address}).code == "has_not_left"
    door.leave(trust.ada, address)
    door.send()
    assert trust.facilitator.post(f"{path}/confirmations", {"code": door.last()[1]}).code == "nothing_to_confirm"
    assert (
        trust.facilitator.post(f"/people/{trust.ben.id}/private-address", {**ASKED, "address": address}).code == "no_such_person"
    )
