"""What is destroyed, and a legal hold that is placed at the same moment: a hold that was placed holds."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import UTC, datetime
from threading import Event
from typing import Any
from uuid import UUID

import pytest
from services.recruitment.tests.racing import Writing
from services.recruitment.tests.recruiting import Trust

from plp_kit.core.sealed import sealed_in
from plp_kit.vault.vault import Vault
from plp_testkit.fixtures.running_services import RunningService
from recruitment.applications.commands import TakeBackText
from recruitment.applications.decider import applications
from recruitment.applications.use_cases import own_texts

A_YEAR_LATER = datetime(2022, 1, 4, tzinfo=UTC)


@pytest.fixture
def withdrawn(trust: Trust) -> str:
    """Ada's application, whose period of retention ends in a year."""
    application = trust.apply(trust.ada, trust.cohort()).body["id"]
    assert trust.ada.post(f"/applications/{application}/withdrawals").status == 200
    return str(application)


@contextmanager
def about_to(monkeypatch: pytest.MonkeyPatch, work: Callable[[], int], what: str) -> Iterator[None]:
    """It is worked as far as the vault's door, and goes on at the end of the block."""
    reached, go_on, done = Event(), Event(), getattr(Vault, what)

    def pausing(*arguments: Any, **named: Any) -> Any:  # noqa: ANN401 - the vault's own
        reached.set()
        assert go_on.wait(20)
        return done(*arguments, **named)

    monkeypatch.setattr(Vault, what, pausing)
    with ThreadPoolExecutor(1) as thread:
        working = thread.submit(work)
        assert reached.wait(20)
        yield
        go_on.set()
        working.result(20)
    monkeypatch.setattr(Vault, what, done)


def test_no_hold_is_placed_on_somebody_whose_keys_are_being_destroyed(
    trust: Trust, service: RunningService, withdrawn: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    request = trust.ada.post("/me/erasures").body["id"]
    service.at(datetime(2021, 1, 11, tzinfo=UTC))
    service.work_deadlines()
    assert trust.answer(request).status == 200
    with about_to(monkeypatch, service.work_deadlines, "erase"):
        assert trust.hold(trust.ada).code == "erasure_begun"
    assert trust.facilitator.get(f"/applications/{withdrawn}").code == "no_such_application"
    assert trust.hold(trust.ada).code == "erasure_begun"


def test_a_hold_that_is_placed_while_an_application_is_being_destroyed_keeps_what_is_there(
    trust: Trust, service: RunningService, withdrawn: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is out of sight all the same."""
    service.at(A_YEAR_LATER)
    service.work_deadlines()
    with about_to(monkeypatch, service.destroy_spent, "destroy"):
        hold = trust.maker.post(f"/people/{trust.ada.id}/holds", {"reference": "Claim 7", "review_on": "2022-07-04"})
        assert hold.status == 201
    assert trust.answers(withdrawn) is None
    assert live(service, withdrawn) == 1
    assert trust.maker.post(f"/holds/{hold.body['id']}/ends").status == 200
    while service.work_deadlines():
        pass
    assert live(service, withdrawn) == 0


def live(service: RunningService, application: str) -> int:
    """How many keys of what was written in the application are left."""
    context = service.runtime.context("rha")
    with context.database.transaction() as db:
        history = context.handler.history(db, applications, UUID(application))
    keys = [value.key for entry in history for value in sealed_in(entry.event)]
    with service.runtime.vault_database.of("rha").transaction() as db:
        return len(db.execute("SELECT FROM keys WHERE id = ANY(%s) AND wrapped IS NOT NULL", (keys,)).fetchall())


def test_a_destruction_that_stopped_half_way_is_finished(
    trust: Trust, service: RunningService, withdrawn: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The vault was away when the keys were to be destroyed."""
    service.at(A_YEAR_LATER)
    service.work_deadlines()
    assert trust.answers(withdrawn) is None

    def away(*_: object) -> None:
        raise ConnectionError

    with monkeypatch.context() as patch:
        patch.setattr(Vault, "destroy", away)
        with pytest.raises(ConnectionError):
            service.destroy_spent()
    before, keys = readable(service), service.destroy_spent()
    assert keys > 0
    assert readable(service) == before - keys
    assert service.destroy_spent() == 0


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
    profile = trust.facilitator.get(f"/applications/{text['application']}/profile").body["profile"]
    assert profile["answers"] == [None, "Two", "Three"]
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
