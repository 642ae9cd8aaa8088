"""What a database's own catalogue says of its walls: every fault, in words; nothing when there is none."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, LiteralString

from plp_kit.core.database import Db
from tests.walls.exceptions import DEFINERS, NAMED_TENANT, SPANNING, is_walled

TENANT: Final = "((tenant)::text = (( SELECT (current_setting('app.tenant'::text))::tenant_code AS current_setting))::text)"
DEFAULT: Final = "(current_setting('app.tenant'::text))::tenant_code"
CODE: Final = "CHECK ((VALUE ~ '^[a-z][a-z0-9]{1,15}$'::text))"


@dataclass(frozen=True, slots=True)
class Table:
    oid: int
    name: str
    is_secured: bool
    is_forced: bool


def tables(db: Db) -> list[Table]:
    """Every table, partitions among them, in whichever schema. `db` is a superuser's, here and below."""
    return [Table(*row) for row in db.execute(TABLES)]


def walled(db: Db, kind: str) -> list[Table]:
    """Those that the setting of a tenant must wall."""
    return [table for table in tables(db) if is_walled(kind, table.name)]


def faults(db: Db, kind: str) -> list[str]:
    every_fault = [
        *(fault for table in walled(db, kind) for fault in _of_table(db, table)),
        *(f"{name} is a {what}, which no policy walls" for name, what in db.execute(POLICYLESS)),
        *(f"{name} is a view with its owner's rights" for (name,) in db.execute(VIEWS)),
        *(f"{name} runs with its owner's rights" for (name,) in db.execute(FUNCTIONS) if name not in DEFINERS),
        *(f"tenant_code is checked by {check}" for (check,) in db.execute(DOMAIN) if check != CODE),
    ]
    return sorted(every_fault)


def _of_table(db: Db, table: Table) -> Iterator[str]:
    if not table.is_secured:
        yield f"{table.name} has no row-level security"
    if not table.is_forced:
        yield f"{table.name} does not hold its owner"
    yield from _of_column(db, table)
    for index, column in db.execute(UNIQUE, (table.oid,)):
        if column != "tenant":
            yield f"{table.name}: {index} is unique, but not within a tenant"
    for constraint, columns, theirs in db.execute(REFERENCES, (table.oid,)):
        if ("tenant", "tenant") not in zip(columns, theirs, strict=True):
            yield f"{table.name}: {constraint} refers across tenants"
    yield from _of_policies(db, table)


def _of_column(db: Db, table: Table) -> Iterator[str]:
    row = db.execute(COLUMN, (table.oid,)).fetchone()
    if row is None:
        yield f"{table.name} has no tenant"
        return
    kind, is_required, default = row
    if (kind, is_required) != ("tenant_code", True):
        yield f"{table.name}.tenant is {kind}{'' if is_required else ', or nothing'}"
    if default != (None if table.name in NAMED_TENANT else DEFAULT):
        yield f"{table.name}.tenant is {default} by default"


def _of_policies(db: Db, table: Table) -> Iterator[str]:
    """The permissive ones: restrictive policies only take away."""
    for policy, roles, using, check in db.execute(POLICIES, (table.oid,)):
        for role in roles:
            allowed = {TENANT, None, "true"} if (table.name, role) in SPANNING else {TENANT, None}
            if not {using, check} <= allowed or role == "public":
                yield f"{table.name}: {policy} shows {role} more than its tenant"


TABLES: Final[LiteralString] = """
    SELECT oid, relname, relrowsecurity, relforcerowsecurity FROM pg_class
    WHERE relkind IN ('r', 'p') AND relnamespace IN (SELECT oid FROM pg_namespace WHERE nspname !~ '^(pg_|information_schema)')
    ORDER BY relname"""
POLICYLESS: Final[LiteralString] = """
    SELECT relname, CASE relkind WHEN 'm' THEN 'materialized view' ELSE 'foreign table' END FROM pg_class
    WHERE relkind IN ('m', 'f') AND relnamespace IN (SELECT oid FROM pg_namespace WHERE nspname !~ '^(pg_|information_schema)')"""
VIEWS: Final[LiteralString] = """
    SELECT relname FROM pg_class
    WHERE relkind = 'v' AND relnamespace IN (SELECT oid FROM pg_namespace WHERE nspname !~ '^(pg_|information_schema)')
          AND NOT coalesce('security_invoker=true' = ANY (reloptions), false)"""
FUNCTIONS: Final[LiteralString] = """
    SELECT proname FROM pg_proc
    WHERE prosecdef AND pronamespace IN (SELECT oid FROM pg_namespace WHERE nspname !~ '^(pg_|information_schema)')"""
DOMAIN: Final[LiteralString] = """
    SELECT pg_get_constraintdef(c.oid) FROM pg_type t LEFT JOIN pg_constraint c ON c.contypid = t.oid
    WHERE t.typname = 'tenant_code'"""
COLUMN: Final[LiteralString] = """
    SELECT format_type(a.atttypid, a.atttypmod), a.attnotnull, pg_get_expr(d.adbin, d.adrelid)
    FROM pg_attribute a LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
    WHERE a.attrelid = %s AND a.attname = 'tenant' AND NOT a.attisdropped"""
UNIQUE: Final[LiteralString] = """
    SELECT i.indexrelid::regclass::text, a.attname
    FROM pg_index i LEFT JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = i.indkey[0] AND a.attnum > 0
    WHERE i.indrelid = %s AND (i.indisunique OR i.indisexclusion)"""
REFERENCES: Final[LiteralString] = """
    SELECT c.conname,
           ARRAY (SELECT a.attname::text FROM unnest(c.conkey) WITH ORDINALITY AS p (number, place)
                  JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = p.number ORDER BY p.place),
           ARRAY (SELECT a.attname::text FROM unnest(c.confkey) WITH ORDINALITY AS p (number, place)
                  JOIN pg_attribute a ON a.attrelid = c.confrelid AND a.attnum = p.number ORDER BY p.place)
    FROM pg_constraint c WHERE c.contype = 'f' AND c.conrelid = %s"""
POLICIES: Final[LiteralString] = """
    SELECT polname,
           CASE WHEN 0 = ANY (polroles) THEN ARRAY['public']
                ELSE ARRAY (SELECT rolname::text FROM pg_roles WHERE oid = ANY (polroles)) END,
           pg_get_expr(polqual, polrelid), pg_get_expr(polwithcheck, polrelid)
    FROM pg_policy WHERE polpermissive AND polrelid = %s"""
