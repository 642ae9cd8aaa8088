"""What git holds works anywhere: it names no package registry's address and no folder of somebody's machine."""

import re
from collections.abc import Iterator
from pathlib import Path

REGISTRY = re.compile(r"https?://(?:files|pypi|test\.pypi|registry|repo1?|deb|proxy)\.[a-z]")
HOME_FOLDER = re.compile(r"(?<![\w.*}-])/(?:root|home|Users|work)/")


def hits(root: Path, tracked: list[str], pattern: re.Pattern[str]) -> Iterator[str]:
    for name in tracked:
        for number, line in enumerate((root / name).read_bytes().decode("utf-8", errors="replace").splitlines(), start=1):
            if pattern.search(line):
                yield f"{name}:{number} {line.strip()[:120]}"


def test_no_file_names_a_registry(root: Path, tracked: list[str]) -> None:
    assert not list(hits(root, tracked, REGISTRY))


def test_no_file_names_a_folder_of_one_machine(root: Path, tracked: list[str]) -> None:
    assert not list(hits(root, tracked, HOME_FOLDER))
