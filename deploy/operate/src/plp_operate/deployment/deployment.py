"""A deployment as its operator knows it: its shape, its servers, and the passwords of everything that runs in it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from plp_kit.core.provisioning import Logins
from plp_kit.service import Service
from plp_kit.vault.key_file import TENANT_CODE
from plp_kit.vault.provisioning import VAULT, Principal, vault_url
from plp_operate.deployment.services import BUS, SERVICES
from plp_operate.refused import Refused


class Shape(StrEnum):
    """POOLED: every service, for all trusts. TRUST: one trust's services. NATIONAL: the services to which trusts are data."""

    POOLED = "pooled"
    TRUST = "trust"
    NATIONAL = "national"


@dataclass(frozen=True, slots=True)
class Deployment:
    """`*_admin_url` are superusers', on any database of the cluster. Without Kafka the bus is a database of the data cluster.

    `passwords` are by service, and the portal's. In a deployment for one trust databases and principals carry its code.
    """

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

    def logins(self, name: str) -> Logins:
        """The logins of a service, the portal or the bus. Their `name` is that of the database and of the principal on the bus.

        The bus has only an owner; services use their own logins.
        """
        if name == BUS:
            return Logins(BUS, self.owner_password)
        return Logins(self._own(name), self.passwords[name], self.owner_password)

    def database(self, name: str, group: str = "plp_app") -> str:
        """The address of a service's, the portal's or the bus's database under one of its logins."""
        return self.logins(name).url(self.data_admin_url, group)

    def vault_principal(self, service: str) -> Principal:
        return Principal(self._own(service), service, self.passwords[service], self.trust)

    def vault(self, service: str) -> str:
        """The vault's address as a service reaches it."""
        principal = self.vault_principal(service)
        return vault_url(self.vault_admin_url, principal.login, principal.password)

    @property
    def vault_owner_url(self) -> str:
        return vault_url(self.vault_admin_url, f"{VAULT}_owner", self.owner_password)

    @property
    def bus_administration(self) -> str:
        """The address under which the bus's topics and grants are made."""
        return self.kafka_admin_url or self.database(BUS, "plp_owner")

    def require(self, tenant: str) -> None:
        """Raises Refused unless this can be a trust of this deployment; a deployment for one trust has no other."""
        if not TENANT_CODE.fullmatch(tenant):
            raise Refused(f"{tenant!r} is not a trust's code: 2 to 16 small letters and digits, a letter first.")
        if self.trust not in (None, tenant):
            raise Refused(f"This deployment is {self.trust}'s alone.")

    def service(self, name: str) -> Service:
        """The service of that name. Raises Refused, which names those that are deployed here."""
        services = [service for service in self.services if service.name == name]
        if not services:
            raise Refused(f"{name!r} is not a service here: {', '.join(service.name for service in self.services)}.")
        return services[0]

    def _own(self, name: str) -> str:
        return name if self.trust is None else f"{name}_{self.trust}"


def deployed(shape: Shape) -> tuple[Service, ...]:
    """The services of a deployment of this shape."""
    return tuple(
        service for service in SERVICES if shape is Shape.POOLED or (service.own_tenant is not None) == (shape is Shape.NATIONAL)
    )
