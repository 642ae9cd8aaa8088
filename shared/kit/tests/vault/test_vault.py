"""Sealing, opening and destroying, against a real vault."""

from collections.abc import Callable
from dataclasses import replace
from uuid import UUID, uuid4

import pytest
from psycopg import errors

from plp_kit.core.database import Database
from plp_kit.vault.key_file import KeyFile
from plp_kit.vault.sealing import Tampered
from plp_kit.vault.tenant_keys import TenantKeyMissing
from plp_kit.vault.vault import Entry, NotInAudience, Vault

VaultOf = Callable[..., Vault]
EntryOf = Callable[..., Entry]


def test_every_service_of_the_audience_opens_what_was_sealed(vault_of: VaultOf, entry_of: EntryOf, person: UUID) -> None:
    sealed = vault_of("recruitment").seal([entry_of("to lead a ward", person)])
    assert vault_of("recruitment").open(sealed) == ["to lead a ward"]
    assert vault_of("matching").open(sealed) == ["to lead a ward"]


def test_a_service_outside_the_audience_opens_nothing(vault_of: VaultOf, entry_of: EntryOf, person: UUID) -> None:
    (closed,) = vault_of("recruitment").seal([entry_of("to lead a ward", person)])
    (open_,) = vault_of("recruitment").seal([entry_of("to be heard", person, audience=("recruitment", "evaluation"))])
    with pytest.raises(NotInAudience) as refused:
        vault_of("evaluation").open([open_, closed])
    assert refused.value.keys == {closed.key}


def test_a_service_may_seal_what_only_others_open(vault_of: VaultOf, entry_of: EntryOf, person: UUID) -> None:
    sealed = vault_of("recruitment").seal([entry_of("for evaluation", person, audience=("evaluation",))])
    assert vault_of("evaluation").open(sealed) == ["for evaluation"]
    with pytest.raises(NotInAudience):
        vault_of("recruitment").open(sealed)


def test_each_entry_has_a_key_of_its_own_and_the_order_stays(vault_of: VaultOf, entry_of: EntryOf, person: UUID) -> None:
    vault = vault_of("recruitment")
    texts = ["one", "", "three", "dreißig 🌱"]
    sealed = vault.seal([replace(entry_of(text, person), label=str(number)) for number, text in enumerate(texts)])
    assert len({value.key for value in sealed}) == len(texts)
    assert [value.label for value in sealed] == ["0", "1", "2", "3"]
    assert vault.open(sealed) == texts
    assert vault.open([sealed[3], sealed[0], sealed[3]]) == [texts[3], texts[0], texts[3]]


def test_nothing_to_do_is_done(vault_of: VaultOf) -> None:
    vault = vault_of("recruitment")
    assert vault.seal([]) == []
    assert vault.open([]) == []
    assert vault.erased([]) == set()
    vault.register([])
    vault.destroy([])


def test_registering_twice_is_harmless(vault_of: VaultOf, person: UUID) -> None:
    vault = vault_of("recruitment")
    vault.register([person, uuid4()])
    vault.register([person])
    assert vault.erased([person]) == set()


def test_a_destroyed_entry_is_unreadable_and_the_others_stay(vault_of: VaultOf, entry_of: EntryOf, person: UUID) -> None:
    first, second = vault_of("recruitment").seal([entry_of("one", person), entry_of("two", person)])
    vault_of("matching").destroy([first.key])
    vault_of("recruitment").destroy([first.key])
    assert vault_of("recruitment").open([first, second]) == [None, "two"]
    assert vault_of("recruitment").erased([person]) == set()


def test_a_service_outside_the_audience_destroys_nothing(vault_of: VaultOf, entry_of: EntryOf, person: UUID) -> None:
    closed, open_ = vault_of("recruitment").seal(
        [entry_of("closed", person), entry_of("open", person, audience=("recruitment", "evaluation"))]
    )
    with pytest.raises(NotInAudience) as refused:
        vault_of("evaluation").destroy([open_.key, closed.key])
    assert refused.value.keys == {closed.key}
    assert vault_of("recruitment").open([closed, open_]) == ["closed", "open"]


def test_a_value_moved_or_changed_is_tampered(vault_of: VaultOf, entry_of: EntryOf, person: UUID) -> None:
    vault = vault_of("recruitment")
    first, second = vault.seal([entry_of("one", person), entry_of("two", person)])
    for changed in (
        replace(first, stream="application-2"),
        replace(first, label="fears"),
        replace(first, text=second.text),
        replace(first, key=second.key),
        replace(first, text=first.text[:-4]),
    ):
        with pytest.raises(Tampered, match=str(changed.key)):
            vault.open([second, changed])


def test_an_audience_that_is_no_service_is_refused(vault_of: VaultOf, entry_of: EntryOf, person: UUID) -> None:
    with pytest.raises(errors.InsufficientPrivilege, match="audience_is_known"):
        vault_of("recruitment").seal([entry_of("one", person, audience=("recruitment", "recruitmnet"))])


def test_an_entry_needs_an_audience_and_a_subject(entry_of: EntryOf, person: UUID) -> None:
    with pytest.raises(ValueError, match="hopes of application-1"):
        entry_of("one", person, audience=())
    with pytest.raises(ValueError, match="hopes of application-1"):
        entry_of("one")


def test_a_tenant_without_a_key_seals_nothing(
    database_of: Callable[[str], Database], key_file: KeyFile, tenant: str, entry_of: EntryOf, person: UUID
) -> None:
    with pytest.raises(TenantKeyMissing, match=tenant):
        Vault(database_of("recruitment"), tenant, key_file.of(tenant)).seal([entry_of("one", person)])


def test_no_text_shows_in_what_may_be_logged(vault_of: VaultOf, entry_of: EntryOf, person: UUID) -> None:
    entry = entry_of("MARKER", person)
    (sealed,) = vault_of("recruitment").seal([entry])
    with pytest.raises(Tampered) as tampered:
        vault_of("recruitment").open([replace(sealed, label="fears")])
    assert "MARKER" not in f"{entry!r} {sealed!r} {tampered.value!r}"
