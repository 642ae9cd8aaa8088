"""Reads a deployment from environment variables, and writes the variables of a deployment."""

from collections.abc import Mapping
from pathlib import Path
from typing import Final

from plp_kit.process import production
from plp_kit.process.settings import Environment, Variables
from plp_kit.vault.key_file import TENANT_CODE
from plp_operate.deployment.deployment import Deployment, Shape, deployed
from plp_operate.deployment.services import PORTAL, TAKEN

ADDRESSES: Final = frozenset({"PLP_DATA_ADMIN_URL", "PLP_VAULT_ADMIN_URL", "PLP_KAFKA_ADMIN_URL", "PLP_SHAPE"})


def describes(environ: Mapping[str, str]) -> bool:
    """Whether the environment describes a deployment, even with errors."""
    return any(name in ADDRESSES or (name.startswith("PLP_") and name.endswith("_PASSWORD")) for name in environ)


def read(environ: Mapping[str, str]) -> Deployment:
    """Raises SettingsRefused. A password is read from PLP_<SERVICE>_PASSWORD; no PLP_KAFKA_ADMIN_URL means the PostgreSQL bus."""
    variables = Variables(environ, [])
    shape = Shape(variables.one_of("SHAPE", Shape, Shape.POOLED))
    passwords = {name: variables.text(f"{name.upper()}_PASSWORD") for name in _names(shape)}
    deployment = Deployment(
        shape=shape,
        data_admin_url=variables.text("DATA_ADMIN_URL"),
        vault_admin_url=variables.text("VAULT_ADMIN_URL"),
        kafka_admin_url=environ.get("PLP_KAFKA_ADMIN_URL") or None,
        owner_password=variables.text("OWNER_PASSWORD"),
        passwords=passwords,
        tenant_keys=Path(variables.text("TENANT_KEYS")),
        tenants=tuple(sorted(variables.names("TENANTS") or ())),
    )
    _refuse(deployment, variables)
    variables.check()
    return deployment


def variables(deployment: Deployment, environment: Environment) -> dict[str, str]:
    """`read` makes the same deployment of them again."""
    kafka = {"PLP_KAFKA_ADMIN_URL": deployment.kafka_admin_url} if deployment.kafka_admin_url else {}
    return {
        "PLP_ENVIRONMENT": environment,
        "PLP_SHAPE": deployment.shape,
        "PLP_TENANTS": " ".join(deployment.tenants),
        "PLP_TENANT_KEYS": str(deployment.tenant_keys),
        "PLP_DATA_ADMIN_URL": deployment.data_admin_url,
        "PLP_VAULT_ADMIN_URL": deployment.vault_admin_url,
        **kafka,
        "PLP_OWNER_PASSWORD": deployment.owner_password,
        **{f"PLP_{name.upper()}_PASSWORD": deployment.passwords[name] for name in _names(deployment.shape)},
    }


def _names(shape: Shape) -> list[str]:
    return [*(service.name for service in deployed(shape)), PORTAL]


def _refuse(deployment: Deployment, variables: Variables) -> None:
    if not all(TENANT_CODE.fullmatch(tenant) for tenant in deployment.tenants):
        variables.wrong.append("PLP_TENANTS are codes of 2 to 16 small letters and digits, a letter first")
    if taken := TAKEN.intersection(deployment.tenants):
        variables.wrong.append(f"PLP_TENANTS has what is not a trust's code: {', '.join(sorted(taken))}")
    if deployment.shape is Shape.TRUST and len(deployment.tenants) != 1:
        variables.wrong.append("PLP_TENANTS names the one trust of a deployment whose PLP_SHAPE is trust")
    environment = variables.one_of("ENVIRONMENT", Environment, Environment.PRODUCTION)
    if environment == Environment.PRODUCTION:
        _refuse_in_production(deployment, variables)


def _refuse_in_production(deployment: Deployment, variables: Variables) -> None:
    """Refuses a password that is used twice, and what production.py of the kit refuses."""
    passwords = {f"{name.upper()}_PASSWORD": password for name, password in deployment.passwords.items()}
    passwords["OWNER_PASSWORD"] = deployment.owner_password
    production.refuse_passwords(variables, passwords)
    servers = {"DATA_ADMIN_URL": deployment.data_admin_url, "VAULT_ADMIN_URL": deployment.vault_admin_url}
    production.refuse_addresses(variables, {**servers, "KAFKA_ADMIN_URL": deployment.kafka_admin_url or ""})
    known = [password for password in passwords.values() if password]
    if len(set(known)) < len(known):
        variables.wrong.append("PLP_*_PASSWORD are not all different")
