"""The servers beside our own programs: Kafka is as it is tested, the proxy waits for slow clients, the others hear everybody."""

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml

from plp_demo.servers.kafka_properties import Ports, properties
from plp_kit.web.gathering import LARGEST_HEAD, USUAL
from plp_testkit.kafka_docker import IMAGE
from portal.site.app import LARGEST_FORM

Resolved = Mapping[str, Any]


def test_kafka_runs_as_it_does_in_tests(root: Path, resolved: Resolved) -> None:
    lines = (root / "deploy/docker/kafka.properties").read_text(encoding="utf-8").splitlines(keepends=True)
    ports = Ports(clients=9092, broker=9093, controller=9094)
    tested = properties(ports, "/var/lib/kafka/data", listen="0.0.0.0", advertised="kafka:9092")  # noqa: S104 (in a container)
    assert "".join(line for line in lines if not line.startswith("#")) == tested
    name, tested_tag = IMAGE.split(":")
    tag = resolved["services"]["kafka"]["image"].partition("@")[0].removeprefix(f"{name}:")
    assert tag.split(".")[0] == tested_tag.split(".")[0]


def test_the_proxy_waits_for_heads_and_bodies_and_logs_no_request(root: Path) -> None:
    lines = [line.split("#")[0].split() for line in (root / "deploy/docker/haproxy.cfg").read_text(encoding="utf-8").splitlines()]
    said = {tuple(line[:-1]): line[-1] for line in lines if line}
    assert said["timeout", "http-request"] == f"{USUAL.head}s"
    assert said["http-request", "wait-for-body", "time"] == f"{USUAL.body}s"
    assert int(said["tune.bufsize",]) >= LARGEST_FORM + LARGEST_HEAD
    assert not any(line[:1] == ["log"] or "httplog" in line for line in lines)


def test_the_proxy_leads_to_the_portal_alone(root: Path, resolved: Resolved) -> None:
    servers = re.findall(r"^ +server (\S+) (\S+)", (root / "deploy/docker/haproxy.cfg").read_text(encoding="utf-8"), re.MULTILINE)
    assert servers == [("portal", "portal:8000")]
    assert [(port["target"]) for port in resolved["services"]["proxy"]["ports"]] == [8080]


def test_every_process_is_measured(root: Path, resolved: Resolved, https: set[str], works: set[str]) -> None:
    read = yaml.safe_load((root / "deploy/observability/prometheus.yaml").read_text(encoding="utf-8"))
    (job,) = read["scrape_configs"]
    (static,) = job["static_configs"]
    assert set(static["targets"]) == {f"{name}:9000" for name in https | works | {"portal"}}
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
