"""Who may enter which folder."""

import os
from pathlib import Path

import pytest

from plp_demo.servers.accounts import Account, unprivileged, workspace

STRANGER = Account(user=54321, group=54321)


def test_a_stranger_may_not_pass_a_closed_folder(tmp_path: Path) -> None:
    inner = tmp_path / "closed" / "inner"
    inner.mkdir(parents=True)
    inner.parent.chmod(0o700)
    assert not STRANGER.may_enter(inner)


def test_an_owner_is_judged_by_the_owners_rights() -> None:
    with workspace("accounts") as folder:
        ourselves = Account(os.getuid(), os.getgid())
        assert ourselves.may_enter(folder)
        folder.chmod(0o611)
        assert not ourselves.may_enter(folder)
        folder.chmod(0o711)


def test_a_workspace_is_open_to_everybody_and_gone_afterwards() -> None:
    with workspace("accounts") as folder:
        assert STRANGER.may_enter(folder)
        (folder / "file").touch()
    assert not folder.exists()


@pytest.mark.skipif(os.geteuid() != 0, reason="only root runs servers as somebody else")
def test_root_runs_servers_as_nobody() -> None:
    account = unprivileged()
    assert account is not None
    assert account.user != 0


@pytest.mark.skipif(os.geteuid() == 0, reason="root runs servers as somebody else")
def test_anybody_else_runs_servers_as_themselves() -> None:
    assert unprivileged() is None
