"""What a service reads of its mail server, and refuses."""

import pytest

from plp_kit.core.quiet_hours import QuietHours
from plp_kit.messaging.mail.smtp import Security, SmtpServer
from plp_kit.process import settings
from plp_kit.process.settings import Settings, SettingsRefused

DATABASES = {f"PLP_{name}_URL": "dbname=x" for name in ("DATABASE", "RELAY_DATABASE", "SCHEDULER_DATABASE", "VAULT")}
BUS = {"PLP_BUS_URL": "dbname=bus", "PLP_RELAY_BUS_URL": "dbname=bus"}
DEMO = {
    **DATABASES,
    **BUS,
    "PLP_ENVIRONMENT": "demo",
    "PLP_TENANT_KEYS": "keys.json",
    "PLP_ISSUER": "https://issuer.test",
    "PLP_REQUEST_SECRET": "requests" * 4,
    "PLP_SIGN_IN_SECRET": "sign-ins" * 4,
    "PLP_MAIL_FROM": "programme@rha.nhs.uk",
    "PLP_PUBLIC_URL": "https://plp.rha.nhs.uk/",
}


def read(**changed: str) -> Settings:
    return settings.read(DEMO | {f"PLP_{name}": value for name, value in changed.items()})


def test_without_a_mail_server_there_is_none() -> None:
    assert read().smtp is None


def test_people_are_left_in_peace_unless_it_is_said_otherwise() -> None:
    assert read().quiet == QuietHours()
    assert read(QUIET_HOURS="none").quiet is None


@pytest.mark.parametrize(
    ("url", "server"),
    [
        ("smtp://127.0.0.1:2525", SmtpServer("127.0.0.1", 2525, Security.NONE, "programme@rha.nhs.uk")),
        ("smtp+starttls://mail.test", SmtpServer("mail.test", 587, Security.STARTTLS, "programme@rha.nhs.uk")),
        ("smtps://plp:a%40b@mail.test", SmtpServer("mail.test", 465, Security.TLS, "programme@rha.nhs.uk", "plp", "a@b")),
    ],
)
def test_a_mail_server_is_read_from_its_address(url: str, server: SmtpServer) -> None:
    found = read(SMTP_URL=url)
    assert (found.smtp, found.pages) == (server, "https://plp.rha.nhs.uk")
    assert "a@b" not in repr(found)


@pytest.mark.parametrize(
    ("name", "changed"),
    [
        ("PLP_SMTP_URL", {"SMTP_URL": "http://mail.test"}),
        ("PLP_SMTP_URL", {"SMTP_URL": "smtps://mail.test:port"}),
        ("PLP_SMTP_URL", {"SMTP_URL": "smtps://"}),
        ("PLP_MAIL_FROM", {"SMTP_URL": "smtps://mail.test", "MAIL_FROM": "The programme"}),
        ("PLP_QUIET_HOURS", {"QUIET_HOURS": "07:30-19:00"}),
        ("PLP_PUBLIC_URL", {"SMTP_URL": "smtps://mail.test", "PUBLIC_URL": ""}),
    ],
)
def test_what_is_wrong_is_named(name: str, changed: dict[str, str]) -> None:
    with pytest.raises(SettingsRefused, match=f"^{name} "):
        read(**changed)


def test_production_sends_in_plain_to_this_machine_alone() -> None:
    production = {"ENVIRONMENT": "production"}
    with pytest.raises(SettingsRefused, match=r"^PLP_SMTP_URL=smtp:// to another host is refused in production"):
        read(SMTP_URL="smtp://mail.test", **production)
    assert read(SMTP_URL="smtp://localhost:25", **production).smtp is not None
    assert read(SMTP_URL="smtp+starttls://mail.test", **production).smtp is not None
    with pytest.raises(SettingsRefused, match=r"^PLP_PUBLIC_URL must be an https address"):
        read(SMTP_URL="smtps://mail.test", PUBLIC_URL="http://plp.rha.nhs.uk", **production)
