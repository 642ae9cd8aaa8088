"""The portal's settings, from the environment; a missing or wrong variable stops the start by its name."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from plp_kit.process import production
from plp_kit.process.settings import STATUS_PORT, Environment, Variables, claim_names
from plp_kit.web.claims import ClaimNames
from portal.site.calls import Service

WEATHER: Final = "https://www.bbc.co.uk/weather"
EXIT: Final = re.compile(r"https://[^/\s]+(/\S*)?$")


@dataclass(frozen=True, slots=True)
class Settings:
    """`public_url` is where browsers find the pages, `exit_url` what 'Leave this site quickly' opens.

    `scopes` are what the portal asks the identity provider for. `openapi` is the folder of the published OpenAPI files: there are
    pages for developers only where it is set.
    """

    environment: Environment
    database_url: str = field(repr=False)
    owner_database_url: str = field(repr=False)
    issuer: str
    client_id: str
    client_secret: str = field(repr=False)
    session_secret: str = field(repr=False)
    host: str
    port: int
    public_url: str
    exit_url: str
    services: Mapping[Service, str]
    traces: str | None
    status_port: int = 0
    scopes: str = "openid"
    audience: str = "plp"
    claim_names: ClaimNames = field(default_factory=ClaimNames)
    openapi: Path | None = None

    @property
    def is_production(self) -> bool:
        return self.environment is Environment.PRODUCTION


def read(environ: Mapping[str, str]) -> Settings:
    """Raises SettingsRefused. Production refuses addresses without TLS, and what plp_kit.process.production refuses."""
    variables = Variables(environ, [])
    settings = Settings(
        environment=Environment(variables.one_of("ENVIRONMENT", Environment, Environment.PRODUCTION)),
        database_url=variables.text("DATABASE_URL"),
        owner_database_url=environ.get("PLP_OWNER_DATABASE_URL", ""),
        issuer=variables.text("ISSUER"),
        client_id=variables.text("CLIENT_ID"),
        client_secret=variables.text("CLIENT_SECRET"),
        session_secret=variables.text("SESSION_SECRET"),
        host=variables.text("HOST", "127.0.0.1"),
        port=variables.number("PORT", 8000),
        status_port=variables.number("STATUS_PORT", STATUS_PORT),
        public_url=variables.text("PUBLIC_URL").rstrip("/"),
        exit_url=variables.text("EXIT_URL", WEATHER),
        services={service: variables.text(f"{service.upper()}_URL") for service in Service},
        traces=environ.get("PLP_TRACES"),
        scopes=variables.text("SCOPES", "openid"),
        audience=variables.text("AUDIENCE", "plp"),
        claim_names=claim_names(variables),
        openapi=_openapi(environ.get("PLP_OPENAPI"), variables),
    )
    if not EXIT.match(settings.exit_url):
        variables.wrong.append("PLP_EXIT_URL must be an https address")
    _refuse_in_production(settings, variables)
    variables.check()
    return settings


def _openapi(folder: str | None, variables: Variables) -> Path | None:
    if not folder:
        return None
    missing = [f"{service}.json" for service in Service if not (Path(folder) / f"{service}.json").is_file()]
    if missing:
        variables.wrong.append(
            f"PLP_OPENAPI must be a folder with the published OpenAPI files: {', '.join(missing)} is not there"
        )
    return Path(folder)


def _refuse_in_production(settings: Settings, variables: Variables) -> None:
    if not settings.is_production:
        return
    for name, url in (("PUBLIC_URL", settings.public_url), ("ISSUER", settings.issuer)):
        if not url.startswith("https://"):
            variables.wrong.append(f"PLP_{name} must be an https address in production")
    production.refuse_secrets(variables, {"SESSION_SECRET": settings.session_secret})
    production.refuse_passwords(variables, {"CLIENT_SECRET": settings.client_secret})
    databases = {"DATABASE_URL": settings.database_url, "OWNER_DATABASE_URL": settings.owner_database_url}
    services = {f"{service.upper()}_URL": url for service, url in settings.services.items()}
    production.refuse_addresses(variables, {**databases, **services})
