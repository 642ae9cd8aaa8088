"""One Dockerfile: a target a service, each unprivileged, installed from its own pinned requirements alone."""

import re
import shlex
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

FROM = re.compile(r"FROM (?P<base>\S+) AS (?P<name>\w+)")
MOUNT = re.compile(r"--mount=type=bind,(\S+)")
OPERATING = {"operator": '["plp"]', "issuer": '["python", "-m", "plp_demo.issuer"]'}


@dataclass(frozen=True, slots=True)
class Stage:
    name: str
    base: str
    instructions: tuple[str, ...]

    def of(self, word: str) -> list[str]:
        """The rest of each instruction that begins with this word."""
        return [line.partition(" ")[2] for line in self.instructions if line.startswith(f"{word} ")]


Stages = Mapping[str, Stage]


def instructions(text: str) -> Iterator[str]:
    """One a line, continuations joined, comments gone."""
    plain = "\n".join(line for line in text.splitlines() if not line.startswith("#"))
    yield from (" ".join(line.split()) for line in plain.replace("\\\n", " ").splitlines() if line.strip())


@pytest.fixture(scope="module")
def stages(root: Path) -> Stages:
    read: dict[str, Stage] = {}
    for line in instructions((root / "deploy/docker/Dockerfile").read_text(encoding="utf-8")):
        if begun := FROM.fullmatch(line):
            read[begun["name"]] = Stage(begun["name"], begun["base"], ())
        elif read:
            name, last = read.popitem()
            read[name] = Stage(name, last.base, (*last.instructions, line))
    return read


def lineage(stages: Stages, name: str) -> list[Stage]:
    """The stage and those it stands on, itself first."""
    stage = stages[name]
    return [stage, *(lineage(stages, stage.base) if stage.base in stages else [])]


def last(stages: Stages, name: str, word: str) -> str:
    """What counts: the latest of its lineage."""
    return next(found[-1] for stage in lineage(stages, name) if (found := stage.of(word)))


def from_outside(stage: Stage) -> Iterator[str]:
    """Paths of the repository that it copies or mounts."""
    for copied in stage.of("COPY"):
        words = shlex.split(copied)
        yield from (word for word in words[:-1] if not word.startswith("--"))
    for mount in map(_options, MOUNT.findall(" ".join(stage.of("RUN")))):
        if "from" not in mount:
            yield mount["source"]


def _options(text: str) -> dict[str, str]:
    return dict(option.split("=", 1) for option in text.split(","))


def test_every_image_stands_on_one_that_is_named_by_its_digest(root: Path) -> None:
    said = re.findall(r"^ARG PYTHON=(\S+)$", (root / "deploy/docker/Dockerfile").read_text(encoding="utf-8"), re.MULTILINE)
    assert len(said) == 1
    assert re.fullmatch(r"python:3\.11\.\d+-slim-bookworm@sha256:[0-9a-f]{64}", said[0])


def test_every_service_has_a_target_and_runs_as_itself(stages: Stages, services: list[str]) -> None:
    for service in services:
        assert last(stages, service, "ENTRYPOINT") == f'["python", "-m", "{service}"]'
        assert last(stages, service, "CMD") == '["http"]'


def test_operator_and_issuer_have_targets_too(stages: Stages) -> None:
    assert {name: last(stages, name, "ENTRYPOINT") for name in OPERATING} == OPERATING


def test_nothing_runs_as_root(stages: Stages, services: list[str]) -> None:
    assert {last(stages, name, "USER") for name in (*services, *OPERATING)} == {"10001:10001"}


def test_whatever_answers_says_whether_it_lives(stages: Stages, services: list[str]) -> None:
    health = {name: last(stages, name, "HEALTHCHECK") for name in (*services, *OPERATING)}
    assert health.pop("operator") == "NONE"
    assert all("CMD [" in asked and "/live" in asked for asked in health.values())


def test_a_service_is_installed_from_its_own_requirements_and_wheels(stages: Stages, services: list[str]) -> None:
    for service in services:
        pinned, wheels = stages[service].of("RUN")
        assert list(from_outside(stages[service])) == [f"services/{service}/requirements.txt"]
        assert pinned.endswith("pip install --require-hashes --no-deps --requirement requirements.txt")
        assert wheels.endswith(f"pip install --no-deps --no-index /wheels/plp_kit-*.whl /wheels/{service}-*.whl")


def test_an_operator_is_given_neither_the_demo_nor_what_it_needs(stages: Stages) -> None:
    pinned, wheels = stages["operator"].of("RUN")
    assert list(from_outside(stages["operator"])) == ["deploy/operate/requirements.txt"]
    assert pinned.endswith("pip install --require-hashes --no-deps --requirement requirements.txt")
    assert wheels.endswith("pip install --no-deps --no-index /wheels/*.whl")
    assert "--wheel-dir /wheels ./shared/kit ./services/* ./deploy/operate &&" in " ".join(stages["wheels"].of("RUN"))


def test_tests_support_is_in_no_image(root: Path, stages: Stages) -> None:
    kept_out = (root / ".dockerignore").read_text(encoding="utf-8").splitlines()
    assert {"shared/testkit", "tests", "**/tests"} <= set(kept_out)
    assert not any("testkit" in line for stage in stages.values() for line in stage.instructions)


def test_every_file_that_is_copied_is_there(root: Path, stages: Stages) -> None:
    sources = [source for stage in stages.values() for source in from_outside(stage)]
    assert {"requirements.txt", "shared", "services"} <= set(sources)
    assert [source for source in sources if not (root / source).exists()] == []


def test_every_stage_stands_on_one_before_it(stages: Stages) -> None:
    names = list(stages)
    for place, stage in enumerate(stages.values()):
        used = {stage.base, *(mount.get("from", stage.base) for mount in map(_options, MOUNT.findall(" ".join(stage.of("RUN")))))}
        assert used <= {"${PYTHON}", *names[:place]}, stage.name
