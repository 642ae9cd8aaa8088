"""An erasure and a sealing at the same moment: whichever is first, no readable key is left."""

from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from threading import Event
from typing import TypeVar
from uuid import UUID, uuid4

import pytest
from psycopg import Connection
from psycopg.rows import TupleRow

from plp_demo.servers.ports import wait_until
from plp_kit.core.database import Database, Db
from plp_kit.vault.key_file import KeyFile
from plp_kit.vault.sign_ins import digest
from plp_kit.vault.vault import Entry, SubjectErased, SubjectPreserved, Vault

VaultOf = Callable[..., Vault]
EntryOf = Callable[..., Entry]
Connect = Callable[..., Connection[TupleRow]]
First = TypeVar("First")
Second = TypeVar("Second")


class Pausing(Database):
    """Stops before each commit until it may go on."""

    def __init__(self, url: str) -> None:
        super().__init__(url)
        self.at_commit, self.go_on = Event(), Event()

    @contextmanager
    def begun(self, begin: bytes) -> Iterator[Db]:
        with super().begun(begin) as db:
            yield db
            self.at_commit.set()
            assert self.go_on.wait(20)


@dataclass(frozen=True, slots=True)
class Race:
    """The first runner stops before its commit; the second starts, is held up by a lock, and both go on."""

    pausing: Pausing
    first: Vault
    second: Vault
    threads: ThreadPoolExecutor
    somebody_waits: Callable[[], bool]

    def run(self, first: Callable[[Vault], First], second: Callable[[Vault], Second]) -> tuple[First, Future[Second]]:
        leading = self.threads.submit(first, self.first)
        assert self.pausing.at_commit.wait(10)
        following = self.threads.submit(second, self.second)
        assert wait_until(self.somebody_waits, within=10)
        assert not following.done()
        self.pausing.go_on.set()
        return leading.result(10), following


@pytest.fixture
def race(
    login_url: Callable[[str], str], key_file: KeyFile, tenant: str, vault_of: VaultOf, somebody_waits: Callable[[], bool]
) -> Iterator[Race]:
    second, pausing = vault_of("recruitment"), Pausing(login_url("recruitment"))
    with ThreadPoolExecutor(2) as threads:
        try:
            yield Race(pausing, Vault(pausing, tenant, key_file.of(tenant)), second, threads, somebody_waits)
        finally:
            pausing.go_on.set()
            threads.shutdown()
            pausing.close()


def test_an_erasure_waits_for_a_key_in_the_making_and_destroys_it(
    race: Race, entry_of: EntryOf, person: UUID, live_keys: Callable[[], int]
) -> None:
    race.second.register([person])
    sealed, erasing = race.run(lambda vault: vault.seal([entry_of("one", person)]), lambda vault: vault.erase(person))
    assert erasing.result(10) == 1
    assert live_keys() == 0
    assert race.second.open(sealed) == [None]


@pytest.mark.parametrize("subject", ["registered", "unheard of"])
def test_a_sealing_waits_for_an_erasure_and_makes_no_key(
    race: Race, entry_of: EntryOf, person: UUID, live_keys: Callable[[], int], subject: str
) -> None:
    race.second.register([person] if subject == "registered" else [])
    _, sealing = race.run(lambda vault: vault.erase(person), lambda vault: vault.seal([entry_of("one", person)]))
    with pytest.raises(SubjectErased):
        sealing.result(10)
    assert live_keys() == 0


def test_a_hold_that_comes_first_keeps_everything(
    race: Race, entry_of: EntryOf, person: UUID, live_keys: Callable[[], int]
) -> None:
    """The erasure waits for the vault's row, and then finds the person preserved."""
    race.second.seal([entry_of("one", person)])
    held, beginning = race.run(lambda vault: vault.preserve(person, uuid4()), lambda vault: vault.begin_erasure(person))
    assert (held, beginning.result(10), live_keys()) == (True, False, 1)


def test_an_erasure_that_comes_first_refuses_the_hold(race: Race, entry_of: EntryOf, person: UUID) -> None:
    race.second.seal([entry_of("one", person)])
    begun, holding = race.run(lambda vault: vault.begin_erasure(person), lambda vault: vault.preserve(person, uuid4()))
    assert (begun, holding.result(10)) == (True, False)


@pytest.mark.parametrize("by", ["erase", "destroy"])
def test_a_hold_that_comes_first_stops_what_destroys(
    race: Race, entry_of: EntryOf, person: UUID, by: str, live_keys: Callable[[], int]
) -> None:
    (sealed,) = race.second.seal([entry_of("one", person)])
    doing = {"erase": lambda vault: vault.erase(person), "destroy": lambda vault: vault.destroy([sealed.key])}[by]
    _, destroying = race.run(lambda vault: vault.preserve(person, uuid4()), doing)
    if by == "erase":
        with pytest.raises(SubjectPreserved):
            destroying.result(10)
    else:
        assert destroying.result(10) == {sealed.key}
    assert live_keys() == 1


def test_a_hold_waits_for_keys_that_are_being_destroyed_and_keeps_the_rest(
    race: Race, entry_of: EntryOf, person: UUID, live_keys: Callable[[], int]
) -> None:
    gone, kept = race.second.seal([entry_of("one", person), entry_of("two", person)])
    left, holding = race.run(lambda vault: vault.destroy([gone.key]), lambda vault: vault.preserve(person, uuid4()))
    assert (left, holding.result(10)) == (frozenset(), True)
    assert race.second.destroy([kept.key]) == {kept.key}
    assert live_keys() == 1


def test_two_authors_of_the_same_texts_can_be_erased_at_once(
    vault_of: VaultOf, entry_of: EntryOf, person: UUID, live_keys: Callable[[], int]
) -> None:
    vault, partner = vault_of("recruitment"), uuid4()
    vault.seal([entry_of(str(number), person, partner) for number in range(50)])
    with ThreadPoolExecutor(2) as threads:
        assert sum(threads.map(vault.erase, [person, partner])) == 50
    assert live_keys() == 0


def test_many_sealers_and_one_erasure_leave_nothing(
    vault_of: VaultOf, entry_of: EntryOf, person: UUID, live_keys: Callable[[], int]
) -> None:
    sealing = Event()

    def seal_until_erased(vault: Vault) -> int:
        for number in range(10_000):
            try:
                vault.seal([entry_of("one", person), entry_of("two", person)])
            except SubjectErased:
                return 2 * number
            sealing.set()
        raise AssertionError("nothing ever refused it")

    with ThreadPoolExecutor(4) as threads:
        sealers = [threads.submit(seal_until_erased, vault_of(login)) for login in ("recruitment", "matching", "recruitment")]
        assert sealing.wait(10)
        destroyed = vault_of("matching").erase(person)
        assert sum(sealer.result(20) for sealer in sealers) == destroyed
    assert live_keys() == 0


def test_two_first_requests_of_a_person_get_one_id(race: Race) -> None:
    ada = digest(b"one", "https://issuer.test", str(uuid4()))
    first, second = race.run(lambda vault: vault.sign_ins.make(ada, 0).person, lambda vault: vault.sign_ins.make(ada, 0).person)
    assert second.result(10) == first


@pytest.fixture
def ada(race: Race, connect: Connect) -> bytes:
    """A sign-in of whom nothing is held any more; whatever comes next stops before its commit."""
    ada = digest(b"one", "https://issuer.test", str(uuid4()))
    race.pausing.go_on.set()
    person = race.first.sign_ins.make(ada, 0).person
    race.first.sign_ins.hold_until({})
    connect("owner").execute("UPDATE held_until SET day = current_date - 1 WHERE subject = %s", (person,))
    race.pausing.at_commit.clear()
    race.pausing.go_on.clear()
    return ada


TODAY = datetime.now(UTC).date()  # As the vault's server has it.
KEPT: dict[str, Callable[[Vault, bytes, UUID], object]] = {
    "held again": lambda vault, _ada, person: vault.sign_ins.hold_until({person: TODAY}),
    "signed in": lambda vault, _ada, person: vault.sign_ins.hold_for_two_years(person),
    "asking for something": lambda vault, ada, _person: vault.sign_ins.make(ada, 0).person,
    "preserved": lambda vault, _ada, person: vault.preserve(person, uuid4()),
    "named by a list": lambda vault, _ada, person: vault.recognition.hold([person]),
}


@pytest.mark.parametrize("meanwhile", KEPT)
def test_what_leads_to_somebody_who_is_held_again_meanwhile_is_not_swept(
    race: Race, connect: Connect, ada: bytes, meanwhile: str
) -> None:
    ((person,),) = connect("owner").execute("SELECT subject FROM sign_ins WHERE digest = %s", (ada,)).fetchall()
    _, swept = race.run(lambda vault: KEPT[meanwhile](vault, ada, person), lambda vault: vault.sign_ins.sweep())
    assert swept.result(10) == 0
    assert race.second.sign_ins.make(ada, 0).person == person


def test_who_asks_while_their_sign_in_is_swept_is_a_new_person(race: Race, connect: Connect, ada: bytes) -> None:
    ((person,),) = connect("owner").execute("SELECT subject FROM sign_ins WHERE digest = %s", (ada,)).fetchall()
    swept, asking = race.run(lambda vault: vault.sign_ins.sweep(), lambda vault: vault.sign_ins.make(ada, 0).person)
    assert swept == 1
    assert asking.result(10) != person
    assert race.second.sign_ins.make(ada, 0).person == asking.result(10)
