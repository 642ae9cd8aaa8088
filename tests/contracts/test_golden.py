"""Whatever was ever stored can be read by this release, and nothing that it said is lost on the way."""

import json

import pytest

from plp_kit.service import Service
from plp_operate.deployment.services import SERVICES
from tests.contracts import golden

of_each_service = pytest.mark.parametrize("service", SERVICES, ids=lambda service: service.name)
EVERY = [pytest.param(service, name, id=f"{service.name}: {name}") for service in SERVICES for name in golden.kept(service)]


@of_each_service
def test_every_stored_event_has_its_golden_payload(service: Service) -> None:
    """A new one, or a new version, gets it by `python -m tests.contracts.golden`."""
    assert service.stored.names - set(golden.kept(service)) == set()


@of_each_service
def test_no_name_that_was_ever_stored_is_forgotten(service: Service) -> None:
    assert set(golden.kept(service)) - service.stored.names == set()


@pytest.mark.parametrize(("service", "name"), EVERY)
def test_golden_payloads_are_read(service: Service, name: str) -> None:
    """A current version says it all again, and more only in fields that came later; an older one becomes its shape."""
    for payload in golden.kept(service)[name]:
        event = service.stored.decode(name, json.dumps(payload))
        current, text = service.stored.encode(event)
        if name in service.stored.shapes:
            assert (current, says_all(json.loads(text), payload)) == (name, True)


def says_all(now: object, then: object) -> bool:
    match now, then:
        case dict(), dict():
            return now.keys() >= then.keys() and all(says_all(now[name], inner) for name, inner in then.items())
        case list(), list():
            return len(now) == len(then) and all(map(says_all, now, then))
        case _:
            return now == then


@of_each_service
def test_every_field_of_a_stored_event_is_in_a_golden_payload(service: Service) -> None:
    """One that came later gets an example beside the older ones by `python -m tests.contracts.golden`."""
    assert golden.completed(service) == golden.kept(service)


def test_a_lost_field_is_noticed() -> None:
    assert says_all({"a": [{"b": 1, "later": 2}]}, {"a": [{"b": 1}]})
    assert not says_all({"a": [{"later": 2}]}, {"a": [{"b": 1}]})
    assert not says_all({"a": []}, {"a": [{"b": 1}]})
