"""Who signs in: a random id for each person and trust, which nobody can change, until they are erased or nothing is held."""

from collections.abc import Callable
from datetime import date, timedelta
from uuid import UUID, uuid4

import pytest
from psycopg import Connection, errors
from psycopg.rows import TupleRow

from plp_kit.vault.sign_ins import digest
from plp_kit.vault.vault import Entry, Vault

VaultOf = Callable[..., Vault]
EntryOf = Callable[..., Entry]
Connect = Callable[..., Connection[TupleRow]]

ISSUER = "https://issuer.test"
YESTERDAY, TODAY = date.today() - timedelta(days=1), date.today()  # noqa: DTZ011 - the vault's day is the system's


def somebody() -> bytes:
    return digest(b"one", ISSUER, f"auth0|{uuid4()}")


def past(owner: Connection[TupleRow], person: UUID) -> None:
    """As if the person had signed in two years ago."""
    owner.execute("UPDATE held_until SET day = current_date - 1 WHERE subject = %s", (person,))


def test_a_digest_tells_issuer_and_subject_apart_and_needs_the_secret() -> None:
    assert digest(b"one", ISSUER, "ada") == digest(b"one", ISSUER, "ada")
    others = {digest(b"one", ISSUER, "Ada"), digest(b"one", f"{ISSUER}/a", "da"), digest(b"two", ISSUER, "ada")}
    assert len(others - {digest(b"one", ISSUER, "ada")}) == 3


def test_every_service_knows_a_person_by_one_id_and_another_trust_by_another(vault_of: VaultOf) -> None:
    ada = somebody()
    person = vault_of("recruitment").sign_ins.make(ada, 0).person
    assert vault_of("matching").sign_ins.make(ada, 0).person == person
    assert vault_of("recruitment").sign_ins.make(somebody(), 0).person != person
    assert vault_of("recruitment", "tzb").sign_ins.make(ada, 0).person != person


def test_an_id_is_registered_so_that_something_can_be_sealed_for_it(vault_of: VaultOf, connect: Connect) -> None:
    person = vault_of("recruitment").sign_ins.make(somebody(), 0).person
    assert len(connect("recruitment").execute("SELECT FROM subjects WHERE id = %s", (person,)).fetchall()) == 1


def test_after_erasure_the_same_sign_in_is_a_new_person(vault_of: VaultOf, connect: Connect) -> None:
    vault, ada = vault_of("recruitment"), somebody()
    person = vault.sign_ins.make(ada, 0).person
    vault.erase(person)
    assert vault.sign_ins.make(ada, 0).person != person
    rows = connect("owner").execute("SELECT FROM held_until WHERE subject = %s", (person,)).fetchall()
    assert rows == []


def test_only_a_transaction_that_sees_what_others_commit_may_ask(connect: Connect) -> None:
    db = connect("recruitment")
    db.execute("SET default_transaction_isolation = 'repeatable read'")
    with pytest.raises(errors.InvalidTransactionState):
        db.execute("SELECT person_of(%s, 0)", (somebody(),))


def test_a_sign_in_is_kept_for_two_years(vault_of: VaultOf, connect: Connect) -> None:
    vault = vault_of("recruitment")
    person = vault.sign_ins.make(somebody(), 0).person
    ((until,),) = connect("owner").execute("SELECT day FROM held_until WHERE subject = %s", (person,)).fetchall()
    assert until.year == TODAY.year + 2
    assert vault.sign_ins.sweep() == 0


def test_once_every_services_day_is_past_the_sign_in_is_swept(vault_of: VaultOf, connect: Connect) -> None:
    vault, matching, ada = vault_of("recruitment"), vault_of("matching"), somebody()
    person = vault.sign_ins.make(ada, 0).person
    past(connect("owner"), person)
    matching.sign_ins.hold_until(person, TODAY)
    assert vault.sign_ins.sweep() == 0
    past(connect("owner"), person)
    assert vault.sign_ins.sweep() == 1
    assert vault.sign_ins.make(ada, 0).person != person


def test_a_day_only_moves_later(vault_of: VaultOf, connect: Connect) -> None:
    vault = vault_of("recruitment")
    person = vault.sign_ins.make(somebody(), 0).person
    vault.sign_ins.hold_until(person, YESTERDAY)
    assert vault.sign_ins.sweep() == 0
    vault.sign_ins.hold_until(person, TODAY + timedelta(days=3000))
    ((until,),) = connect("owner").execute("SELECT day FROM held_until WHERE subject = %s", (person,)).fetchall()
    assert until == TODAY + timedelta(days=3000)


def test_while_a_key_of_theirs_is_left_the_sign_in_stays(vault_of: VaultOf, connect: Connect, entry_of: EntryOf) -> None:
    vault = vault_of("recruitment")
    person = vault.sign_ins.make(somebody(), 0).person
    past(connect("owner"), person)
    (sealed,) = vault.seal([entry_of("one", person)])
    assert vault.sign_ins.sweep() == 0
    vault.destroy([sealed.key])
    assert vault.sign_ins.sweep() == 1


def test_who_never_signed_in_has_nothing_to_keep(vault_of: VaultOf, connect: Connect, person: UUID) -> None:
    vault_of("recruitment").sign_ins.hold_until(person, TODAY)
    assert connect("owner").execute("SELECT FROM held_until").fetchall() == []
