"""Preservation: nothing of a preserved person is destroyed by anybody, and what was destroyed waits out of sight."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from uuid import UUID, uuid4

import pytest

from plp_kit.vault.key_file import KeyFile
from plp_kit.vault.vault import Entry, SubjectErased, SubjectPreserved, Vault

VaultOf = Callable[..., Vault]
EntryOf = Callable[..., Entry]
LiveKeys = Callable[[], int]


@pytest.fixture
def vault(vault_of: VaultOf) -> Vault:
    return vault_of("recruitment")


@pytest.fixture
def reason() -> UUID:
    return uuid4()


def test_a_preserved_persons_keys_wait_for_the_end_and_open_for_nobody(
    vault: Vault, vault_of: VaultOf, entry_of: EntryOf, person: UUID, reason: UUID, live_keys: LiveKeys
) -> None:
    first, second = vault.seal([entry_of("one", person), entry_of("two", person)])
    assert vault.preserve(person, reason)
    assert vault_of("matching").destroy([first.key]) == vault.destroy([first.key]) == {first.key}
    assert live_keys() == 2
    assert vault.open([first, second]) == [None, "two"]
    assert vault.end_preservation(reason) == 1
    assert (live_keys(), vault.open([first, second])) == (1, [None, "two"])
    assert vault.destroy([first.key, second.key]) == frozenset()


def test_a_text_about_two_people_waits_for_each_of_them(
    vault: Vault, entry_of: EntryOf, person: UUID, reason: UUID, live_keys: LiveKeys
) -> None:
    other = uuid4()
    note, own = vault.seal([entry_of("ours", person, other), entry_of("mine", person)])
    vault.preserve(other, reason)
    assert vault.destroy([note.key, own.key]) == {note.key}
    assert live_keys() == 1


def test_each_reason_ends_by_itself(vault: Vault, entry_of: EntryOf, person: UUID, live_keys: LiveKeys) -> None:
    first, second = uuid4(), uuid4()
    (sealed,) = vault.seal([entry_of("one", person)])
    assert vault.preserve(person, first)
    assert vault.preserve(person, second)
    vault.destroy([sealed.key])
    assert (vault.end_preservation(first), live_keys(), vault.preserves(person)) == (0, 1, True)
    assert (vault.end_preservation(second), live_keys(), vault.preserves(person)) == (1, 0, False)
    assert vault.end_preservation(second) == 0


def test_with_a_last_day_it_ends_by_itself(vault: Vault, entry_of: EntryOf, person: UUID, reason: UUID) -> None:
    today = datetime.now(UTC).date()
    (sealed,) = vault.seal([entry_of("one", person)])
    vault.preserve(person, reason, today + timedelta(days=1))
    assert vault.destroy([sealed.key]) == {sealed.key}
    vault.preserve(person, reason, today - timedelta(days=2))
    assert vault.destroy([sealed.key]) == frozenset()


def test_a_preserved_person_is_not_erased_and_nothing_says_that_they_were(
    vault: Vault, entry_of: EntryOf, key_file: KeyFile, tenant: str, person: UUID, reason: UUID
) -> None:
    sealed = vault.seal([entry_of("one", person)])
    vault.preserve(person, reason)
    assert not vault.begin_erasure(person)
    with pytest.raises(SubjectPreserved):
        vault.erase(person)
    assert (vault.open(sealed), vault.erased([person]), dict(key_file.of(tenant).erased())) == (["one"], set(), {})
    vault.end_preservation(reason)
    assert vault.erase(person) == 1


def test_once_an_erasure_is_certain_nothing_is_preserved_or_sealed(
    vault: Vault, entry_of: EntryOf, person: UUID, reason: UUID
) -> None:
    sealed = vault.seal([entry_of("one", person)])
    assert vault.begin_erasure(person)
    assert vault.begin_erasure(person)
    assert not vault.preserve(person, reason)
    with pytest.raises(SubjectErased):
        vault.seal([entry_of("two", person)])
    assert (vault.open(sealed), vault.everyone_erased()) == (["one"], {})
    assert vault.erase(person) == 1
    assert not vault.preserve(person, reason)


def test_what_an_erased_person_shares_with_a_preserved_one_waits_unreadable(
    vault: Vault, entry_of: EntryOf, person: UUID, reason: UUID, live_keys: LiveKeys
) -> None:
    other = uuid4()
    sealed = vault.seal([entry_of("ours", person, other), entry_of("mine", person)])
    vault.preserve(other, reason)
    assert (vault.erase(person), vault.erase(person)) == (1, 0)
    assert (live_keys(), vault.open(sealed)) == (1, [None, None])
    assert vault.end_preservation(reason) == 1
    assert live_keys() == 0


def test_an_erasure_on_record_ends_what_preserves_the_person_alone(
    vault: Vault, entry_of: EntryOf, person: UUID, reason: UUID, live_keys: LiveKeys
) -> None:
    """As after a restore of the vault from before. Somebody else under the same reason stays preserved."""
    other = uuid4()
    sealed = vault.seal([entry_of("mine", person), entry_of("another's", other)])
    vault.preserve(person, reason)
    vault.preserve(other, reason)
    assert vault.erase(person, on_record=True) == 1
    assert vault.open(sealed) == [None, "another's"]
    assert (vault.preserves(person), vault.preserves(other), live_keys()) == (False, True, 1)


def test_another_trusts_preservation_is_none_of_this_one(vault: Vault, vault_of: VaultOf, person: UUID, reason: UUID) -> None:
    vault_of("recruitment", tenant="another").preserve(person, reason)
    assert not vault.preserves(person)
    assert vault.begin_erasure(person)
