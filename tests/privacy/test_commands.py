"""`plp keys`, on a platform that runs: nobody loses a word, and the records agree."""

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from plp_kit.vault.key_file import KeyFile
from plp_local.operating import here
from plp_local.testing.commands import Operator
from plp_local.testing.privacy.story import Story
from plp_local.testing.privacy.words import TRUST

Plp = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture
def plp(story: Story, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Plp:
    monkeypatch.setenv("PLP_PLATFORM", str(tmp_path / "platform.json"))
    here.keep(story.platform.at)
    return Operator(tmp_path / "platform.json").asks_here


def test_a_key_rotates_while_services_go_on(story: Story, plp: Plp) -> None:
    keys = KeyFile(story.platform.at.tenant_keys)
    before = keys.keyring(TRUST).current
    rotated = plp("keys", "rotate", TRUST)
    assert (rotated.returncode, rotated.stderr) == (0, "")
    assert f"{TRUST}: generation {before + 1} wraps all keys" in rotated.stdout
    assert list(keys.keyring(TRUST).generations) == [before + 1]
    assert story.opened("others") == story.shown["opened", "before"]["others"]
    assert not any(story.opened("victim"))


def test_healing_finds_that_all_records_agree(plp: Plp) -> None:
    healed = plp("keys", "heal", TRUST)
    assert (healed.returncode, healed.stderr) == (0, "")
    lines = healed.stdout.splitlines()
    assert len(lines) == 4
    assert all("all records agree on who is erased" in line for line in lines)


@pytest.mark.parametrize("verb", ["rotate", "heal"])
def test_a_trust_without_a_key_is_an_error(plp: Plp, verb: str) -> None:
    refused = plp("keys", verb, "nobody")
    assert refused.returncode == 1
    assert "nobody" in refused.stderr
