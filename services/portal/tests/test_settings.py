"""What the portal reads from its environment, and refuses."""

from pathlib import Path

import pytest

from plp_kit.process.settings import SettingsRefused
from portal.settings import read
from portal.site.calls import Service

DEMO = {
    "PLP_ENVIRONMENT": "demo",
    "PLP_DATABASE_URL": "dbname=portal",
    "PLP_ISSUER": "http://127.0.0.1:2",
    "PLP_CLIENT_ID": "portal",
    "PLP_CLIENT_SECRET": "s",
    "PLP_SESSION_SECRET": "s",
    "PLP_PUBLIC_URL": "http://127.0.0.1:1/",
    "PLP_RECRUITMENT_URL": "http://127.0.0.1:3",
    "PLP_MATCHING_URL": "http://127.0.0.1:4",
    "PLP_PARTNERSHIP_JOURNAL_URL": "http://127.0.0.1:5",
    "PLP_EVALUATION_URL": "http://127.0.0.1:6",
    "PLP_INSIGHTS_URL": "http://127.0.0.1:7",
}
PRODUCTION = DEMO | {
    "PLP_ENVIRONMENT": "production",
    "PLP_ISSUER": "https://issuer.test",
    "PLP_PUBLIC_URL": "https://portal.test",
    "PLP_SESSION_SECRET": "s" * 32,
    "PLP_CLIENT_SECRET": "s" * 16,
}


def test_settings_are_read_from_the_environment() -> None:
    settings = read(DEMO | {"PLP_PORT": "81"})
    assert (settings.port, settings.public_url, settings.services[Service.MATCHING]) == (
        81,
        "http://127.0.0.1:1",
        "http://127.0.0.1:4",
    )
    assert "PLP_SESSION" not in repr(settings)


def test_everything_that_is_missing_is_named_at_once() -> None:
    with pytest.raises(SettingsRefused) as refused:
        read({"PLP_ENVIRONMENT": "demo"})
    assert all(f"{name} is not set" in str(refused.value) for name in DEMO if name != "PLP_ENVIRONMENT")


def test_production_can_be_set() -> None:
    assert read(PRODUCTION).is_production


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("PLP_PUBLIC_URL", "http://portal.test"),
        ("PLP_ISSUER", "http://issuer.test"),
        ("PLP_SESSION_SECRET", "short"),
        ("PLP_CLIENT_SECRET", "s"),
        ("PLP_MATCHING_URL", "http://matching.test"),
        ("PLP_DATABASE_URL", "postgresql://portal@data.test/portal?sslmode=disable"),
    ],
)
def test_production_refuses_what_is_not_safe(name: str, value: str) -> None:
    with pytest.raises(SettingsRefused, match=name):
        read(PRODUCTION | {name: value})


@pytest.mark.parametrize("url", ["javascript:alert(1)", "http://weather.test", "data:text/html,x", "https://", "//weather.test"])
def test_leaving_quickly_leads_to_an_https_address_alone(url: str) -> None:
    with pytest.raises(SettingsRefused, match="PLP_EXIT_URL must be an https address"):
        read(DEMO | {"PLP_EXIT_URL": url})
    assert read(DEMO | {"PLP_EXIT_URL": "https://weather.test/today?x=1"}).exit_url == "https://weather.test/today?x=1"


def test_without_a_folder_of_openapi_files_there_are_no_pages_for_developers() -> None:
    assert read(PRODUCTION).openapi is None


def test_a_folder_of_openapi_files_has_those_of_every_service(tmp_path: Path) -> None:
    for service in Service:
        (tmp_path / f"{service}.json").touch()
    assert read(PRODUCTION | {"PLP_OPENAPI": str(tmp_path)}).openapi == tmp_path
    (tmp_path / "matching.json").unlink()
    with pytest.raises(SettingsRefused, match=r"PLP_OPENAPI must be a folder .*: matching.json is not there"):
        read(PRODUCTION | {"PLP_OPENAPI": str(tmp_path)})
