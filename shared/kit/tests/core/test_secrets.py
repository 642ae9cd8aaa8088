"""What a service needs beside the common settings: its own secrets, named at start, and derived for each tenant."""

from collections.abc import Mapping
from dataclasses import replace

import pytest

from plp_kit.core.migrating import KIT
from plp_kit.core.slices import Slices
from plp_kit.messaging.publishing import PublishedLanguage
from plp_kit.process.runtime import Runtime
from plp_kit.process.settings import SettingsRefused, read
from plp_kit.service import Service

COMMON: Mapping[str, str] = {"PLP_ENVIRONMENT": "test"} | dict.fromkeys(
    (
        "PLP_DATABASE_URL",
        "PLP_RELAY_DATABASE_URL",
        "PLP_SCHEDULER_DATABASE_URL",
        "PLP_VAULT_URL",
        "PLP_TENANT_KEYS",
        "PLP_BUS_URL",
        "PLP_RELAY_BUS_URL",
        "PLP_ISSUER",
        "PLP_REQUEST_SECRET",
        "PLP_SIGN_IN_SECRET",
    ),
    "https://somewhere.test",
)
SERVICE = Service("counting", "Counting", Slices(()), PublishedLanguage(), KIT, secrets=("rounding",))


def test_a_secret_that_is_not_set_stops_the_start_by_its_name() -> None:
    assert read(COMMON).secrets == {}
    with pytest.raises(SettingsRefused, match="PLP_ROUNDING_SECRET is not set"):
        read(COMMON, SERVICE.secrets)


def test_each_tenant_has_a_secret_of_its_own_that_stays_the_same() -> None:
    settings = read({**COMMON, "PLP_ROUNDING_SECRET": "one"}, SERVICE.secrets)
    runtime, other = Runtime(SERVICE, settings), Runtime(SERVICE, replace(settings, secrets={"rounding": "two"}))
    assert runtime.secrets("rha") == runtime.secrets("rha")
    assert len({each.secrets(tenant)["rounding"] for each in (runtime, other) for tenant in ("rha", "tzb")}) == 4


def test_a_secret_is_in_no_text_of_the_settings() -> None:
    assert "hidden" not in repr(read({**COMMON, "PLP_ROUNDING_SECRET": "hidden"}, SERVICE.secrets))
