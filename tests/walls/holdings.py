"""All rows that a tenant has in a service's database and in the vault, as text."""

from psycopg import sql

from tests.walls import catalogue
from tests.walls.answering import Answering
from tests.walls.estate import Estate, kind_of


def holdings(estate: Estate, at: Answering) -> dict[str, list[str]]:
    own = at.running.database.name
    return {**_of(estate, "data", own, at.own), **_of(estate, "vault", "vault", at.own)}


def _of(estate: Estate, cluster: str, database: str, tenant: str) -> dict[str, list[str]]:
    holdings = {}
    with estate.as_admin(cluster, database) as db:
        for table in catalogue.walled(db, kind_of(database)):
            query = sql.SQL("SELECT to_jsonb(t)::text FROM {} t WHERE tenant = %s ORDER BY 1").format(sql.Identifier(table.name))
            holdings[f"{database}.{table.name}"] = [text for (text,) in db.execute(query, (tenant,))]
    return holdings
