"""What the containers are told is what their programs read, and no container is told another's secret."""

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import msgspec
import pytest

from evaluation.service import EVALUATION
from matching.service import MATCHING
from plp_demo.issuer import settings as issuer_settings
from plp_demo.issuer.people import Person
from plp_kit.process import settings
from plp_kit.process.production import EXAMPLE
from plp_kit.service import Service
from plp_kit.web.roles import Role
from plp_operate.deployment import environment
from plp_operate.deployment.services import SERVICES
from portal import settings as portal_settings

ASKED = re.compile(r"\$\{(\w+):-([^}]*)\}")

Environments = Mapping[str, Mapping[str, str]]


@pytest.fixture(scope="module")
def example(root: Path) -> dict[str, str]:
    lines = (root / "deploy/docker/example.env").read_text(encoding="utf-8").splitlines()
    return dict(line.split("=", 1) for line in lines if line and not line.startswith("#"))


def test_the_example_names_every_variable_that_has_no_default(root: Path, example: dict[str, str]) -> None:
    asked: dict[str, str] = dict(ASKED.findall((root / "docker-compose.yml").read_text(encoding="utf-8")))
    assert {name for name, default in asked.items() if not default} <= example.keys()
    assert example.keys() - asked.keys() == {"COMPOSE_PROFILES"}


def test_the_examples_secrets_are_nobodys(example: dict[str, str]) -> None:
    secrets = [value for name, value in example.items() if name.endswith(("_PASSWORD", "_SECRET"))]
    assert all(value.startswith(EXAMPLE) for value in secrets)
    assert len(set(secrets)) == len(secrets)


@pytest.mark.parametrize("service", SERVICES, ids=[service.name for service in SERVICES])
def test_a_service_reads_what_it_is_told(service: Service, environments: Environments) -> None:
    for name, works in ((service.name, False), (f"{service.name}-work", True)):
        variables = environments[name.replace("_", "-")]
        assert settings.read(variables, service.secrets, works=works).environment is settings.Environment.DEMO
        assert settings.read(real(variables), service.secrets, works=works).is_production


def real(variables: Mapping[str, str]) -> dict[str, str]:
    """As of production, with secrets of which none is the example's."""
    told = {name: re.sub(rf"\b{EXAMPLE}-", "a-real-one-of-32-characters-", value) for name, value in variables.items()}
    return told | {"PLP_ENVIRONMENT": "production", "PLP_ISSUER": "https://issuer.example"}


def test_the_portal_reads_what_it_is_told(environments: Environments, https: set[str]) -> None:
    portal_settings.read(environments["portal"])
    addresses = {value for name, value in environments["portal"].items() if name.removeprefix("PLP_") in _urls()}
    assert addresses == {f"http://{name}:8000" for name in https}


def _urls() -> set[str]:
    return {f"{service.name.upper()}_URL" for service in SERVICES}


def test_nothing_that_is_read_prints_a_secret(environments: Environments, resolved: Mapping[str, Any], tmp_path: Path) -> None:
    """The example's secrets all begin alike."""
    clients = tmp_path / "clients.json"
    clients.write_text(resolved["configs"]["issuer-clients"]["content"])
    read = [settings.read(environments[f"{service.name.replace('_', '-')}-work"], service.secrets) for service in SERVICES]
    printed = [
        *map(repr, read),
        repr(portal_settings.read(environments["portal"])),
        repr(environment.read(environments["provision"])),
        repr(issuer_settings.read({**environments["issuer"], "PLP_ISSUER_CLIENTS": str(clients)})),
        repr(settings.Variables(environments["provision"], [])),
    ]
    assert [text for text in printed if EXAMPLE in text] == []


def test_the_issuer_knows_the_portal(environments: Environments, resolved: Mapping[str, Any], tmp_path: Path) -> None:
    clients = tmp_path / "clients.json"
    clients.write_text(resolved["configs"]["issuer-clients"]["content"])
    served = issuer_settings.read({**environments["issuer"], "PLP_ISSUER_CLIENTS": str(clients)}).settings
    portal = portal_settings.read(environments["portal"])
    known = served.client(portal.client_id)
    assert known is not None
    assert (known.secret, known.demo, served.url) == (portal.client_secret, False, portal.issuer)
    assert known.redirect_uris == (f"{portal.public_url}/sign-in/callback",)


def test_the_issuers_people_have_every_role_and_are_nobody(resolved: Mapping[str, Any]) -> None:
    people = msgspec.json.decode(Path(resolved["configs"]["issuer-people"]["file"]).read_bytes(), type=list[Person])
    assert {role for person in people for role in person.roles} == set(Role)
    assert all(person.name.endswith("(synthetic)") for person in people)


def test_a_container_is_told_no_password_but_its_services(
    environments: Environments, services: list[str], example: dict[str, str]
) -> None:
    for service in services:
        own = f"PLP_{service.upper()}_PASSWORD"
        for name in {service.replace("_", "-"), f"{service.replace('_', '-')}-work"} & environments.keys():
            values = " ".join(environments[name].values())
            assert [variable for variable, value in example.items() if f":{value}@" in values] == [own], name


def test_production_refuses_the_examples_passwords(environments: Environments) -> None:
    told = environments["provision"]
    assert environment.read(told).tenants == ("demo",)
    with pytest.raises(settings.SettingsRefused) as refused:
        environment.read({**told, "PLP_ENVIRONMENT": "production"})
    named = [name for name in told if name.endswith(("_PASSWORD", "_ADMIN_URL"))]
    assert [name for name in named if f"{name} is the example's" not in str(refused.value)] == []
    assert environment.read(real(told)).tenants == ("demo",)


@pytest.mark.parametrize(("container", "service"), [("matching", MATCHING), ("evaluation-work", EVALUATION), ("portal", None)])
def test_production_refuses_the_examples_secrets_in_what_runs(
    container: str, service: Service | None, environments: Environments
) -> None:
    told = {**environments[container], "PLP_ENVIRONMENT": "production"}
    with pytest.raises(settings.SettingsRefused) as refused:
        settings.read(told, service.secrets, works="-work" in container) if service else portal_settings.read(told)
    weak = [name for name, value in told.items() if EXAMPLE in value]
    assert len(weak) >= 3
    assert [name for name in weak if f"{name} is the example's" not in str(refused.value)] == []


def test_every_variable_is_explained(root: Path, environments: Environments) -> None:
    page = (root / "docs/deployment.md").read_text(encoding="utf-8")
    told = {name for variables in environments.values() for name in variables if name.startswith("PLP_")}
    assert [name for name in sorted(told) if f"`{name}`" not in page] == []
