"""Ids for a scenario's people that are the same in every run, so that two runs print the same: rounding is keyed by ids.

Elsewhere the vault makes a random id at the first request. Nobody who plays the scenario knows these: they ask `GET /me`.
"""

from collections.abc import Sequence
from typing import Final
from uuid import UUID, uuid5

import psycopg
from psycopg.conninfo import make_conninfo

from plp_demo.issuer.people import Person
from plp_demo.platform.addresses import Addresses
from plp_kit.vault.provisioning import VAULT
from plp_kit.vault.sign_ins import digest

PEOPLE: Final = UUID("b3a5f9d4-3c4f-4f6f-8a43-0d6c1f1be001")


def make_known(at: Addresses, people: Sequence[Person]) -> None:
    """Writes their sign-ins as the vault's administrator, which no service could."""
    secret = at.secrets.sign_ins.encode()
    rows = [
        {"tenant": each.tenant, "digest": digest(secret, at.issuer, each.sub), "id": uuid5(PEOPLE, f"{each.tenant} {each.sub}")}
        for each in people
    ]
    with psycopg.connect(make_conninfo(at.vault_admin_url, dbname=VAULT)) as db, db.cursor() as cursor:
        cursor.executemany("INSERT INTO subjects (tenant, id) VALUES (%(tenant)s, %(id)s)", rows)
        cursor.executemany(
            """WITH made AS (
                   INSERT INTO sign_ins (tenant, digest, subject) VALUES (%(tenant)s, %(digest)s, %(id)s)
                   RETURNING tenant, subject
               )
               INSERT INTO held_until (tenant, subject, service, day)
               SELECT tenant, subject, 'sign_in', (current_date + interval '2 years')::date FROM made""",
            rows,
        )
