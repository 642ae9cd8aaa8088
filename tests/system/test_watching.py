"""What an operator watches: every process of a service says whether it is ready, and how it does."""

import pytest
import requests

from plp_demo.platform.addresses import Addresses, works
from plp_kit.service import Service
from plp_operate.deployment.services import SERVICES


@pytest.mark.parametrize("service", SERVICES, ids=lambda service: service.name)
def test_both_processes_of_a_service_answer(at: Addresses, service: Service) -> None:
    for name in (service.name, works(service)):
        assert requests.get(f"{at.http(name)}/ready", timeout=10).json()["ready"], name
        assert "\nplp_" in requests.get(f"{at.http(name)}/metrics", timeout=10).text, name


@pytest.mark.parametrize(
    "service", [service for service in SERVICES if service.subscription.topics], ids=lambda service: service.name
)
def test_a_worker_counts_what_it_consumes(at: Addresses, service: Service) -> None:
    metrics = requests.get(f"{at.http(works(service))}/metrics", timeout=10).text
    (counted,) = [line for line in metrics.splitlines() if line.startswith("plp_consumer_messages_total")]
    assert float(counted.rsplit(" ", 1)[1]) > 0
