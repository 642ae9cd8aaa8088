"""docker-compose.yml: a real Compose takes it, every service is in it, and its networks are walls."""

import re
from collections.abc import Callable, Mapping
from pathlib import Path
from subprocess import CompletedProcess
from typing import Any

import pytest

from plp_kit.process.settings import OF_WORK

EXAMPLE = ("--env-file", "deploy/docker/example.env")
SERVERS = {"data", "vault", "kafka", "collector", "prometheus", "proxy"}

DIGEST = re.compile(r":[\w.-]+@sha256:[0-9a-f]{64}$")

Resolved = Mapping[str, Any]
Compose = Callable[..., "CompletedProcess[str]"]

MAIL = {"PLP_SMTP_URL", "PLP_MAIL_FROM", "PLP_PUBLIC_URL", "PLP_QUIET_HOURS"}


def members(resolved: Resolved, network: str) -> set[str]:
    return {name for name, container in resolved["services"].items() if network in container["networks"]}


def volumes(resolved: Resolved) -> list[tuple[str, dict[str, Any]]]:
    """Each volume beside the container that mounts it."""
    return [(name, volume) for name, container in resolved["services"].items() for volume in container.get("volumes", [])]


@pytest.mark.parametrize("options", [(), EXAMPLE, (*EXAMPLE, "--profile", "*")], ids=" ".join)
def test_a_real_compose_takes_it_without_a_warning(compose: Compose, options: tuple[str, ...]) -> None:
    done = compose(*options, "config", "--quiet")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_every_service_answers_and_works(resolved: Resolved, https: set[str], works: set[str]) -> None:
    assert resolved["services"].keys() == https | works | SERVERS | {"portal", "provision", "issuer"}
    for name in works:
        answering, working = resolved["services"][name.removesuffix("-work")], resolved["services"][name]
        assert (working["command"], working["image"]) == (["work"], answering["image"])
        more = {name: value for name, value in working["environment"].items() if name not in answering["environment"]}
        mail = MAIL if name == "recruitment-work" else set()
        assert more.keys() == {f"PLP_{name}" for name in OF_WORK} | mail
        assert working["environment"] == answering["environment"] | more


def test_what_answers_is_told_nothing_of_relay_scheduler_and_bus(resolved: Resolved, https: set[str]) -> None:
    for name in https:
        told = " ".join(resolved["services"][name]["environment"].values())
        assert [word for word in ("_relay:", "_scheduler:", "kafka://") if word in told] == []


def test_the_vault_is_reached_by_services_alone(resolved: Resolved, https: set[str], works: set[str]) -> None:
    assert members(resolved, "vault") == {"vault", "provision"} | https | works


def test_the_data_are_reached_by_those_who_keep_some(resolved: Resolved, https: set[str], works: set[str]) -> None:
    assert members(resolved, "data") == {"data", "provision", "portal"} | https | works


def test_the_bus_is_reached_by_those_who_ship_and_consume(resolved: Resolved, works: set[str]) -> None:
    assert members(resolved, "bus") == {"kafka", "provision"} | works


def test_no_networks_but_the_webs_and_the_mailers_lead_outside(resolved: Resolved, https: set[str]) -> None:
    assert {name for name, network in resolved["networks"].items() if not network.get("internal")} == {"web", "mail"}
    assert members(resolved, "web") == {"proxy", "portal", "issuer"} | https
    assert members(resolved, "mail") == {"recruitment-work"}


def test_the_mail_server_is_told_to_those_who_send_alone(resolved: Resolved) -> None:
    told = {name for name, container in resolved["services"].items() if "PLP_SMTP_URL" in container.get("environment", {})}
    assert told == {"recruitment-work"}


def test_only_the_proxy_and_the_demos_issuer_are_published_and_to_this_machine_alone(resolved: Resolved) -> None:
    published = {name: container["ports"] for name, container in resolved["services"].items() if container.get("ports")}
    assert published.keys() == {"proxy", "issuer"}
    assert {port["host_ip"] for ports in published.values() for port in ports} == {"127.0.0.1"}


def test_the_issuer_runs_in_a_demo_alone(resolved: Resolved) -> None:
    assert resolved["services"]["issuer"]["profiles"] == ["demo"]


def test_every_image_of_ours_is_run(resolved: Resolved, services: list[str]) -> None:
    targets = {container["build"]["target"] for container in resolved["services"].values() if "build" in container}
    assert targets == {*services, "operator", "issuer"}


def test_every_image_of_others_is_named_by_its_digest(resolved: Resolved) -> None:
    images = {name: container["image"] for name, container in resolved["services"].items() if "build" not in container}
    assert images.keys() == SERVERS
    assert [name for name, image in images.items() if not DIGEST.search(image)] == []


def test_our_containers_may_do_nothing_that_they_need_not(resolved: Resolved) -> None:
    """The issuer's is writable: Compose copies its clients' list into it."""
    ours = {name: container for name, container in resolved["services"].items() if "build" in container}
    for name, container in ours.items():
        assert (container.get("read_only", False), container["cap_drop"]) == (name != "issuer", ["ALL"]), name
        assert container["security_opt"] == ["no-new-privileges:true"], name


def test_the_tenants_keys_are_written_by_the_operator_alone(resolved: Resolved, https: set[str], works: set[str]) -> None:
    mounted = {name: bool(volume.get("read_only")) for name, volume in volumes(resolved) if volume["source"] == "keys"}
    assert mounted == {"provision": False} | dict.fromkeys(https | works, True)


def test_every_file_that_is_mounted_is_there(resolved: Resolved) -> None:
    files = [volume["source"] for _, volume in volumes(resolved) if volume["type"] == "bind"]
    files += [config["file"] for config in resolved["configs"].values() if "file" in config]
    assert files
    assert [file for file in files if not Path(file).is_file()] == []
