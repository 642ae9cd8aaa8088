"""Who signs in: a random id for each person and trust, which nobody can change, until they are erased or nothing is held."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import LiteralString
from uuid import UUID, uuid4

import pytest
from psycopg import Connection, errors
from psycopg.rows import TupleRow

from plp_kit.core.joined_identities import joined
from plp_kit.vault.sign_ins import digest
from plp_kit.vault.vault import Entry, Vault

VaultOf = Callable[..., Vault]
EntryOf = Callable[..., Entry]
Connect = Callable[..., Connection[TupleRow]]

ISSUER = "https://issuer.test"
TODAY = datetime.now(UTC).date()  # As the vault's server has it.
YESTERDAY = TODAY - timedelta(days=1)


def somebody() -> bytes:
    return digest(b"one", ISSUER, f"auth0|{uuid4()}")


def past(owner: Connection[TupleRow], person: UUID, service: str | None = None) -> None:
    """As if the person had signed in two years ago, and every period were over; or that of one service."""
    owner.execute(
        "UPDATE held_until SET day = current_date - 1 WHERE subject = %s AND service = coalesce(%s, service)", (person, service)
    )


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


def test_after_erasure_the_same_sign_in_is_a_new_person(vault_of: VaultOf) -> None:
    vault, ada = vault_of("recruitment"), somebody()
    person = vault.sign_ins.make(ada, 0).person
    vault.erase(person)
    assert vault.sign_ins.make(ada, 0).person != person


def test_only_a_transaction_that_sees_what_others_commit_may_ask(connect: Connect) -> None:
    db = connect("recruitment")
    db.execute("SET default_transaction_isolation = 'repeatable read'")
    with pytest.raises(errors.InvalidTransactionState):
        db.execute("SELECT person_of(%s, 0)", (somebody(),))


def test_a_sign_in_is_kept_for_two_years(vault_of: VaultOf, connect: Connect) -> None:
    vault = vault_of("recruitment")
    person = vault.sign_ins.make(somebody(), 0).person
    vault.sign_ins.hold_until({})
    ((until,),) = connect("owner").execute("SELECT day FROM held_until WHERE subject = %s", (person,)).fetchall()
    assert until.year == TODAY.year + 2
    assert vault.sign_ins.sweep() == 0


def test_whoever_asks_for_something_has_signed_in(vault_of: VaultOf, connect: Connect) -> None:
    """So nothing begins for somebody whose sign-in is about to go."""
    vault, ada = vault_of("recruitment"), somebody()
    person = vault.sign_ins.make(ada, 0).person
    past(connect("owner"), person)
    vault.sign_ins.hold_until({})
    assert vault.sign_ins.make(ada, 0).person == person
    assert vault.sign_ins.sweep() == 0


def test_once_every_services_day_is_past_the_sign_in_is_swept(vault_of: VaultOf, connect: Connect) -> None:
    vault, matching, ada = vault_of("recruitment"), vault_of("matching"), somebody()
    person = vault.sign_ins.make(ada, 0).person
    past(connect("owner"), person)
    vault.sign_ins.hold_until({person: YESTERDAY})
    matching.sign_ins.hold_until({person: TODAY})
    assert vault.sign_ins.sweep() == 0
    past(connect("owner"), person)
    assert vault.sign_ins.sweep() == 1
    assert vault.sign_ins.make(ada, 0).person != person


def test_a_day_moves_later_and_earlier_and_who_is_not_told_of_is_held_no_more(vault_of: VaultOf, connect: Connect) -> None:
    vault = vault_of("recruitment")
    person, other = (vault.sign_ins.make(somebody(), 0).person for _ in range(2))
    for day in (TODAY + timedelta(days=3000), TODAY + timedelta(days=30)):
        vault.sign_ins.hold_until({person: day, other: day})
        rows = connect("owner").execute("SELECT subject, day FROM held_until WHERE service = 'recruitment'").fetchall()
        assert dict(rows) == {person: day, other: day}
    vault.sign_ins.hold_until({person: TODAY})
    past(connect("owner"), other)
    past(connect("owner"), person, "sign_in")
    assert vault.sign_ins.sweep() == 1


@pytest.mark.parametrize(
    "silent",
    [
        "UPDATE holders SET told_on = current_date - 2 WHERE service = 'matching'",
        "UPDATE holders SET run = 'of the copy from which the vault was restored' WHERE service = 'matching'",
    ],
)
def test_nothing_is_swept_before_a_service_has_told_or_while_one_has_not_since_it_should(
    vault_of: VaultOf, connect: Connect, silent: LiteralString
) -> None:
    vault = vault_of("recruitment")
    past(connect("owner"), vault.sign_ins.make(somebody(), 0).person)
    assert vault.sign_ins.sweep() == 0
    for service in ("recruitment", "matching"):
        vault_of(service).sign_ins.hold_until({})
    connect("owner").execute(silent)
    assert vault.sign_ins.sweep() == 0
    vault_of("matching").sign_ins.hold_until({})
    assert vault.sign_ins.sweep() == 1


def test_while_a_key_of_theirs_is_left_the_sign_in_stays(vault_of: VaultOf, connect: Connect, entry_of: EntryOf) -> None:
    vault = vault_of("recruitment")
    person = vault.sign_ins.make(somebody(), 0).person
    past(connect("owner"), person)
    vault.sign_ins.hold_until({})
    (sealed,) = vault.seal([entry_of("one", person)])
    assert vault.sign_ins.sweep() == 0
    vault.destroy([sealed.key])
    assert vault.sign_ins.sweep() == 1


def test_nothing_that_leads_to_somebody_who_is_preserved_is_swept(vault_of: VaultOf, connect: Connect) -> None:
    vault, reason = vault_of("recruitment"), uuid4()
    person = vault.sign_ins.make(somebody(), 0).person
    past(connect("owner"), person)
    vault.preserve(person, reason)
    vault.sign_ins.hold_until({})
    assert vault.sign_ins.sweep() == 0
    vault.end_preservation(reason)
    assert vault.sign_ins.sweep() == 1


def test_of_one_human_the_latest_day_counts_for_every_id(vault_of: VaultOf, connect: Connect) -> None:
    """Ada signed in lately under one of hers. Nothing else is held of her."""
    vault, long_ago = vault_of("recruitment"), somebody()
    listed, ada = vault.sign_ins.make(long_ago, 0).person, vault.sign_ins.make(somebody(), 0).person
    past(connect("owner"), listed)
    vault.sign_ins.hold_until({}, joined([(listed, ada)]))
    assert vault.sign_ins.sweep() == 0
    past(connect("owner"), listed)
    past(connect("owner"), ada)
    vault.sign_ins.hold_until({}, joined([(listed, ada)]))
    assert vault.sign_ins.sweep() == 2


def test_the_digest_of_somebody_whom_lists_have_not_named_for_two_years_is_swept(vault_of: VaultOf, connect: Connect) -> None:
    """Until then lists recognise them. What their data are held for longer holds the digest, too."""
    vault, address = vault_of("recruitment"), b"ada's address"
    person = uuid4()
    vault.register([person])
    vault.recognition.note({address: person})
    vault.sign_ins.hold_until({})
    assert vault.sign_ins.sweep() == 0
    past(connect("owner"), person)
    vault.recognition.hold([person])
    assert vault.sign_ins.sweep() == 0
    past(connect("owner"), person)
    vault.sign_ins.hold_until({person: TODAY})
    assert vault.sign_ins.sweep() == 0
    vault.sign_ins.hold_until({})
    assert vault.sign_ins.sweep() == 1
    assert vault.recognition.known([address]) == {}


def test_nothing_is_held_of_the_erased(vault_of: VaultOf, connect: Connect) -> None:
    vault = vault_of("recruitment")
    person = vault.sign_ins.make(somebody(), 0).person
    vault.sign_ins.hold_until({person: TODAY})
    vault.erase(person)
    vault.sign_ins.hold_until({person: TODAY})
    vault.sign_ins.hold_for_two_years(person)
    vault.sign_ins.sweep()
    assert connect("owner").execute("SELECT FROM held_until").fetchall() == []
