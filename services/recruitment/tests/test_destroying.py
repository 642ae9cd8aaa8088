"""What is destroyed, and a legal hold that is placed at the same moment: a hold that was placed holds."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from threading import Event
from typing import Any
from uuid import UUID

import pytest
from services.recruitment.tests.racing import Meanwhile, Writing
from services.recruitment.tests.recruiting import FORM, Trust

from plp_kit.vault.vault import Vault
from plp_testkit.fixtures.running_services import RunningService
from plp_testkit.http import Answered
from recruitment.applications.commands import TakeBackText
from recruitment.applications.decider import applications
from recruitment.applications.use_cases import own_texts
from recruitment.people.use_cases import official_decisions

A_YEAR_LATER = datetime(2022, 1, 4, tzinfo=UTC)


@pytest.fixture
def withdrawn(trust: Trust) -> str:
    """Ada's application, whose period of retention ends in a year."""
    application = trust.apply(trust.ada, trust.cohort()).body["id"]
    assert trust.ada.post(f"/applications/{application}/withdrawals").status == 200
    return str(application)


@contextmanager
def about_to(monkeypatch: pytest.MonkeyPatch, service: RunningService, what: str) -> Iterator[None]:
    """Deadlines are worked as far as the vault's door. They go on at the end of the block."""
    reached, go_on, done = Event(), Event(), getattr(Vault, what)

    def pausing(*arguments: Any) -> Any:  # noqa: ANN401 - the vault's own
        reached.set()
        assert go_on.wait(20)
        return done(*arguments)

    monkeypatch.setattr(Vault, what, pausing)
    with ThreadPoolExecutor(1) as thread:
        working = thread.submit(service.work_deadlines)
        assert reached.wait(20)
        yield
        go_on.set()
        working.result(20)
    monkeypatch.setattr(Vault, what, done)


def hold(trust: Trust) -> Answered:
    return trust.officer.post(f"/people/{trust.ada.id}/holds", {"reference": "Claim 7"})


def answers(trust: Trust, application: str) -> list[str | None] | None:
    """None where nothing of the profile can be read."""
    profile = trust.facilitator.get(f"/applications/{application}/profile").body["profile"]
    return profile and list(profile["answers"])


def test_no_hold_is_placed_on_somebody_whose_keys_are_being_destroyed(
    trust: Trust, service: RunningService, withdrawn: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    trust.ada.post("/me/erasures")
    service.at(datetime(2021, 1, 11, tzinfo=UTC))
    with about_to(monkeypatch, service, "erase"):
        assert hold(trust).code == "erasure_begun"
    assert answers(trust, withdrawn) is None
    assert hold(trust).code == "erased_already"


def test_a_hold_that_is_being_placed_stops_what_falls_due(
    trust: Trust, service: RunningService, withdrawn: str, writing: Writing, meanwhile: Meanwhile
) -> None:
    service.at(A_YEAR_LATER)
    with writing() as write:
        official_decisions.place_hold(write, trust.ada.id, "Claim 7")
        working = meanwhile(service.work_deadlines)
    working()
    assert answers(trust, withdrawn) == FORM["profile"]
    trust.officer.post(f"/people/{trust.ada.id}/hold-ends")
    service.at(A_YEAR_LATER + timedelta(days=30))
    assert service.work_deadlines() == 1
    assert answers(trust, withdrawn) is None


def test_a_destruction_that_stopped_half_way_is_finished(
    trust: Trust, service: RunningService, withdrawn: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The vault was away when the keys were to be destroyed."""
    service.at(A_YEAR_LATER)
    service.work_deadlines()
    assert answers(trust, withdrawn) is None

    def away(*_: object) -> None:
        raise ConnectionError

    with monkeypatch.context() as patch:
        patch.setattr(Vault, "destroy", away)
        with pytest.raises(ConnectionError):
            service.destroy_spent()
    keys = service.destroy_spent()
    assert keys > 0
    assert service.destroy_spent() == 0
    with service.runtime.vault_database.of("rha").transaction() as db:
        assert db.execute("SELECT count(*) FROM keys WHERE wrapped IS NULL").fetchall() == [(keys,)]


@pytest.fixture
def text(trust: Trust) -> dict[str, Any]:
    """The first of Ada's answers, as her list has it."""
    trust.apply(trust.ada, trust.cohort())
    row: dict[str, Any] = trust.ada.list("/me/writing")[0]
    return row


def readable(service: RunningService) -> int:
    """How many keys the vault has not destroyed."""
    with service.runtime.vault_database.of("rha").transaction() as db:
        ((count,),) = db.execute("SELECT count(wrapped) FROM keys").fetchall()
    return int(count)


def test_a_text_that_is_on_record_as_taken_back_is_shown_to_nobody_and_then_destroyed(
    trust: Trust, service: RunningService, writing: Writing, text: dict[str, Any]
) -> None:
    """As after a crash between the two, or while the vault preserves the key."""
    application = UUID(text["application"])
    prepared = service.prepare("rha", lambda each: own_texts.prepare(each, application, trust.ada.id, UUID(text["text"])))
    assert isinstance(prepared, TakeBackText)
    with writing() as write:
        write.handle(applications, application, prepared)
    before = readable(service)
    assert text["words"] not in str(trust.ada.list("/me/writing"))
    assert text["words"] not in str(trust.ada.get("/me/data").body)
    assert answers(trust, text["application"]) == [None, "Two", "Three"]
    assert service.destroy_spent() == 1
    assert readable(service) == before - 1


def test_a_text_is_not_destroyed_where_taking_it_back_was_refused(
    trust: Trust, service: RunningService, text: dict[str, Any]
) -> None:
    """Ada had read an earlier version."""
    trust.ada.post(f"/applications/{text['application']}/access-needs", {"needs": "A room with a loop"})
    path = f"/applications/{text['application']}/texts/{text['text']}/withdrawals"
    assert trust.ada.post(path, None, {"If-Match": '"1"'}).code == "changed_since_read"
    assert service.destroy_spent() == 0
    assert text in trust.ada.list("/me/writing")
