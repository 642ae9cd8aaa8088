"""Where everything of one platform is: servers, databases under each login, ports, the tenants' keys."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from urllib.parse import quote

from plp_demo.servers.ports import ports_like
from plp_kit.core.provisioning import Logins
from plp_kit.service import Service
from plp_operate.deployment.deployment import Deployment, Shape
from plp_operate.deployment.services import BUS, PORTAL, SERVICES


@dataclass(frozen=True, slots=True)
class Secrets:
    """Made anew for each platform. `passwords` are by service, and the portal's; no two are alike."""

    owner: str = field(repr=False)
    passwords: Mapping[str, str] = field(repr=False)
    requests: str = field(repr=False)
    sign_ins: str = field(repr=False)
    rounding: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Addresses:
    """`kafka` is `host:port` of the broker, None for the PostgreSQL bus; `*_admin_url` are superusers'."""

    folder: Path
    data_admin_url: str = field(repr=False)
    vault_admin_url: str = field(repr=False)
    secrets: Secrets
    ports: dict[str, int]
    tenants: tuple[str, ...] = ()
    kafka: str | None = None
    kafka_admin: tuple[str, str] = field(default=("", ""), repr=False)

    @property
    def deployment(self) -> Deployment:
        """The description that the operator's command reads."""
        return Deployment(
            shape=Shape.POOLED,
            data_admin_url=self.data_admin_url,
            vault_admin_url=self.vault_admin_url,
            kafka_admin_url=self._on_kafka(*self.kafka_admin) if self.kafka else None,
            owner_password=self.secrets.owner,
            passwords=self.secrets.passwords,
            tenant_keys=self.tenant_keys,
            tenants=tuple(sorted(self.tenants)),
        )

    @property
    def tenant_keys(self) -> Path:
        return self.folder / "tenant-keys.json"

    @property
    def traces(self) -> Path:
        return self.folder / "traces"

    @property
    def mail(self) -> Path:
        """Where the demo's mail server keeps what it is sent."""
        return self.folder / "mail"

    @property
    def issuer(self) -> str:
        return self.http("issuer")

    def http(self, name: str) -> str:
        return f"http://127.0.0.1:{self.ports[name]}"

    def status(self, name: str) -> str:
        """Where the process of that name says how it is."""
        return self.http(status_of(name))

    def logins(self, name: str) -> Logins:
        return self.deployment.logins(name)

    def database(self, name: str, group: str = "plp_app") -> str:
        return self.deployment.database(name, group)

    def bus(self, service: str, group: str = "plp_app") -> str:
        """A service reads the bus as `plp_app` and writes it as `plp_relay`; on Kafka it is one principal."""
        if self.kafka is not None:
            return self._on_kafka(service, self.secrets.passwords[service])
        return self.logins(service).url(self.data_admin_url, group, BUS)

    def _on_kafka(self, user: str, password: str) -> str:
        return f"kafka://{quote(user)}:{quote(password)}@{self.kafka}"


def works(service: Service) -> str:
    """The name of the service's process that answers nobody but who watches it."""
    return f"{service.name}.work"


def status_of(name: str) -> str:
    """The name of the port on which a process says how it is."""
    return f"{name}.status"


def ports(*more: str, kept: Mapping[str, int] = MappingProxyType({})) -> dict[str, int]:
    """A free one for everything that listens, by name, if possible as in `kept`; servers have theirs."""
    asked = [*(service.name for service in SERVICES), PORTAL]
    names = [*asked, "issuer", *more, *map(status_of, (*asked, *map(works, SERVICES)))]
    return dict(zip(names, ports_like([kept.get(name) for name in names]), strict=True))


def environment(service: Service, at: Addresses, name: str) -> dict[str, str]:
    """What the process `name` of the service reads, and nothing else of ours."""
    return _of_work(service, at) | _of_every(service, at, name) if name == works(service) else _of_every(service, at, name)


def _of_work(service: Service, at: Addresses) -> dict[str, str]:
    return {
        "PLP_RELAY_DATABASE_URL": at.database(service.name, "plp_relay"),
        "PLP_SCHEDULER_DATABASE_URL": at.database(service.name, "plp_scheduler"),
        "PLP_BUS_URL": at.bus(service.name),
        "PLP_RELAY_BUS_URL": at.bus(service.name, "plp_relay"),
        **(_mail(at) if service.sends and "mail" in at.ports else {}),
    }


def _of_every(service: Service, at: Addresses, name: str) -> dict[str, str]:
    return {
        "PLP_ENVIRONMENT": "demo",
        "PLP_CLOCK": "simulated",
        "PLP_DATABASE_URL": at.database(service.name),
        "PLP_VAULT_URL": at.deployment.vault(service.name),
        "PLP_TENANT_KEYS": str(at.tenant_keys),
        "PLP_ISSUER": at.issuer,
        "PLP_REQUEST_SECRET": at.secrets.requests,
        "PLP_SIGN_IN_SECRET": at.secrets.sign_ins,
        "PLP_ROUNDING_SECRET": at.secrets.rounding,
        "PLP_RECOGNITION_SECRET": at.secrets.requests,
        "PLP_LEAVERS_SECRET": at.secrets.requests,
        "PLP_HOST": "127.0.0.1",
        "PLP_PORT": str(at.ports[service.name]),
        "PLP_STATUS_PORT": str(at.ports[status_of(name)]),
        "PLP_TRACES": f"file:{at.traces}",
    }


def _mail(at: Addresses) -> dict[str, str]:
    """A platform without a mail server sends no e-mails."""
    return {
        "PLP_SMTP_URL": f"smtp://127.0.0.1:{at.ports['mail']}",
        "PLP_MAIL_FROM": "programme@demo.example",
        "PLP_QUIET_HOURS": "none",
        "PLP_PUBLIC_URL": at.http("portal"),
    }
