"""Read models that the pilot never fills are rebuilt like all others."""

import pytest

from plp_contracts.sources import BLUEPRINTS
from plp_kit.process.rebuilding.projections import projections
from plp_kit.process.rebuilding.rebuild import rebuild
from plp_kit.service import Service
from plp_operate.deployment.services import SERVICES
from plp_testkit.fixtures.running_services import MakeRunningService
from tests.rebuilding.damaging import damage, rows
from tests.rebuilding.seldom_filled import FILLING, NEVER_FILLED_BY_THE_PILOT, TRUST


@pytest.mark.parametrize("service", SERVICES, ids=lambda service: service.name)
def test_what_the_pilot_never_fills_becomes_what_it_was(make_running_service: MakeRunningService, service: Service) -> None:
    running = make_running_service(service, BLUEPRINTS[service.name], service.own_tenant or TRUST)
    FILLING[service.name](running)
    url = running.database.admin_url
    seldom = [each for each in projections(service) if each.table in NEVER_FILLED_BY_THE_PILOT[service.name]]
    assert {each.table for each in seldom} == NEVER_FILLED_BY_THE_PILOT[service.name]
    for projection in seldom:
        before = rows(url, projection.table)
        assert len(before) > 1, projection.table
        damage(url, projection.table)
        assert rebuild(running.database.url("plp_owner"), projection).wrong == (len(before) + 1) // 2, projection.table
        assert rows(url, projection.table) == before
