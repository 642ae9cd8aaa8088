"""What each role of a cluster is and may do, from the catalogue, as lines of text that two people can read side by side."""

from collections.abc import Iterator
from typing import Final, LiteralString

from plp_kit.core.database import Db
from tests.walls.estate import CLUSTERS, NOBODYS, Estate, trust_of

ATTRIBUTES: Final = ("superuser", "bypasses row security", "makes databases", "makes roles", "replicates", "login")


def described(estate: Estate) -> str:
    """Of what every trust shares. A trust's own deployment has the same under other names."""
    return "\n".join(line for cluster in CLUSTERS for line in _of_cluster(estate, cluster)) + "\n"


def _of_cluster(estate: Estate, cluster: str) -> Iterator[str]:
    yield f"cluster {cluster}"
    with estate.as_admin(cluster, "postgres") as db:
        yield from (f"    {line}" for line in roles(db))
    for name in estate.databases(cluster):
        if trust_of(name) is None:
            yield f"database {name}"
            yield from (f"    {line}" for line in of_database(estate, cluster, name))


def roles(db: Db, trust: str | None = None) -> Iterator[str]:
    """Those of this trust's own deployment; without one, all others."""
    for name, *has, members_of, settings, databases in db.execute(ROLES, {"nobodys": list(NOBODYS)}):
        if trust_of(name) == trust:
            attributes = ", ".join(what for what, has_it in zip(ATTRIBUTES, has, strict=True) if has_it) or "no login"
            related = {"in": members_of, "set to": settings, "connects to": databases}
            yield f"role {name}: {attributes}" + "".join(
                f"; {verb} {', '.join(names)}" for verb, names in related.items() if names
            )


def of_database(estate: Estate, cluster: str, name: str) -> list[str]:
    with estate.as_admin(cluster, name) as db:
        return [line for query in (SCHEMAS, RELATIONS, COLUMNS, FUNCTIONS, MORE) for (line,) in db.execute(query)]


ROLES: Final[LiteralString] = """
    SELECT rolname, rolsuper, rolbypassrls, rolcreatedb, rolcreaterole, rolreplication, rolcanlogin,
           ARRAY (SELECT roleid::regrole::text || CASE WHEN admin_option THEN ' as its administrator' ELSE '' END
                  FROM pg_auth_members WHERE member = r.oid ORDER BY 1),
           ARRAY (SELECT unnest(setconfig) FROM pg_db_role_setting WHERE setrole = r.oid ORDER BY 1),
           ARRAY (SELECT datname::text
                         || CASE WHEN has_database_privilege(r.oid, d.oid, 'CREATE') THEN ' to make schemas' ELSE '' END
                         || CASE WHEN has_database_privilege(r.oid, d.oid, 'TEMP') THEN ' with temporary tables' ELSE '' END
                  FROM pg_database d
                  WHERE datname <> ALL (%(nobodys)s) AND NOT r.rolsuper AND has_database_privilege(r.oid, d.oid, 'CONNECT')
                  ORDER BY 1)
    FROM pg_roles r WHERE rolname !~ '^pg_' ORDER BY rolname"""
SCHEMAS: Final[LiteralString] = """
    SELECT 'schema ' || nspname || ' of ' || nspowner::regrole || ': ' || string_agg(
               CASE grantee WHEN 0 THEN 'public' ELSE grantee::regrole::text END || ' ' || privileges, '; ' ORDER BY grantee)
    FROM (SELECT nspname, nspowner, grantee, string_agg(privilege_type, ' ' ORDER BY privilege_type) AS privileges
          FROM pg_namespace, aclexplode(coalesce(nspacl, acldefault('n', nspowner)))
          WHERE nspname !~ '^(pg_|information_schema)' AND grantee <> nspowner GROUP BY 1, 2, 3) AS granted
    GROUP BY nspname, nspowner ORDER BY 1"""
RELATIONS: Final[LiteralString] = """
    SELECT CASE c.relkind WHEN 'S' THEN 'sequence ' WHEN 'v' THEN 'view ' ELSE 'table ' END || c.relname || ': ' || coalesce(
        (SELECT string_agg(who || ' ' || privileges, '; ' ORDER BY who)
         FROM (SELECT CASE grantee WHEN 0 THEN 'public' ELSE grantee::regrole::text END AS who,
                      string_agg(privilege_type || CASE WHEN is_grantable THEN ' and to grant it' ELSE '' END, ' '
                                 ORDER BY privilege_type) AS privileges
               FROM aclexplode(c.relacl) WHERE grantee <> c.relowner GROUP BY 1) AS granted), 'nobody but its owner')
    FROM pg_class c
    WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f', 'S')
          AND c.relnamespace IN (SELECT oid FROM pg_namespace WHERE nspname !~ '^(pg_|information_schema)')
    ORDER BY c.relkind <> 'r', c.relname"""
COLUMNS: Final[LiteralString] = """
    SELECT 'column ' || attrelid::regclass || '.' || attname || ': ' || string_agg(who || ' ' || privileges, '; ' ORDER BY who)
    FROM (SELECT attrelid, attname, CASE grantee WHEN 0 THEN 'public' ELSE grantee::regrole::text END AS who,
                 string_agg(privilege_type, ' ' ORDER BY privilege_type) AS privileges
          FROM pg_attribute, aclexplode(attacl)
          WHERE attrelid IN (SELECT oid FROM pg_class WHERE relnamespace IN
                             (SELECT oid FROM pg_namespace WHERE nspname !~ '^(pg_|information_schema)'))
          GROUP BY 1, 2, 3) AS granted
    GROUP BY attrelid, attname ORDER BY 1"""
FUNCTIONS: Final[LiteralString] = """
    SELECT 'function ' || p.oid::regprocedure || CASE WHEN p.prosecdef THEN ' with its owner''s rights: ' ELSE ': ' END
           || coalesce((SELECT string_agg(who, ', ' ORDER BY who)
                        FROM (SELECT CASE grantee WHEN 0 THEN 'public' ELSE grantee::regrole::text END AS who
                              FROM aclexplode(coalesce(p.proacl, acldefault('f', p.proowner)))
                              WHERE grantee <> p.proowner) AS granted), 'nobody but its owner')
    FROM pg_proc p WHERE p.pronamespace IN (SELECT oid FROM pg_namespace WHERE nspname !~ '^(pg_|information_schema)')
    ORDER BY 1"""
MORE: Final[LiteralString] = """
    SELECT 'extension ' || extname FROM pg_extension WHERE extname <> 'plpgsql'
    UNION ALL SELECT 'by default ' || defaclrole::regrole || ' grants ' || defaclacl::text FROM pg_default_acl
    UNION ALL SELECT 'large object ' || oid FROM pg_largeobject_metadata"""
