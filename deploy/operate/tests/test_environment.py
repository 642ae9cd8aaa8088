"""Which deployment the operator's command is about, as variables or a file describe it."""

import stat
import subprocess
from pathlib import Path

import pytest

from plp_kit.process.settings import Environment, SettingsRefused
from plp_operate.deployment import environment, file
from plp_operate.deployment.deployment import Deployment, Shape, deployed
from plp_operate.deployment.described import described
from plp_operate.deployment.services import PORTAL, SERVICES
from plp_operate.refused import Refused

ODD = 'it\'s $HOME; #1 \\ "quoted"'


def deployment(shape: Shape = Shape.POOLED, tenants: tuple[str, ...] = ("rha", "tzb")) -> Deployment:
    names = [*(service.name for service in deployed(shape)), PORTAL]
    return Deployment(
        shape=shape,
        data_admin_url="postgresql://postgres:secret@data:5432/postgres?sslmode=verify-full&connect_timeout=5",
        vault_admin_url="postgresql://postgres:secret@vault:5432/postgres",
        kafka_admin_url="kafka://admin:secret@kafka:9092" if shape is Shape.TRUST else None,
        owner_password=ODD,
        passwords={name: f"of {name}" for name in names},
        tenant_keys=Path("/keys/tenant-keys.json"),
        tenants=tenants,
    )


SHAPES = [deployment(), deployment(Shape.TRUST, ("rha",)), deployment(Shape.NATIONAL)]


@pytest.fixture(params=SHAPES, ids=[each.shape for each in SHAPES])
def described_one(request: pytest.FixtureRequest) -> Deployment:
    assert isinstance(request.param, Deployment)
    return request.param


def test_its_variables_describe_a_deployment_whole(described_one: Deployment) -> None:
    assert described(environment.variables(described_one, Environment.TEST)) == described_one


def test_the_file_of_a_platform_here_describes_it_as_well(described_one: Deployment, tmp_path: Path) -> None:
    where = tmp_path / "var" / "platform.env"
    file.write(where, file.text(environment.variables(described_one, Environment.TEST)))
    assert described({"PLP_PLATFORM": str(where)}) == described_one
    assert stat.S_IMODE(where.stat().st_mode) == 0o600


def test_a_shell_reads_the_file_too(tmp_path: Path) -> None:
    where = tmp_path / "platform.env"
    file.write(where, file.text(environment.variables(deployment(), Environment.TEST)))
    completed = subprocess.run(
        ["sh", "-c", f'. "{where}"; printf %s "$PLP_OWNER_PASSWORD|$PLP_TENANTS"'], capture_output=True, text=True, check=True
    )
    assert completed.stdout == f"{ODD}|rha tzb"


def test_a_file_that_others_could_read_is_closed_to_them_when_it_is_written_again(tmp_path: Path) -> None:
    where = tmp_path / "platform.env"
    where.touch(mode=0o644)
    file.write(where, "PLP_SHAPE=pooled\n")
    assert stat.S_IMODE(where.stat().st_mode) == 0o600


def test_the_environment_comes_before_the_file(tmp_path: Path) -> None:
    where = tmp_path / "platform.env"
    file.write(where, file.text(environment.variables(deployment(), Environment.TEST)))
    variables = environment.variables(deployment(Shape.NATIONAL), Environment.TEST)
    assert described({**variables, "PLP_PLATFORM": str(where)}).shape is Shape.NATIONAL


@pytest.mark.parametrize("name", ["PLP_VAULT_ADMIN_URL", "PLP_SHAPE", "PLP_MATCHING_PASSWORD", "PLP_KAFKA_ADMIN_URL"])
def test_an_environment_that_describes_half_of_one_is_refused_and_no_file_is_taken_for_it(name: str, tmp_path: Path) -> None:
    where = tmp_path / "platform.env"
    file.write(where, file.text(environment.variables(deployment(), Environment.TEST)))
    half = {name: "pooled" if name == "PLP_SHAPE" else "something", "PLP_PLATFORM": str(where)}
    with pytest.raises(SettingsRefused, match="PLP_DATA_ADMIN_URL is not set"):
        described(half)


def test_where_nothing_is_described_it_says_how_to_describe_something(tmp_path: Path) -> None:
    with pytest.raises(SettingsRefused, match="the environment describes no deployment"):
        described({"PLP_PLATFORM": str(tmp_path / "platform.env"), "PLP_TENANTS": "rha"})


def test_a_file_of_something_else_is_refused(tmp_path: Path) -> None:
    (tmp_path / "platform.env").write_text("it's no such file")
    with pytest.raises(SettingsRefused, match="does not hold variables"):
        described({"PLP_PLATFORM": str(tmp_path / "platform.env")})


def test_databases_and_principals_of_one_trusts_deployment_carry_its_code() -> None:
    at = deployment(Shape.TRUST, ("rha",))
    assert at.logins("matching").by_group()["plp_relay"] == "matching_rha_relay"
    assert (at.vault_principal("matching").login, at.vault_principal("matching").tenant) == ("matching_rha", "rha")


def test_a_deployment_prints_no_password() -> None:
    text = repr(deployment())
    assert [secret for secret in ("secret", "of matching", ODD) if secret in text] == []


@pytest.mark.parametrize(
    ("at", "tenant", "sentence"),
    [
        (deployment(), "RHA", "'RHA' is not a trust's code"),
        (deployment(Shape.TRUST, ("rha",)), "tzb", "This deployment is rha's alone."),
    ],
)
def test_a_trust_that_it_cannot_have_is_refused(at: Deployment, tenant: str, sentence: str) -> None:
    with pytest.raises(Refused, match=sentence):
        at.require(tenant)


def test_a_service_that_is_not_deployed_here_is_refused_by_name() -> None:
    with pytest.raises(Refused, match="'matching' is not a service here: insights"):
        deployment(Shape.NATIONAL).service("matching")
    assert deployment().services == SERVICES
