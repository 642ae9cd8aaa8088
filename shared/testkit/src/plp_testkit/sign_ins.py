"""A sign-in for an id that a message named first, written by the vault's administrator: nobody else may choose an id."""

from uuid import UUID

import psycopg

from plp_kit.vault.sign_ins import digest
from plp_testkit.http import ISSUER


def subject_of(vault_admin_url: str, secret: str, tenant: str, person: UUID) -> str:
    """The subject whose tokens are this person's, now or already. The person must have no other sign-in."""
    subject = f"known-as|{person}"
    with psycopg.connect(vault_admin_url) as db:
        db.execute("INSERT INTO subjects (tenant, id) VALUES (%s, %s) ON CONFLICT DO NOTHING", (tenant, person))
        db.execute(
            "INSERT INTO sign_ins (tenant, digest, subject) VALUES (%s, %s, %s) ON CONFLICT (tenant, digest) DO NOTHING",
            (tenant, digest(secret.encode(), ISSUER, subject), person),
        )
    return subject
