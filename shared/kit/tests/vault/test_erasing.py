"""Who is erased is unreadable at once and for ever, whatever else was going on."""

from collections.abc import Callable
from uuid import UUID, uuid4

import pytest
from psycopg import Connection, errors
from psycopg.rows import TupleRow

from plp_kit.vault.vault import Entry, SubjectErased, Vault

VaultOf = Callable[..., Vault]
EntryOf = Callable[..., Entry]


def test_an_erased_person_is_unreadable_for_every_audience(vault_of: VaultOf, entry_of: EntryOf, person: UUID) -> None:
    sealed = vault_of("recruitment").seal([entry_of("one", person), entry_of("two", person)])
    elsewhere = vault_of("evaluation").seal([entry_of("three", person, audience=("evaluation",))])
    assert vault_of("recruitment").erase(person) == 3
    assert vault_of("matching").open(sealed) == [None, None]
    assert vault_of("evaluation").open(elsewhere) == [None]
    assert vault_of("matching").erased([person, uuid4()]) == {person}


def test_erasing_twice_is_harmless(vault_of: VaultOf, entry_of: EntryOf, person: UUID) -> None:
    vault = vault_of("recruitment")
    vault.seal([entry_of("one", person)])
    assert (vault.erase(person), vault.erase(person)) == (1, 0)


def test_either_author_takes_a_shared_text_away(vault_of: VaultOf, entry_of: EntryOf, person: UUID) -> None:
    vault, partner = vault_of("recruitment"), uuid4()
    shared, partners_own = vault.seal([entry_of("ours", person, partner), entry_of("mine", partner)])
    assert vault.erase(person) == 1
    assert vault.open([shared, partners_own]) == [None, "mine"]


def test_nothing_more_is_sealed_for_an_erased_person(
    vault_of: VaultOf, entry_of: EntryOf, person: UUID, live_keys: Callable[[], int]
) -> None:
    vault, other = vault_of("recruitment"), uuid4()
    vault.erase(person)
    vault.register([person])
    with pytest.raises(SubjectErased) as refused:
        vault.seal([entry_of("other's", other), entry_of("ours", person, other)])
    assert refused.value.subjects == {person}
    assert live_keys() == 0


def test_a_person_the_vault_never_heard_of_can_be_erased(vault_of: VaultOf, person: UUID) -> None:
    assert vault_of("recruitment").erase(person) == 0
    assert vault_of("recruitment").erased([person]) == {person}


def test_erasing_in_one_trust_leaves_another_trusts_keys(vault_of: VaultOf, entry_of: EntryOf, person: UUID) -> None:
    sealed = vault_of("recruitment").seal([entry_of("one", person)])
    assert vault_of("recruitment", tenant="other").erase(person) == 0
    assert vault_of("recruitment").open(sealed) == ["one"]


def test_an_erasure_that_could_miss_a_key_is_refused(connect: Callable[..., Connection[TupleRow]], person: UUID) -> None:
    db = connect("recruitment")
    db.execute("SET default_transaction_isolation = 'repeatable read'")
    with pytest.raises(errors.InvalidTransactionState, match="READ COMMITTED"):
        db.execute("SELECT erase_subject(%s)", (person,))
