"""`plp keys`, on a platform that runs: nobody loses a word, and the records agree."""

import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from plp_demo.platform import left
from plp_kit.vault.key_file import KeyFile
from tests.support.commands import Operator
from tests.support.privacy.story import Story
from tests.support.privacy.words import TRUST

Plp = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture(scope="module", autouse=True)
def _running(story: Story) -> Iterator[None]:
    story.platform.start()
    yield
    story.platform.stop()


@pytest.fixture
def plp(story: Story, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Plp:
    monkeypatch.setenv("PLP_PLATFORM", str(tmp_path / "platform.env"))
    left.keep(story.platform.at)
    return Operator(tmp_path / "platform.env").asks_here


def test_a_key_rotates_while_services_go_on(story: Story, plp: Plp) -> None:
    keys = KeyFile(story.platform.at.tenant_keys)
    before = keys.keyring(TRUST).current
    rotated = plp("keys", "rotate", TRUST)
    assert (rotated.returncode, rotated.stderr) == (0, "")
    assert f"{TRUST}: generation {before + 1} wraps all keys" in rotated.stdout
    assert list(keys.keyring(TRUST).generations) == [before + 1]
    assert story.opened("others") == story.shown["opened", "before"]["others"]
    assert not any(story.opened("victim"))


def test_reconciling_finds_that_all_records_agree(plp: Plp) -> None:
    reconciled = plp("keys", "reconcile", TRUST)
    assert (reconciled.returncode, reconciled.stderr) == (0, "")
    lines = reconciled.stdout.splitlines()
    assert len(lines) == 4
    assert all("all records agree on who is erased" in line for line in lines)
