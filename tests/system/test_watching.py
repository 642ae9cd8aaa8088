"""What an operator watches: every process of a service says whether it is ready, and how it does."""

import re
import stat

import pytest
import requests

from plp_demo.platform.addresses import Addresses, works
from plp_kit.core.telemetry.labels import METHODS
from plp_kit.service import Service
from plp_operate.deployment.services import SERVICES


@pytest.mark.parametrize("service", SERVICES, ids=lambda service: service.name)
def test_both_processes_of_a_service_answer(at: Addresses, service: Service) -> None:
    for name in (service.name, works(service)):
        assert requests.get(f"{at.status(name)}/ready", timeout=10).json()["ready"], name
        assert "\nplp_" in requests.get(f"{at.status(name)}/metrics", timeout=10).text, name


def test_nobody_else_on_the_machine_reads_logs_and_traces(at: Addresses) -> None:
    folders = [at.folder / "logs", at.traces]
    files = [file for folder in folders for file in folder.rglob("*")]
    assert {file.suffix for file in files} == {".log", ".jsonl"}
    assert {stat.S_IMODE(folder.stat().st_mode) for folder in folders} == {0o700}
    assert {stat.S_IMODE(file.stat().st_mode) for file in files} == {0o600}


@pytest.mark.parametrize("name", ["recruitment", "portal"])
def test_methods_that_nobody_knows_are_one_label(at: Addresses, name: str) -> None:
    for made_up in ("BREW", "MARKER-OF-A-METHOD"):
        assert requests.request(made_up, f"{at.http(name)}/openapi.json", timeout=10).status_code in {404, 405}
    metrics = requests.get(f"{at.status(name)}/metrics", timeout=10).text
    assert 'method="OTHER"' in metrics
    assert set(re.findall(r'method="([^"]*)"', metrics)) <= {*METHODS, "OTHER"}


@pytest.mark.parametrize("name", ["recruitment", "portal"])
def test_how_a_process_is_is_not_said_where_its_clients_ask(at: Addresses, name: str) -> None:
    for path in ("/live", "/ready", "/metrics"):
        assert requests.get(f"{at.http(name)}{path}", timeout=10).status_code == 404


@pytest.mark.parametrize(
    "service", [service for service in SERVICES if service.subscription.topics], ids=lambda service: service.name
)
def test_a_worker_counts_what_it_consumes(at: Addresses, service: Service) -> None:
    metrics = requests.get(f"{at.status(works(service))}/metrics", timeout=10).text
    (counted,) = [line for line in metrics.splitlines() if line.startswith("plp_consumer_messages_total")]
    assert float(counted.rsplit(" ", 1)[1]) > 0
