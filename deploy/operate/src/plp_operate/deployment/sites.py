"""What provisioning knows of a platform, be it the one on this machine or one whose servers stand elsewhere."""

from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

from plp_kit.core.provisioning import Logins
from plp_kit.service import Service
from plp_kit.vault.provisioning import Principal


class Site(Protocol):
    """`*_admin_url` are superusers', on any database of the cluster. Without Kafka the bus is a database of the data cluster."""

    @property
    def data_admin_url(self) -> str: ...

    @property
    def vault_admin_url(self) -> str: ...

    @property
    def vault_owner_password(self) -> str: ...

    @property
    def tenant_keys(self) -> Path: ...

    @property
    def on_kafka(self) -> bool: ...

    @property
    def services(self) -> Sequence[Service]:
        """Those that are deployed here."""
        ...

    def logins(self, name: str) -> Logins:
        """Of a service, the portal or the bus. Their `name` is the database's, and the principal's on the bus too."""
        ...

    def vault_principal(self, service: str) -> Principal: ...

    def require(self, tenant: str) -> None:
        """Raises ValueError unless this can be a tenant of this platform: a deployment for one trust has no other."""
        ...

    def bus_administration(self) -> str:
        """The address under which the bus's topics and grants are made."""
        ...


def service_named(at: Site, name: str) -> Service:
    """Raises ValueError, which names those that are deployed here."""
    found = [service for service in at.services if service.name == name]
    if not found:
        raise ValueError(f"{name!r} is no service here: {', '.join(service.name for service in at.services)}.")
    return found[0]
