"""Where Kafka's jars come from, and what is said when they cannot be had. The tools are stood in for by scripts."""

from pathlib import Path

import pytest

from plp_demo.servers.kafka_jars import POM, Unobtainable, jars

JAVA = "echo 'openjdk version \"21.0.1\" 2023-10-17' >&2"
FETCH = """
for word in "$@"; do case $word in -DoutputDirectory=*) to=${word#*=};; esac; done
mkdir -p $to; echo x >> $to/kafka.jar; echo >> $0.calls
"""


@pytest.fixture
def tools(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with the only programs that can be found, next to /bin."""
    folder = tmp_path / "tools"
    folder.mkdir()
    monkeypatch.setenv("PATH", f"{folder}:/bin")
    return folder


@pytest.fixture
def pom(tmp_path: Path) -> Path:
    made = tmp_path / "pom.xml"
    made.write_text("<project/>")
    return made


def script(tools: Path, name: str, text: str) -> Path:
    made = tools / name
    made.write_text(f"#!/bin/sh\n{text}\n")
    made.chmod(0o755)
    return made


def test_an_old_java_is_refused(tools: Path, tmp_path: Path, pom: Path) -> None:
    script(tools, "java", "echo 'openjdk version \"11.0.2\"' >&2")
    with pytest.raises(Unobtainable, match="too old"):
        jars(tmp_path / "libraries", pom)


def test_jars_are_fetched_once_for_a_pom_and_again_for_another(tools: Path, tmp_path: Path, pom: Path) -> None:
    script(tools, "java", JAVA)
    maven = script(tools, "mvn", FETCH)
    calls = maven.with_name("mvn.calls")
    assert jars(tmp_path / "var" / "libraries", pom) == jars(tmp_path / "var" / "libraries", pom)
    assert calls.read_text() == "\n"
    pom.write_text("<project><!-- a newer Kafka --></project>")
    assert (jars(tmp_path / "var" / "libraries", pom) / "kafka.jar").read_text() == "x\n"
    assert calls.read_text() == "\n\n"


def test_what_maven_says_is_told_and_half_a_download_is_not_used(tools: Path, tmp_path: Path, pom: Path) -> None:
    script(tools, "java", JAVA)
    script(tools, "mvn", f"{FETCH}echo no route to the repository; exit 1")
    for _ in range(2):
        with pytest.raises(Unobtainable, match="no route to the repository"):
            jars(tmp_path / "libraries", pom)


def test_a_folder_with_somebody_elses_files_is_left_alone(tools: Path, tmp_path: Path, pom: Path) -> None:
    script(tools, "java", JAVA)
    script(tools, "mvn", FETCH)
    theirs = tmp_path / "theirs" / "precious"
    theirs.parent.mkdir()
    theirs.touch()
    with pytest.raises(Unobtainable, match="something else"):
        jars(theirs.parent, pom)
    assert theirs.exists()


def test_a_missing_pom_is_told(tools: Path, tmp_path: Path) -> None:
    script(tools, "java", JAVA)
    with pytest.raises(Unobtainable, match="missing"):
        jars(tmp_path / "libraries", tmp_path / "nowhere.xml")


def test_the_repository_has_a_pom() -> None:
    assert "kafka_2.13" in POM.read_text()
