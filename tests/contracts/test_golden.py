"""Whatever was ever stored can be read by this release, and nothing that it said is lost on the way."""

import json

import pytest

from plp_kit.service import Service
from plp_local.platform.services import SERVICES
from tests.contracts import golden

of_each_service = pytest.mark.parametrize("service", SERVICES, ids=lambda service: service.name)
EVERY = [pytest.param(service, name, id=name) for service in SERVICES for name in golden.kept(service)]


@of_each_service
def test_every_stored_event_has_its_golden_payload(service: Service) -> None:
    """A new one, or a new version, gets it by `python -m tests.contracts.golden`."""
    assert service.stored.names - set(golden.kept(service)) == set()


@of_each_service
def test_no_name_that_was_ever_stored_is_forgotten(service: Service) -> None:
    assert set(golden.kept(service)) - service.stored.names == set()


@pytest.mark.parametrize(("service", "name"), EVERY)
def test_golden_payloads_are_read(service: Service, name: str) -> None:
    """A current version says it all again; an older one becomes the current one's shape."""
    for payload in golden.kept(service)[name]:
        event = service.stored.decode(name, json.dumps(payload))
        current, text = service.stored.encode(event)
        if name in service.stored.shapes:
            assert (current, json.loads(text)) == (name, payload)
