"""The servers beside our own programs: Kafka runs as it is tested, the collector and Prometheus hear everybody."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml

from plp_demo.servers.kafka_properties import Ports, properties
from plp_testkit.kafka_docker import IMAGE

Resolved = Mapping[str, Any]


def test_kafka_runs_as_it_does_in_tests(root: Path, resolved: Resolved) -> None:
    lines = (root / "deploy/docker/kafka.properties").read_text(encoding="utf-8").splitlines(keepends=True)
    ports = Ports(clients=9092, broker=9093, controller=9094)
    tested = properties(ports, "/var/lib/kafka/data", listen="0.0.0.0", advertised="kafka:9092")  # noqa: S104 (in a container)
    assert "".join(line for line in lines if not line.startswith("#")) == tested
    assert resolved["services"]["kafka"]["image"] == IMAGE


def test_every_process_is_measured(root: Path, resolved: Resolved, https: set[str], works: set[str]) -> None:
    read = yaml.safe_load((root / "deploy/observability/prometheus.yaml").read_text(encoding="utf-8"))
    (job,) = read["scrape_configs"]
    (static,) = job["static_configs"]
    assert set(static["targets"]) == {f"{name}:8000" for name in https | works | {"portal"}}
    assert all("telemetry" in resolved["services"][name]["networks"] for name in https | works | {"portal", "prometheus"})


def test_the_collector_hears_every_process(
    root: Path, environments: Mapping[str, Mapping[str, str]], https: set[str], works: set[str]
) -> None:
    read = yaml.safe_load((root / "deploy/observability/collector.yaml").read_text(encoding="utf-8"))
    port = read["receivers"]["otlp"]["protocols"]["http"]["endpoint"].rpartition(":")[2]
    sent = {name: variables["PLP_TRACES"] for name, variables in environments.items() if "PLP_TRACES" in variables}
    assert sent == dict.fromkeys(https | works | {"portal"}, f"http://collector:{port}/v1/traces")
    for part, used in read["service"]["pipelines"]["traces"].items():
        assert set(used) <= read[part].keys()
