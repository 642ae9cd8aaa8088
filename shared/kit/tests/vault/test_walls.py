"""What the database itself refuses, to raw SQL through a service's own role."""

from collections.abc import Callable
from typing import LiteralString
from uuid import UUID, uuid4

import pytest
from psycopg import Connection, errors, sql
from psycopg.rows import TupleRow

from plp_kit.vault.vault import Entry, NotInAudience, Vault

VaultOf = Callable[..., Vault]
EntryOf = Callable[..., Entry]
Connect = Callable[..., Connection[TupleRow]]

READS: tuple[LiteralString, ...] = (
    "SELECT FROM subjects",
    "SELECT FROM keys",
    "SELECT FROM principals",
)
WRITES: tuple[LiteralString, ...] = (
    "INSERT INTO subjects (id) VALUES (gen_random_uuid())",
    "INSERT INTO keys (id, audience, generation, wrapped) VALUES (gen_random_uuid(), '{recruitment}', 1, '')",
    "INSERT INTO key_subjects (subject, key) VALUES (gen_random_uuid(), gen_random_uuid())",
    "SELECT destroy_keys('{}')",
    "SELECT erase_subject(gen_random_uuid())",
    "SELECT begin_erasure(ARRAY[gen_random_uuid()])",
    "SELECT preserve(gen_random_uuid(), gen_random_uuid(), NULL)",
    "SELECT end_preservation(gen_random_uuid())",
    "SELECT preserves(gen_random_uuid())",
    "SELECT preservations()",
    "SELECT rewrap_keys('{}', '{}', 2)",
    "SELECT retire_generations(1)",
    "SELECT move_recognised(gen_random_uuid(), gen_random_uuid())",
    "SELECT person_of(sha256(''), 0)",
    "SELECT compare_sign_ins(0)",
    "SELECT hold_until('{}', '{}', '{}', '{}')",
    "SELECT hold_signed_in(gen_random_uuid())",
    "SELECT hold_listed('{}')",
    "SELECT sweep_links()",
)
FORBIDDEN: tuple[LiteralString, ...] = (
    "UPDATE subjects SET erased_at = NULL",
    "UPDATE subjects SET erasing_at = NULL",
    "SELECT FROM preserved",
    "INSERT INTO preserved (reason, subject) VALUES (gen_random_uuid(), gen_random_uuid())",
    "DELETE FROM preserved",
    "UPDATE keys SET wrapped = NULL, destroyed_on = current_date",
    "UPDATE keys SET waits = false",
    "SELECT mark_erasing(gen_random_uuid())",
    "SELECT destroy_unless_preserved('{}')",
    "INSERT INTO subjects (id, erased_at) VALUES (gen_random_uuid(), now())",
    "INSERT INTO subjects (tenant, id) VALUES ('other', gen_random_uuid())",
    "UPDATE keys SET audience = '{recruitment,matching,evaluation}'",
    "UPDATE keys SET wrapped = 'mine', destroyed_on = NULL",
    "UPDATE keys SET tenant = 'other'",
    "INSERT INTO keys (tenant, id, audience, generation, wrapped) VALUES ('other', gen_random_uuid(), '{recruitment}', 1, '')",
    "SELECT FROM key_subjects WHERE subject IS NOT NULL",
    "UPDATE keys SET generation = 7",
    "SELECT keeper()",
    "SELECT FROM generations",
    "UPDATE generations SET lowest = 1",
    "INSERT INTO generations (lowest) VALUES (1)",
    "UPDATE recognised SET subject = gen_random_uuid()",
    "DELETE FROM recognised",
    "INSERT INTO recognised (service, digest, subject) SELECT 'matching', sha256(''), id FROM subjects",
    "SELECT FROM sign_ins",
    "INSERT INTO sign_ins (digest, subject) SELECT sha256(''), id FROM subjects",
    "UPDATE sign_ins SET subject = gen_random_uuid()",
    "DELETE FROM sign_ins",
    "SELECT FROM sign_ins_made",
    "UPDATE sign_ins_made SET made = 99",
    "DELETE FROM sign_ins_seen",
    "UPDATE sign_ins_seen SET number = 0",
    "SELECT note_seen('matching', 0)",
    "SELECT FROM held_until",
    "UPDATE held_until SET day = current_date",
    "DELETE FROM held_until",
    "SELECT nothing_held(gen_random_uuid())",
    "SELECT keep_sign_in(gen_random_uuid())",
    "SELECT hold_for_its_own_sake('{}', 'recruitment')",
    "SELECT FROM holders",
    "INSERT INTO holders (service, told_on, run) VALUES ('matching', current_date, '')",
    "DELETE FROM keys",
    "DELETE FROM subjects",
    "DELETE FROM key_subjects",
    "TRUNCATE keys CASCADE",
    "INSERT INTO principals (login, service) VALUES ('me', 'evaluation')",
    "UPDATE principals SET service = 'evaluation'",
    "INSERT INTO services (name) VALUES ('mine')",
    "ALTER TABLE keys DISABLE ROW LEVEL SECURITY",
    "CREATE TABLE mine (id uuid)",
    "SET ROLE plp_owner",
)


def test_a_service_reaches_no_other_audiences_key(
    vault_of: VaultOf, entry_of: EntryOf, connect: Connect, person: UUID, live_keys: Callable[[], int]
) -> None:
    (sealed,) = vault_of("recruitment").seal([entry_of("one", person)])
    outside, inside = connect("evaluation"), connect("matching")
    assert outside.execute("SELECT FROM keys WHERE id = %s", (sealed.key,)).fetchall() == []
    assert outside.execute("SELECT destroy_keys(ARRAY[%s]::uuid[])", (sealed.key,)).fetchall() == []
    assert len(inside.execute("SELECT FROM keys WHERE id = %s", (sealed.key,)).fetchall()) == 1
    assert live_keys() == 1


@pytest.mark.parametrize("statement", FORBIDDEN)
def test_a_service_may_not(
    vault_of: VaultOf, entry_of: EntryOf, connect: Connect, person: UUID, statement: LiteralString
) -> None:
    vault_of("recruitment").seal([entry_of("one", person)])
    vault_of("recruitment").erase(uuid4())
    with pytest.raises((errors.InsufficientPrivilege, errors.CheckViolation)):
        connect("recruitment").execute(statement)


@pytest.mark.parametrize("statement", [*READS, *WRITES])
@pytest.mark.parametrize("login", ["recruitment", "recruitment at rha"])
def test_a_missing_tenant_is_an_error(vault_of: VaultOf, connect: Connect, login: str, statement: LiteralString) -> None:
    vault_of("recruitment").register([uuid4()])
    with pytest.raises(errors.UndefinedObject, match=r"app\.tenant"):
        connect(login, tenant=None).execute(statement)


@pytest.mark.parametrize("statement", [*READS, *WRITES])
def test_a_tenant_left_over_empty_is_an_error(vault_of: VaultOf, connect: Connect, tenant: str, statement: LiteralString) -> None:
    vault_of("recruitment").register([uuid4()])
    db = connect("recruitment", tenant=None)
    with db.transaction():
        db.execute("SELECT set_config('app.tenant', %s, true)", (tenant,))
    with pytest.raises(errors.CheckViolation, match="tenant_code"):
        db.execute(statement)


def test_another_tenants_rows_are_invisible(vault_of: VaultOf, entry_of: EntryOf, connect: Connect, person: UUID) -> None:
    (sealed,) = vault_of("recruitment").seal([entry_of("one", person)])
    for login in ("recruitment", "owner"):
        elsewhere = connect(login, tenant="elsewhere")
        assert elsewhere.execute("SELECT FROM keys").fetchall() == []
        assert elsewhere.execute("SELECT FROM subjects").fetchall() == []
    with pytest.raises(NotInAudience):
        vault_of("recruitment", tenant="elsewhere").open([sealed])
    with pytest.raises(NotInAudience):
        vault_of("recruitment", tenant="elsewhere").destroy([sealed.key])


def test_a_login_of_one_tenant_acts_for_that_one_alone(vault_of: VaultOf, entry_of: EntryOf, person: UUID) -> None:
    own = vault_of("recruitment at rha", tenant="rha")
    assert own.open(own.seal([entry_of("one", person)])) == ["one"]
    others = vault_of("recruitment").seal([entry_of("two", person)])
    wrong = vault_of("recruitment at rha")
    with pytest.raises(NotInAudience):
        wrong.open(others)
    with pytest.raises(errors.InsufficientPrivilege):
        wrong.register([uuid4()])
    with pytest.raises(errors.InsufficientPrivilege):
        wrong.erase(person)
    assert wrong.erased([person]) == set()
    assert vault_of("recruitment").open(others) == ["two"]


@pytest.mark.parametrize("statement", WRITES[:3])
def test_a_login_of_one_tenant_writes_nothing_for_another(connect: Connect, statement: LiteralString) -> None:
    with pytest.raises(errors.InsufficientPrivilege, match=r"row-level security|acts for no service"):
        connect("recruitment at rha").execute(statement)


def test_a_login_sees_itself_alone_and_for_its_own_tenant(connect: Connect) -> None:
    assert connect("matching").execute("SELECT service, login = current_user FROM principals").fetchall() == [("matching", True)]
    assert connect("recruitment at rha", tenant="rha").execute("SELECT tenant FROM principals").fetchall() == [("rha",)]
    assert connect("recruitment at rha").execute("SELECT FROM principals").fetchall() == []


def test_a_service_cannot_become_the_owner(connect: Connect, vault_name: str) -> None:
    with pytest.raises(errors.InsufficientPrivilege):
        connect("recruitment").execute(sql.SQL("SET ROLE {}").format(sql.Identifier(f"{vault_name}_owner")))


def test_every_table_of_a_tenant_is_walled(admin: Connection[TupleRow]) -> None:
    tables = admin.execute(
        """SELECT relname, relrowsecurity AND relforcerowsecurity FROM pg_class
           JOIN pg_attribute ON attrelid = pg_class.oid AND attname = 'tenant' WHERE relkind = 'r' ORDER BY relname"""
    ).fetchall()
    names = (
        *("generations", "held_until", "holders", "key_subjects", "keys", "preserved", "principals", "recognised"),
        *("sign_ins", "sign_ins_made", "sign_ins_seen", "subjects"),
    )
    assert tables == [(name, True) for name in names]


def test_every_unique_index_of_a_tenants_table_begins_with_the_tenant(admin: Connection[TupleRow]) -> None:
    first_columns = admin.execute(
        """SELECT DISTINCT indrelid::regclass::text, attname FROM pg_index
           JOIN pg_attribute ON attrelid = indrelid AND attnum = indkey[0]
           WHERE indisunique AND indrelid::regclass::text IN
                 ('generations', 'held_until', 'holders', 'keys', 'subjects', 'key_subjects', 'preserved', 'recognised',
                  'sign_ins', 'sign_ins_made', 'sign_ins_seen')
           ORDER BY 1"""
    ).fetchall()
    names = (
        *("generations", "held_until", "holders", "key_subjects", "keys", "preserved", "recognised"),
        *("sign_ins", "sign_ins_made", "sign_ins_seen", "subjects"),
    )
    assert first_columns == [(name, "tenant") for name in names]


def test_no_role_of_ours_is_above_the_walls(admin: Connection[TupleRow]) -> None:
    mighty = admin.execute(
        """SELECT rolname FROM pg_roles
           WHERE (rolname IN ('plp_owner', 'plp_app')
                  OR oid IN (SELECT member FROM pg_auth_members WHERE roleid::regrole::text IN ('plp_owner', 'plp_app')))
                 AND (rolsuper OR rolbypassrls OR rolcreaterole OR rolcreatedb OR rolreplication)"""
    ).fetchall()
    assert mighty == []
