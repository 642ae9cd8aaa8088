"""People in lists that come again: recognised by a keyed digest, in their own trust, until they are erased."""

from collections.abc import Callable
from uuid import UUID, uuid4

from plp_kit.vault.recognising import digest
from plp_kit.vault.vault import Vault

VaultOf = Callable[..., Vault]
SECRET, OTHER_SECRET = b"one", b"another"


def unique() -> str:
    return f"{uuid4()}@example.nhs.uk"


def test_an_address_is_recognised_in_whatever_case_and_by_nobody_without_the_secret() -> None:
    assert digest(SECRET, " Ada@Example.nhs.uk") == digest(SECRET, "ada@example.nhs.uk")
    assert digest(SECRET, "ada@example.nhs.uk") != digest(OTHER_SECRET, "ada@example.nhs.uk")


def test_the_first_who_is_noted_stays(vault_of: VaultOf, person: UUID) -> None:
    vault, found, second = vault_of("recruitment"), digest(SECRET, unique()), uuid4()
    vault.register([person, second])
    assert vault.recognition.known([found]) == {}
    assert vault.recognition.note({found: person}) == {found: person}
    assert vault.recognition.note({found: second}) == {found: person}


def test_another_trust_recognises_nobody(vault_of: VaultOf, person: UUID) -> None:
    vault, found = vault_of("recruitment"), digest(SECRET, unique())
    vault.register([person])
    vault.recognition.note({found: person})
    assert vault_of("recruitment", "tzb").recognition.known([found]) == {}


def test_an_erased_person_is_not_recognised_and_never_noted_again(vault_of: VaultOf, person: UUID) -> None:
    vault, found = vault_of("recruitment"), digest(SECRET, unique())
    vault.register([person])
    vault.recognition.note({found: person})
    vault.erase(person)
    assert vault.recognition.known([found]) == {}
    assert vault.recognition.note({found: person}) == {}


def test_what_led_to_one_id_of_a_person_leads_to_the_other(vault_of: VaultOf, person: UUID) -> None:
    vault, found, now = vault_of("recruitment"), digest(SECRET, unique()), uuid4()
    vault.register([person, now])
    vault.recognition.note({found: person})
    vault.recognition.move(person, now)
    assert vault.recognition.known([found]) == {found: now}


def test_nothing_leads_to_an_id_that_was_erased(vault_of: VaultOf, person: UUID) -> None:
    vault, found, now = vault_of("recruitment"), digest(SECRET, unique()), uuid4()
    vault.register([person])
    vault.recognition.note({found: person})
    vault.erase(now)
    vault.recognition.move(person, now)
    assert vault.recognition.known([found]) == {found: person}


def test_another_service_sees_and_moves_nothing_of_it(vault_of: VaultOf, person: UUID) -> None:
    vault, other, found, now = vault_of("recruitment"), vault_of("matching"), digest(SECRET, unique()), uuid4()
    vault.register([person, now])
    vault.recognition.note({found: person})
    other.recognition.move(person, now)
    assert other.recognition.known([found]) == {}
    assert vault.recognition.known([found]) == {found: person}
