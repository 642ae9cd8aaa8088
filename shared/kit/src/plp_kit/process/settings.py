"""A service's settings, read from the environment once. A missing or wrong variable is named and stops the start."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Final

from plp_kit.core.quiet_hours import QuietHours
from plp_kit.messaging.mail.smtp import SmtpServer
from plp_kit.process import mail_settings, production
from plp_kit.web.claims import ClaimNames
from plp_kit.web.roles import Role
from plp_kit.web.tenancy import TENANT_CODE


class Environment(StrEnum):
    PRODUCTION = "production"
    DEMO = "demo"
    TEST = "test"


class YesOrNo(StrEnum):
    YES = "yes"
    NO = "no"


class SettingsRefused(Exception):
    """Names each variable that is missing or wrong, and the rule. Values are not repeated: they may be secrets."""


STATUS_PORT: Final = 9000
OF_WORK: Final = ("RELAY_DATABASE_URL", "SCHEDULER_DATABASE_URL", "BUS_URL", "RELAY_BUS_URL")


@dataclass(frozen=True, slots=True)
class Settings:
    """`*_url` carry user and password. `tenants` None means every tenant; otherwise tokens of others are refused.

    `secrets` are the service's own (Service.secrets). A process that answers has no address of relay, scheduler and bus. Where no
    e-mails are sent `smtp` is None; `pages` is the public address of the portal.
    """

    environment: Environment
    database_url: str = field(repr=False)
    relay_database_url: str = field(repr=False)
    scheduler_database_url: str = field(repr=False)
    owner_database_url: str = field(repr=False)
    vault_url: str = field(repr=False)
    tenant_keys: Path
    bus_url: str = field(repr=False)
    relay_bus_url: str = field(repr=False)
    issuer: str
    request_secret: str = field(repr=False)
    sign_in_secret: str = field(repr=False)
    host: str
    port: int
    tenants: frozenset[str] | None
    simulated_clock: bool
    traces: str | None
    audience: str = "plp"
    claim_names: ClaimNames = field(default_factory=ClaimNames)
    status_port: int = 0
    secrets: Mapping[str, str] = field(default_factory=dict, repr=False)
    smtp: SmtpServer | None = None
    quiet: QuietHours | None = None
    pages: str = ""

    @property
    def is_production(self) -> bool:
        return self.environment is Environment.PRODUCTION


@dataclass(slots=True)
class Variables:
    """Reads variables `PLP_<NAME>` and collects all errors, to report them at once."""

    environ: Mapping[str, str] = field(repr=False)
    wrong: list[str]

    def text(self, name: str, default: str | None = None) -> str:
        value = self.environ.get(f"PLP_{name}", default)
        if not value:
            self.wrong.append(f"PLP_{name} is not set")
        return value or ""

    def number(self, name: str, default: int) -> int:
        value = self.environ.get(f"PLP_{name}", str(default))
        if not value.isdecimal():
            self.wrong.append(f"PLP_{name} is not a whole number")
            return default
        return int(value)

    def names(self, name: str) -> frozenset[str] | None:
        value = self.environ.get(f"PLP_{name}")
        return frozenset(value.split()) if value else None

    def mapping(self, name: str) -> Mapping[str, str]:
        """`theirs=ours`, separated by spaces. The last `=` divides, since other systems have it in names, too."""
        pairs = [entry.rpartition("=") for entry in self.environ.get(f"PLP_{name}", "").split()]
        if not all(theirs and ours for theirs, _, ours in pairs):
            self.wrong.append(f"PLP_{name} is not a list of theirs=ours")
        return {theirs: ours for theirs, _, ours in pairs}

    def one_of(self, name: str, choices: type[StrEnum], default: str) -> str:
        value = self.environ.get(f"PLP_{name}", default)
        if value not in list(choices):
            self.wrong.append(f"PLP_{name} is none of {', '.join(choices)}")
            return default
        return value

    def check(self) -> None:
        """Raises SettingsRefused if there were errors."""
        if self.wrong:
            raise SettingsRefused("; ".join(self.wrong))


class ClockChoice(StrEnum):
    SYSTEM = "system"
    SIMULATED = "simulated"


def read(environ: Mapping[str, str], secrets: Iterable[str] = (), *, works: bool = True) -> Settings:
    """Raises SettingsRefused. Production refuses a simulated clock, an issuer without TLS, and what production.py refuses.

    Each of `secrets` is read from `PLP_<NAME>_SECRET`. Only a process that `works` reads how to reach relay, scheduler and bus.
    """
    variables = Variables(environ, [])
    of_work = {name: variables.text(name) if works else "" for name in OF_WORK}
    settings = Settings(
        environment=Environment(variables.one_of("ENVIRONMENT", Environment, Environment.PRODUCTION)),
        database_url=variables.text("DATABASE_URL"),
        relay_database_url=of_work["RELAY_DATABASE_URL"],
        scheduler_database_url=of_work["SCHEDULER_DATABASE_URL"],
        owner_database_url=environ.get("PLP_OWNER_DATABASE_URL", ""),
        vault_url=variables.text("VAULT_URL"),
        tenant_keys=Path(variables.text("TENANT_KEYS")),
        bus_url=of_work["BUS_URL"],
        relay_bus_url=of_work["RELAY_BUS_URL"],
        issuer=variables.text("ISSUER"),
        request_secret=variables.text("REQUEST_SECRET"),
        sign_in_secret=variables.text("SIGN_IN_SECRET"),
        host=variables.text("HOST", "127.0.0.1"),
        port=variables.number("PORT", 8000),
        status_port=variables.number("STATUS_PORT", STATUS_PORT),
        tenants=variables.names("TENANTS"),
        simulated_clock=variables.one_of("CLOCK", ClockChoice, ClockChoice.SYSTEM) == ClockChoice.SIMULATED,
        traces=environ.get("PLP_TRACES"),
        audience=variables.text("AUDIENCE", "plp"),
        claim_names=claim_names(variables),
        secrets={name: variables.text(f"{name.upper()}_SECRET") for name in secrets},
        smtp=mail_settings.smtp(environ, variables.wrong),
        quiet=mail_settings.quiet_hours(environ, variables.wrong),
        pages=mail_settings.pages(environ, variables.wrong),
    )
    _refuse_in_production(settings, variables)
    variables.check()
    return settings


ROLES: Final[Mapping[str, Role]] = {role.value: role for role in Role}


def claim_names(variables: Variables) -> ClaimNames:
    """What the identity provider calls the claims, and trusts and roles in them; services and portal read the same variables."""
    trusts, roles = variables.mapping("TRUST_NAMES"), variables.mapping("ROLE_NAMES")
    if not all(TENANT_CODE.fullmatch(code) for code in trusts.values()):
        variables.wrong.append("PLP_TRUST_NAMES names something that is not a trust's code")
    if not ROLES.keys() >= set(roles.values()):
        variables.wrong.append(f"PLP_ROLE_NAMES names a role that is none of {', '.join(ROLES)}")
    return ClaimNames(
        subject=variables.text("SUBJECT_CLAIM", "sub"),
        tenant=variables.text("TRUST_CLAIM", "tenant"),
        roles=variables.text("ROLES_CLAIM", "roles"),
        signed_in_at=variables.text("SIGNED_IN_CLAIM", "auth_time"),
        trusts=trusts,
        role_names={theirs: ROLES[ours] for theirs, ours in roles.items() if ours in ROLES} or ROLES,
        everybody_participates=variables.one_of("EVERYBODY_PARTICIPATES", YesOrNo, YesOrNo.YES) == YesOrNo.YES,
    )


def _refuse_in_production(settings: Settings, variables: Variables) -> None:
    if not settings.is_production:
        return
    if settings.simulated_clock:
        variables.wrong.append("PLP_CLOCK=simulated is refused in production")
    if not settings.issuer.startswith("https://"):
        variables.wrong.append("PLP_ISSUER must be an https address in production")
    if settings.smtp is not None:
        variables.wrong.extend(mail_settings.refused_in_production(settings.smtp, settings.pages))
    own = {f"{name.upper()}_SECRET": secret for name, secret in settings.secrets.items()}
    common = {"REQUEST_SECRET": settings.request_secret, "SIGN_IN_SECRET": settings.sign_in_secret}
    production.refuse_secrets(variables, {**common, **own})
    production.refuse_addresses(
        variables,
        {
            "DATABASE_URL": settings.database_url,
            "RELAY_DATABASE_URL": settings.relay_database_url,
            "SCHEDULER_DATABASE_URL": settings.scheduler_database_url,
            "OWNER_DATABASE_URL": settings.owner_database_url,
            "VAULT_URL": settings.vault_url,
            "BUS_URL": settings.bus_url,
            "RELAY_BUS_URL": settings.relay_bus_url,
        },
    )
