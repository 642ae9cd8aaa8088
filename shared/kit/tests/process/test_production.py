"""What production refuses in settings: short secrets, and connections that others on the way could read."""

from collections.abc import Mapping

import pytest

from plp_kit.process.settings import SettingsRefused, read

SECRET = "0123456789abcdef" * 2
PASSWORD = "0123456789abcdef"
GOOD: Mapping[str, str] = {
    "PLP_DATABASE_URL": f"postgresql://x:{PASSWORD}@data.example/x?sslmode=verify-full",
    "PLP_RELAY_DATABASE_URL": f"postgresql://x:{PASSWORD}@127.0.0.1:5432/x",
    "PLP_SCHEDULER_DATABASE_URL": f"host=/run/postgresql dbname=x password={PASSWORD}",
    "PLP_VAULT_URL": f"postgresql://x:{PASSWORD}@vault.example/vault?sslmode=require",
    "PLP_TENANT_KEYS": "/keys",
    "PLP_BUS_URL": f"kafka+ssl://x:{PASSWORD}@kafka.example:9093",
    "PLP_RELAY_BUS_URL": f"kafka://x:{PASSWORD}@localhost:9092",
    "PLP_ISSUER": "https://issuer.example",
    "PLP_REQUEST_SECRET": SECRET,
    "PLP_SIGN_IN_SECRET": SECRET,
    "PLP_ROUNDING_SECRET": SECRET,
}


def refused(**changes: str) -> str:
    with pytest.raises(SettingsRefused) as refusal:
        read({**GOOD, **changes}, ("rounding",))
    return str(refusal.value)


def test_production_can_be_set() -> None:
    assert read(GOOD, ("rounding",)).is_production


@pytest.mark.parametrize("name", ["PLP_REQUEST_SECRET", "PLP_SIGN_IN_SECRET", "PLP_ROUNDING_SECRET"])
def test_a_short_secret_is_refused_by_its_name_alone(name: str) -> None:
    assert refused(**{name: "s"}) == f"{name} must have at least 32 characters in production"
    assert refused(**{name: "fake-but-as-long-as-a-secret-has-to-be"}) == f"{name} is the example's"


@pytest.mark.parametrize(
    ("name", "address"),
    [
        ("PLP_VAULT_URL", "postgresql://x:s@vault.example/vault?sslmode=require"),
        ("PLP_SCHEDULER_DATABASE_URL", "host=/run/postgresql dbname=x password=s"),
        ("PLP_BUS_URL", "kafka+ssl://x:s@kafka.example:9093"),
    ],
)
def test_a_short_password_in_an_address_is_refused_by_its_name(name: str, address: str) -> None:
    assert refused(**{name: address}) == f"the password in {name} must have at least 16 characters in production"


@pytest.mark.parametrize(
    "address",
    [
        "postgresql://x@data.example/x",
        "postgresql://x@data.example/x?sslmode=disable",
        "postgresql://x@data.example/x?sslmode=prefer",
        "host=10.0.0.7 dbname=x",
        "host=localhost hostaddr=10.0.0.7 dbname=x",
        "host=localhost,data.example dbname=x",
    ],
)
def test_a_database_elsewhere_is_reached_by_tls(address: str) -> None:
    assert refused(PLP_VAULT_URL=address) == "PLP_VAULT_URL must say sslmode=verify-full, verify-ca or require in production"
    assert read({**GOOD, "PLP_VAULT_URL": address, "PLP_PLAIN_HOSTS": "data.example 10.0.0.7"}, ("rounding",)).is_production


def test_a_bus_elsewhere_is_reached_by_tls() -> None:
    plain = {"PLP_BUS_URL": f"kafka://x:{PASSWORD}@kafka.example:9092"}
    assert refused(**plain) == "PLP_BUS_URL must begin with kafka+ssl:// in production"
    assert read({**GOOD, **plain, "PLP_PLAIN_HOSTS": "kafka.example"}, ("rounding",)).is_production


def test_a_process_that_answers_reads_nothing_of_relay_scheduler_and_bus() -> None:
    of_work = {"PLP_RELAY_DATABASE_URL", "PLP_SCHEDULER_DATABASE_URL", "PLP_BUS_URL", "PLP_RELAY_BUS_URL"}
    answering = read({name: value for name, value in GOOD.items() if name not in of_work}, ("rounding",), works=False)
    assert answering == read(GOOD, ("rounding",), works=False)
    assert (answering.bus_url, answering.scheduler_database_url) == ("", "")
