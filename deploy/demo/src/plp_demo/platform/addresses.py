"""Where everything of one platform is: servers, databases under each login, ports, the tenants' keys."""

from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import quote, urlsplit

from plp_kit.core.provisioning import Logins
from plp_kit.service import Service
from plp_kit.vault.key_file import TENANT_CODE
from plp_kit.vault.provisioning import Principal, vault_url
from plp_operate.deployment.services import SERVICES

BUS = "bus"


@dataclass(frozen=True, slots=True)
class Secrets:
    """One password for the data cluster's and the bus's logins, one for the vault's; made anew for each platform."""

    data: str = field(repr=False)
    vault: str = field(repr=False)
    requests: str = field(repr=False)
    rounding: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Addresses:
    """`kafka` is `host:port` of the broker, None for the PostgreSQL bus; `*_admin_url` are superusers'."""

    folder: Path
    data_admin_url: str = field(repr=False)
    vault_admin_url: str = field(repr=False)
    secrets: Secrets
    ports: dict[str, int]
    kafka: str | None = None
    kafka_admin: tuple[str, str] = field(default=("", ""), repr=False)

    @property
    def services(self) -> tuple[Service, ...]:
        return SERVICES

    @property
    def on_kafka(self) -> bool:
        return self.kafka is not None

    @property
    def vault_owner_password(self) -> str:
        return self.secrets.vault

    @property
    def tenant_keys(self) -> Path:
        return self.folder / "tenant-keys.json"

    @property
    def traces(self) -> Path:
        return self.folder / "traces"

    @property
    def issuer(self) -> str:
        return self.http("issuer")

    def http(self, name: str) -> str:
        return f"http://127.0.0.1:{self.ports[name]}"

    def logins(self, name: str) -> Logins:
        return Logins(name, self.secrets.data)

    def database(self, name: str, group: str = "plp_app") -> str:
        return self.logins(name).url(self.data_admin_url, group)

    def vault_principal(self, service: str) -> Principal:
        return Principal(service, service, self.secrets.vault)

    def require(self, tenant: str) -> None:
        """Raises ValueError."""
        if not TENANT_CODE.fullmatch(tenant):
            raise ValueError(f"{tenant!r} is no tenant: 2 to 16 small letters and digits, a letter first.")

    def vault(self, service: str) -> str:
        return vault_url(self.vault_admin_url, service, self.secrets.vault)

    def bus(self, service: str, group: str = "plp_app") -> str:
        """A service reads the bus as `plp_app` and writes it as `plp_relay`; on Kafka it is one principal."""
        if self.kafka is not None:
            return f"kafka://{service}:{quote(self.secrets.data)}@{self.kafka}"
        return self.logins(service).url(self.data_admin_url, group, BUS)

    def bus_administration(self) -> str:
        if self.kafka is not None:
            user, password = self.kafka_admin
            return f"kafka://{quote(user)}:{quote(password)}@{self.kafka}"
        return self.logins(BUS).url(self.data_admin_url, "plp_owner")


def works(service: Service) -> str:
    """The name of the service's process that answers nobody but who watches it."""
    return f"{service.name}.work"


def environment(service: Service, at: Addresses, name: str) -> dict[str, str]:
    """What a process of the service reads, and nothing else of ours."""
    return {
        "PLP_ENVIRONMENT": "demo",
        "PLP_CLOCK": "simulated",
        "PLP_DATABASE_URL": at.database(service.name),
        "PLP_RELAY_DATABASE_URL": at.database(service.name, "plp_relay"),
        "PLP_SCHEDULER_DATABASE_URL": at.database(service.name, "plp_scheduler"),
        "PLP_VAULT_URL": at.vault(service.name),
        "PLP_TENANT_KEYS": str(at.tenant_keys),
        "PLP_BUS_URL": at.bus(service.name),
        "PLP_RELAY_BUS_URL": at.bus(service.name, "plp_relay"),
        "PLP_ISSUER": at.issuer,
        "PLP_REQUEST_SECRET": at.secrets.requests,
        "PLP_ROUNDING_SECRET": at.secrets.rounding,
        "PLP_RECOGNITION_SECRET": at.secrets.requests,
        "PLP_HOST": "127.0.0.1",
        "PLP_PORT": str(urlsplit(at.http(name)).port),
        "PLP_TRACES": f"file:{at.traces}",
    }
