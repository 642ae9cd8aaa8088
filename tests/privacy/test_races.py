"""Erasing somebody who is writing at the same moment: whatever of theirs gets into a log does not open."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime
from threading import Event
from typing import Any
from uuid import uuid4

import msgspec
import pytest

from partnership_journal.service import JOURNAL, routes
from plp_kit.core.sealed import Sealed
from plp_kit.messaging.bus.port import Topic
from plp_kit.vault.sealer import Sealer
from plp_kit.web.roles import Role
from plp_testkit.fixtures.running_services import MakeRunningService, RunningService
from plp_testkit.http import Person

NOW = datetime(2021, 5, 3, 9, tzinfo=UTC)


@pytest.fixture
def journal(make_running_service: MakeRunningService, tenant: str) -> RunningService:
    running = make_running_service(JOURNAL, routes(), tenant)
    running.at(NOW)
    return running


@pytest.fixture
def partners(journal: RunningService, tenant: str) -> tuple[Person, Person]:
    return journal.person(tenant, Role.PARTICIPANT), journal.person(tenant, Role.PARTICIPANT)


@pytest.fixture
def partnership(journal: RunningService, tenant: str, partners: tuple[Person, Person]) -> str:
    """Where the two write."""
    senior, colleague = partners
    pair = {"partnership": uuid4(), "senior": senior.id, "colleague": colleague.id}
    paired = {"cohort": uuid4(), "published_on": date(2021, 4, 20), "pairs": [pair]}
    assert journal.receive(Topic(tenant, "matching"), "matching.PairsPublished.v1", paired) is None
    return f"/partnerships/{pair['partnership']}"


def goals(journal: RunningService, tenant: str) -> list[tuple[str, Sealed]]:
    """Of every goal in the log, whose it is and its sealed text."""
    set_ = [msgspec.json.decode(payload) for name, payload in journal.logged(tenant) if name.endswith("goal_set.v1")]
    return [(goal["partner"], msgspec.convert(goal["text"], Sealed)) for goal in set_]


def opened(journal: RunningService, author: Person) -> list[str | None]:
    """What this person has written in the log, as far as it opens."""
    vault = journal.runtime.context(author.tenant).vault
    return vault.open([text for partner, text in goals(journal, author.tenant) if partner == str(author.id)])


@pytest.mark.parametrize(("name", "keys", "status"), [("sealed", 0, 409), ("keep", 1, 200)])
def test_what_was_sealed_before_an_erasure_is_refused_after_it_or_does_not_open(  # noqa: PLR0913, PLR0917 - fixtures
    journal: RunningService,
    partners: tuple[Person, Person],
    partnership: str,
    monkeypatch: pytest.MonkeyPatch,
    name: str,
    keys: int,
    status: int,
) -> None:
    """It is refused while its key is not in the vault yet; once it is there, the erasure destroys it."""
    sealed, go_on, step = Event(), Event(), getattr(Sealer, name)

    def pausing(*arguments: Any) -> Any:  # noqa: ANN401 - the step's own
        done = step(*arguments)
        sealed.set()
        assert go_on.wait(20)
        return done

    monkeypatch.setattr(Sealer, name, pausing)
    vault, author = journal.runtime.context(partners[0].tenant).vault, partners[0]
    with ThreadPoolExecutor(1) as thread:
        writing = thread.submit(author.post, f"{partnership}/goals", {"whose": "own", "text": "mine"})
        assert sealed.wait(20)
        assert vault.erase(author.id) == keys
        go_on.set()
        assert writing.result(20).status == status
    assert opened(journal, author) == [None] * keys


def test_somebody_who_writes_on_and_on_is_erased_whole_and_their_partner_not_at_all(
    journal: RunningService, partners: tuple[Person, Person], partnership: str
) -> None:
    vault, written = journal.runtime.context(partners[0].tenant).vault, Event()

    def write(author: Person) -> list[str | None]:
        numbers: list[str | None] = []
        for number in range(200):
            answered = author.post(f"{partnership}/goals", {"whose": "own", "text": str(number)})
            if answered.code == "person_erased":
                break
            numbers += [str(number)] if answered.status == 200 else []
            if number == 5:
                written.set()
            if erased.is_set() and number > 20:
                break
        return numbers

    erased = Event()
    with ThreadPoolExecutor(2) as threads:
        writing = [threads.submit(write, author) for author in partners]
        assert written.wait(30)
        vault.erase(partners[0].id)
        erased.set()
        theirs, others = (writer.result(60) for writer in writing)
    assert len(theirs) >= 1
    assert opened(journal, partners[0]) == [None] * len(theirs)
    assert opened(journal, partners[1]) == others
    assert len(others) > 20
