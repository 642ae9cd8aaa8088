"""A deployment for one trust alone: people of any other are refused, even of one that its databases should come to know."""

from contextlib import ExitStack

import pytest

from plp_kit.core.provisioning import add_tenant
from plp_kit.service import Service
from plp_operate.deployment.deployment import Shape, deployed
from plp_testkit.http import Signer
from tests.walls.answering import answering
from tests.walls.asking import Who, made_up
from tests.walls.estate import OURS, THEIRS, Estate

ALONE = deployed(Shape.TRUST)


@pytest.mark.parametrize("service", ALONE, ids=[service.name for service in ALONE])
def test_only_the_trusts_own_people_are_served(estate: Estate, signer: Signer, service: Service) -> None:
    deployment = estate.alone[OURS]
    add_tenant(deployment.logins(service.name).url(deployment.data_admin_url, "plp_owner"), THEIRS)
    with ExitStack() as closing:
        asking = made_up(answering(estate, deployment, service, signer, closing))
        for route in asking.at.guarded:
            assert route.access
            for role in route.access.roles:
                foreign = "role_missing" if route.access.is_operators else "tenant_unknown"
                unknown = "role_missing" if route.access.spans else "tenant_unknown"
                assert asking.ask(route, role, Who.OWN).status not in {401, 403}, (route, role)
                assert asking.ask(route, role, Who.FOREIGN).is_refused(403, foreign), (route, role)
                assert asking.ask(route, role, Who.UNKNOWN).is_refused(403, unknown), (route, role)
