"""Holes to plant in a database, and what must be said of each."""

from typing import Final, LiteralString

COLUMNS: Final = "tenant tenant_code NOT NULL DEFAULT current_setting('app.tenant')::tenant_code, id uuid NOT NULL"
WALL: Final = """ALTER TABLE planted ENABLE ROW LEVEL SECURITY; ALTER TABLE planted FORCE ROW LEVEL SECURITY;
    CREATE POLICY tenant ON planted TO plp_app, plp_owner
    USING (tenant = (SELECT current_setting('app.tenant')::tenant_code))
    WITH CHECK (tenant = (SELECT current_setting('app.tenant')::tenant_code));"""
GOOD: Final = f"CREATE TABLE planted ({COLUMNS}, PRIMARY KEY (tenant, id)); {WALL}"
PLANTED: Final[dict[str, tuple[LiteralString, list[str]]]] = {
    "a table as it should be": (GOOD, []),
    "a table without row-level security": (
        f"CREATE TABLE planted ({COLUMNS}, PRIMARY KEY (tenant, id))",
        ["planted does not hold its owner", "planted has no row-level security"],
    ),
    "a table that does not hold its owner": (
        f"{GOOD} ALTER TABLE planted NO FORCE ROW LEVEL SECURITY",
        ["planted does not hold its owner"],
    ),
    "a table without a tenant": (
        "CREATE TABLE planted (id uuid); ALTER TABLE planted ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY",
        ["planted has no tenant"],
    ),
    "a tenant that is any text": (
        f"CREATE TABLE planted (tenant text DEFAULT 'rha'); {WALL.replace('::tenant_code', '')}",
        [
            "planted.tenant is 'rha'::text by default",
            "planted.tenant is text, or nothing",
            "planted: tenant shows plp_app more than its tenant",
            "planted: tenant shows plp_owner more than its tenant",
        ],
    ),
    "an id that one trust takes from another": (
        f"CREATE TABLE planted ({COLUMNS}, PRIMARY KEY (id, tenant)); {WALL}",
        ["planted: planted_pkey is unique, but not within a tenant"],
    ),
    "an expression that is unique": (
        f"{GOOD} CREATE UNIQUE INDEX tried ON planted ((id::text), tenant)",
        ["planted: tried is unique, but not within a tenant"],
    ),
    "a reference that finds another trust's row": (
        f"""CREATE TABLE planted ({COLUMNS}, PRIMARY KEY (tenant, id), other tenant_code CONSTRAINT crossing REFERENCES tenants,
            CONSTRAINT fine FOREIGN KEY (tenant) REFERENCES tenants); {WALL}""",
        ["planted: crossing refers across tenants"],
    ),
    "a policy that shows everything": (
        f"{GOOD} CREATE POLICY wide ON planted TO plp_app USING (true)",
        ["planted: wide shows plp_app more than its tenant"],
    ),
    "a policy that shows the tenant and more": (
        f"""{GOOD} CREATE POLICY wide ON planted FOR SELECT TO plp_relay
            USING (tenant = (SELECT current_setting('app.tenant')::tenant_code) OR id IS NULL)""",
        ["planted: wide shows plp_relay more than its tenant"],
    ),
    "a setting that may be missing": (
        f"""{GOOD} CREATE POLICY wide ON planted FOR SELECT TO plp_app
            USING (tenant = (SELECT current_setting('app.tenant', true)::tenant_code))""",
        ["planted: wide shows plp_app more than its tenant"],
    ),
    "a policy for everybody": (
        f"""{GOOD} CREATE POLICY wide ON planted FOR SELECT
            USING (tenant = (SELECT current_setting('app.tenant')::tenant_code))""",
        ["planted: wide shows public more than its tenant"],
    ),
    "writing for anybody": (
        f"{GOOD} CREATE POLICY wide ON planted FOR INSERT TO plp_app WITH CHECK (true)",
        ["planted: wide shows plp_app more than its tenant"],
    ),
    "a partition beside its walled table": (
        f"""CREATE TABLE planted ({COLUMNS}, PRIMARY KEY (tenant, id)) PARTITION BY LIST (tenant);
            {WALL} CREATE TABLE part PARTITION OF planted DEFAULT""",
        ["part does not hold its owner", "part has no row-level security"],
    ),
    "a table in a schema of its own": (
        "CREATE SCHEMA aside; CREATE TABLE aside.planted (LIKE events INCLUDING ALL)",
        ["planted does not hold its owner", "planted has no row-level security"],
    ),
    "a materialized view": (
        "CREATE MATERIALIZED VIEW planted AS SELECT 1 AS one",
        ["planted is a materialized view, which no policy walls"],
    ),
    "a view with its owner's rights": (
        "CREATE VIEW planted AS SELECT tenant FROM tenants",
        ["planted is a view with its owner's rights"],
    ),
    "a view with its reader's rights": ("CREATE VIEW planted WITH (security_invoker=true) AS SELECT tenant FROM tenants", []),
    "a function with its owner's rights": (
        "CREATE FUNCTION planted() RETURNS bigint LANGUAGE sql SECURITY DEFINER AS 'SELECT count(*) FROM tenants'",
        ["planted runs with its owner's rights"],
    ),
    "a tenant code that may be empty": (
        "ALTER DOMAIN tenant_code DROP CONSTRAINT tenant_code_check",
        ["tenant_code is checked by None"],
    ),
}
