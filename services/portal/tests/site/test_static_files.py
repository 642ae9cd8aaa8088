"""The design system's files are those of the npm package except for what VERSION says, and load nothing from other hosts."""

import hashlib
import re
from pathlib import Path

import pytest

from portal.site.static_files import FOLDER, FRONTEND

VENDORED = FOLDER / FRONTEND
ELSEWHERE = re.compile(r"(?:https?:)?//[a-z0-9-]+\.[a-z]|@font-face|@import|sourceMappingURL|url\(/", re.IGNORECASE)
OURS = sorted(path for path in FOLDER.rglob("*") if path.suffix in {".css", ".js"})


def recorded() -> list[list[str]]:
    return [line.split(" ", 2) for line in (VENDORED / "VERSION").read_text().splitlines()]


def test_every_file_is_the_one_recorded() -> None:
    sums = {name: digest for kind, digest, name in (line for line in recorded() if line[0] == "sha512")}
    vendored = {str(path.relative_to(VENDORED)): path for path in VENDORED.rglob("*") if path.is_file()}
    assert set(vendored) == {*sums, "VERSION"}
    assert {name: hashlib.sha512(vendored[name].read_bytes()).hexdigest() for name in sums} == sums


def test_version_and_integrity_of_the_package_are_recorded() -> None:
    facts = {line[0]: line[1] for line in recorded() if line[0] != "sha512"}
    assert f"{facts['package']}-{facts['version']}" == FRONTEND
    assert re.fullmatch(r"sha512-[A-Za-z0-9+/]{86}==", facts["integrity"])
    assert f'version="{facts["version"]}"' in (VENDORED / "nhsuk-frontend.min.js").read_text()


@pytest.mark.parametrize("path", OURS, ids=lambda path: str(path.relative_to(FOLDER)))
def test_nothing_comes_from_another_host(path: Path) -> None:
    assert not ELSEWHERE.findall(path.read_text(encoding="utf-8"))


def test_every_image_that_the_styles_name_is_there() -> None:
    named = re.findall(r"url\(([^)]*)\)", (VENDORED / "nhsuk-frontend.min.css").read_text())
    assert named
    assert all((VENDORED / name).is_file() for name in named)


def test_our_script_imports_the_vendored_one() -> None:
    assert f"from './{FRONTEND}/nhsuk-frontend.min.js'" in (FOLDER / "portal.js").read_text()
