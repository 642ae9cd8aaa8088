"""Ids that follow from ids: one trust a tenant, one application a person and cohort. Nothing about a person goes into them."""

from uuid import UUID, uuid5

TRUST = UUID("5a2b8d0e-93a4-4b0c-9d0f-52a6d2f1c001")
APPLICATION = UUID("5a2b8d0e-93a4-4b0c-9d0f-52a6d2f1c002")


def trust_id(tenant: str) -> UUID:
    return uuid5(TRUST, tenant)


def application_id(cohort: UUID, person: UUID) -> UUID:
    return uuid5(APPLICATION, f"{cohort} {person}")
