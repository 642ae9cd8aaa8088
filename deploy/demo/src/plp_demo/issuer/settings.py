"""The demo issuer's settings, from the environment; it refuses to be anywhere but in a demo or a test."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

import msgspec

from plp_kit.process.settings import Environment, Variables

SECONDS_OF_A_TOKEN: Final = 300


@dataclass(frozen=True, slots=True)
class Client:
    """A program that may ask for tokens. `demo` lets it have anybody's without their sign-in: the demo's driver alone."""

    id: str
    secret: str = field(repr=False)
    redirect_uris: tuple[str, ...] = ()
    demo: bool = False


@dataclass(frozen=True, slots=True)
class IssuerSettings:
    """`url` is how everybody reaches it; `people` a JSON list of Person; `key` is made if it is not there.

    Tokens of people who sign in are valid for `seconds`. `mails` is where a mail server keeps what it is sent, for a page.
    """

    url: str
    people: Path
    key: Path
    clients: tuple[Client, ...]
    seconds: int = SECONDS_OF_A_TOKEN
    mails: Path | None = None

    def client(self, id: str) -> Client | None:
        return next((client for client in self.clients if client.id == id), None)


@dataclass(frozen=True, slots=True)
class Served:
    settings: IssuerSettings
    host: str
    port: int


def read(environ: Mapping[str, str]) -> Served:
    """Raises SettingsRefused. PLP_ISSUER_CLIENTS names a JSON list of Client, which only its owner should be able to read."""
    variables = Variables(environ, [])
    if variables.one_of("ENVIRONMENT", Environment, Environment.PRODUCTION) == Environment.PRODUCTION:
        variables.wrong.append("PLP_ENVIRONMENT is production, where nobody may sign in as anybody")
    url, people, key, clients = map(variables.text, ("ISSUER", "ISSUER_PEOPLE", "ISSUER_KEY", "ISSUER_CLIENTS"))
    mails = environ.get("PLP_MAIL_FOLDER")
    host, port = variables.text("HOST", "127.0.0.1"), variables.number("PORT", 8080)
    variables.check()
    known = msgspec.json.decode(Path(clients).read_bytes(), type=tuple[Client, ...])
    settings = IssuerSettings(url.rstrip("/"), Path(people), Path(key), known, mails=Path(mails) if mails else None)
    return Served(settings, host, port)
