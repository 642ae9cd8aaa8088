"""A platform whose servers stand elsewhere, as the environment describes it to whoever provisions it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Final

from plp_demo.platform.addresses import BUS
from plp_kit.core.provisioning import Logins
from plp_kit.process.settings import Environment, Variables
from plp_kit.service import Service
from plp_kit.vault.key_file import TENANT_CODE
from plp_kit.vault.provisioning import Principal
from plp_operate.deployment.services import SERVICES, TAKEN

PORTAL: Final = "portal"
EXAMPLE: Final = "fake"
"""What passwords in the example's file begin with."""


class Shape(StrEnum):
    """POOLED: every service, for all trusts. TRUST: one trust's own. NATIONAL: the services to which trusts are data."""

    POOLED = "pooled"
    TRUST = "trust"
    NATIONAL = "national"


@dataclass(frozen=True, slots=True)
class Deployment:
    """A Site. `passwords` are by service. Where there is a `trust`, databases and principals are its own and carry its code."""

    shape: Shape
    data_admin_url: str = field(repr=False)
    vault_admin_url: str = field(repr=False)
    kafka_admin_url: str | None = field(repr=False)
    owner_password: str = field(repr=False)
    passwords: Mapping[str, str] = field(repr=False)
    tenant_keys: Path
    tenants: tuple[str, ...]

    @property
    def services(self) -> tuple[Service, ...]:
        return deployed(self.shape)

    @property
    def trust(self) -> str | None:
        return self.tenants[0] if self.shape is Shape.TRUST else None

    @property
    def on_kafka(self) -> bool:
        return self.kafka_admin_url is not None

    @property
    def vault_owner_password(self) -> str:
        return self.owner_password

    def logins(self, name: str) -> Logins:
        """The bus is everybody's: it has an owner, and of its own no other login that anybody uses."""
        if name == BUS:
            return Logins(BUS, self.owner_password)
        return Logins(self._own(name), self.passwords[name], self.owner_password)

    def vault_principal(self, service: str) -> Principal:
        return Principal(self._own(service), service, self.passwords[service], self.trust)

    def bus_administration(self) -> str:
        return self.kafka_admin_url or self.logins(BUS).url(self.data_admin_url, "plp_owner")

    def require(self, tenant: str) -> None:
        """Raises ValueError unless this trust may be let in here."""
        if not TENANT_CODE.fullmatch(tenant):
            raise ValueError(f"{tenant!r} is no tenant: 2 to 16 small letters and digits, a letter first.")
        if self.trust not in (None, tenant):
            raise ValueError(f"This deployment is {self.trust}'s alone.")

    def _own(self, name: str) -> str:
        return name if self.trust is None else f"{name}_{self.trust}"


def deployed(shape: Shape) -> tuple[Service, ...]:
    """The services of a deployment of this shape."""
    return tuple(
        service for service in SERVICES if shape is Shape.POOLED or (service.own_tenant is not None) == (shape is Shape.NATIONAL)
    )


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


def _names(shape: Shape) -> list[str]:
    return [*(service.name for service in deployed(shape)), PORTAL]


def _refuse(deployment: Deployment, variables: Variables) -> None:
    if not all(TENANT_CODE.fullmatch(tenant) for tenant in deployment.tenants):
        variables.wrong.append("PLP_TENANTS are codes of 2 to 16 small letters and digits, a letter first")
    if taken := TAKEN.intersection(deployment.tenants):
        variables.wrong.append(f"PLP_TENANTS has what is no trust's code: {', '.join(sorted(taken))}")
    if deployment.shape is Shape.TRUST and len(deployment.tenants) != 1:
        variables.wrong.append("PLP_TENANTS names the one trust of a deployment whose PLP_SHAPE is trust")
    environment = variables.one_of("ENVIRONMENT", Environment, Environment.PRODUCTION)
    if environment == Environment.PRODUCTION:
        _refuse_in_production(deployment, variables)


def _refuse_in_production(deployment: Deployment, variables: Variables) -> None:
    """One password for two is as good as none between them."""
    passwords = {**deployment.passwords, "owner": deployment.owner_password}
    for name, password in passwords.items():
        if password.startswith(EXAMPLE):
            variables.wrong.append(f"PLP_{name.upper()}_PASSWORD is the example's")
    known = [password for password in passwords.values() if password]
    if len(set(known)) < len(known):
        variables.wrong.append("PLP_*_PASSWORD are not all different")
