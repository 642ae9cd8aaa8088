"""Names of logins: no trust's code makes the name that somebody else signs in under."""

import pytest

from plp_kit.process.settings import SettingsRefused
from plp_operate.deployment.deployment import Shape
from plp_operate.deployment.environment import read
from plp_operate.deployment.provisioning import add_tenant
from plp_operate.deployment.services import PORTAL, SERVICES, TAKEN
from plp_operate.refused import Refused
from tests.walls.estate import Estate, of_one_trust

EVERYBODY = [*(service.name for service in SERVICES), PORTAL]


def logins(estate: Estate, code: str | None) -> set[str]:
    deployment = of_one_trust(estate.pooled, code) if code else estate.pooled
    return {login for name in EVERYBODY for login in deployment.logins(name).by_group().values()}


@pytest.mark.parametrize("code", ["owner", "relay", "scheduler", "app", "national", "platform"])
def test_a_code_that_is_somebody_elses_is_no_trusts(estate: Estate, code: str) -> None:
    assert code in TAKEN
    for deployment in (estate.pooled, of_one_trust(estate.pooled, code)):
        with pytest.raises(Refused, match="not a trust's code"):
            add_tenant(deployment, code)


@pytest.mark.parametrize("code", sorted(TAKEN))
def test_no_deployment_is_for_such_a_code(code: str) -> None:
    """Said before anything is made: provisioning would give another's login a new password."""
    with pytest.raises(SettingsRefused, match="not a trust's code"):
        read({"PLP_SHAPE": Shape.TRUST, "PLP_TENANTS": code, "PLP_ENVIRONMENT": "test"})


def test_a_code_that_ends_as_logins_do_would_be_one_of_theirs(estate: Estate) -> None:
    """Why those are taken."""
    assert logins(estate, "relay") & logins(estate, None) == {f"{name}_relay" for name in EVERYBODY}


@pytest.mark.parametrize("code", ["rha", "tzb", "bus", "portal", "journal", "public", "plp"])
def test_a_trusts_logins_are_nobody_elses(estate: Estate, code: str) -> None:
    assert not logins(estate, code) & (logins(estate, None) | logins(estate, "rxx"))
