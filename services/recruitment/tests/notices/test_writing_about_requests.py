"""What somebody gets by e-mail who asks for something about their data, and that nobody else learns of it."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest
from services.recruitment.tests.recruiting import Trust

from plp_demo.mail.sink import Inbox
from plp_kit.core.sealed import sealed_in
from plp_kit.messaging.mail.port import Outgoing
from plp_kit.messaging.mail.smtp import Smtp, SmtpServer
from plp_kit.process.mailing import Mailer
from recruitment.notices.use_cases.sending import send
from recruitment.requests.decider import Closed, requests

NOW = datetime(2021, 1, 4, 9, tzinfo=UTC)
PAGES = "https://plp.rha.nhs.uk"


@dataclass(frozen=True)
class Asking:
    """Ada, who has given an address."""

    trust: Trust
    mailer: Mailer
    address: str

    def asks(self, kind: str) -> str:
        path, body = ("/me/erasures", None) if kind == "erasure" else ("/me/requests", {"kind": kind, "words": "Words of mine"})
        return str(self.trust.ada.post(path, body).body["id"])

    def post(self) -> None:
        while self.mailer.step():
            pass

    def states(self) -> list[tuple[str, str]]:
        notices = self.trust.ada.get("/me/data").body["request_notices"]
        return sorted((notice["wording"], notice["state"]) for notice in notices)


@pytest.fixture
def asking(trust: Trust, mail_server: SmtpServer) -> Asking:
    made = Asking(trust, Mailer(trust.service.runtime, send, Outgoing(Smtp(mail_server), PAGES)), trust.address("ada"))
    assert trust.ada.post("/me/contacts", {"name": "Ada Lovelace", "address": made.address}).status == 200
    return made


@pytest.mark.parametrize("kind", ["rectification", "restriction", "objection", "complaint", "erasure"])
def test_a_request_is_confirmed_alike_whatever_was_asked_although_the_data_may_be_restricted(
    asking: Asking, inbox: Inbox, kind: str
) -> None:
    asking.asks(kind)
    asking.post()
    (mail,) = inbox.mails
    text = mail.get_content()
    assert (mail["To"], mail["Subject"]) == (asking.address, "There is something for you")
    assert "we have received what you asked us" in text
    assert f"{PAGES}/my-data/requests." in text
    assert kind not in text
    assert asking.states() == [("request_received", "sent")]


def test_an_answer_is_told_without_the_answer(asking: Asking, inbox: Inbox) -> None:
    request = asking.asks("complaint")
    asking.post()
    assert asking.trust.answer(request, outcome="refused", ground="not_upheld").status == 200
    asking.post()
    assert asking.states() == [("request_answered", "sent"), ("request_received", "sent")]
    assert "upheld" not in inbox.mails[-1].get_content()


def test_what_was_taken_back_before_it_was_sent_is_not_confirmed(asking: Asking, inbox: Inbox) -> None:
    asking.asks("erasure")
    assert asking.trust.ada.post("/me/erasures/retractions").status == 200
    asking.post()
    assert (asking.states(), inbox.mails) == ([("request_received", "dropped")], [])


def test_nobody_who_lists_a_cohorts_notices_sees_those_about_requests(asking: Asking) -> None:
    cohort = asking.trust.cohort()
    asking.trust.apply(asking.trust.ada, cohort)
    asking.asks("objection")
    asking.post()
    listed = asking.trust.facilitator.list(f"/cohorts/{cohort}/notices")
    assert {notice["wording"] for notice in listed} == {"application_received"}


def erase(asking: Asking, trust: Trust) -> str:
    """To the end; the token does not say when she signed in, so the decision-maker grants it."""
    request = asking.asks("erasure")
    asking.post()
    trust.until(NOW + timedelta(days=8))
    assert trust.answer(request).status == 200
    trust.until(NOW + timedelta(days=9))
    assert trust.service.runtime.context(trust.tenant).vault.erased([trust.ada.id]) == {trust.ada.id}
    return request


def test_somebody_who_is_erased_is_told_so_and_then_nobody_knows_their_address(
    asking: Asking, trust: Trust, inbox: Inbox
) -> None:
    request = erase(asking, trust)
    assert kept(trust, request) == asking.address
    asking.post()
    assert "what you asked us for is done" in inbox.mails[-1].get_content()
    assert (inbox.mails[-1]["To"], len(inbox.mails)) == (asking.address, 2)
    assert kept(trust, request) is None
    trust.service.destroy_spent()
    assert remaining(trust, request) == frozenset()


def test_an_address_that_the_mail_server_never_takes_is_forgotten_too(asking: Asking, trust: Trust, inbox: Inbox) -> None:
    request = erase(asking, trust)
    inbox.says = "550 no such mailbox"
    asking.post()
    assert kept(trust, request) is None


def test_nothing_is_kept_of_somebody_who_gave_no_address(trust: Trust, mail_server: SmtpServer) -> None:
    nobody = Asking(trust, Mailer(trust.service.runtime, send, Outgoing(Smtp(mail_server), PAGES)), "")
    assert kept(trust, erase(nobody, trust)) is None


def state_of(trust: Trust, request: str) -> Closed:
    context = trust.service.runtime.context(trust.tenant)
    with context.database.transaction() as db:
        state = context.handler.load(db, requests, UUID(request)).state
    assert isinstance(state, Closed)
    return state


def kept(trust: Trust, request: str) -> str | None:
    address = state_of(trust, request).address
    (text,) = trust.service.runtime.context(trust.tenant).open([address]) if address else [None]
    return text


def remaining(trust: Trust, request: str) -> frozenset[UUID]:
    """Keys of the request that are still there."""
    context = trust.service.runtime.context(trust.tenant)
    with context.database.transaction() as db:
        history = context.handler.history(db, requests, UUID(request))
    return context.vault.remaining([value.key for entry in history for value in sealed_in(entry.event)])
