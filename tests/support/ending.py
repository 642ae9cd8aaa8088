"""How a platform that goes on is ended: in order, and leaving nothing. One that has ended already is left alone."""

from typing import Final

from tests.support.commands import Plp

STOPS_WITHIN: Final = 60


def by_down(platform: Plp) -> None:
    """`plp-demo down`, as from another terminal."""
    if not _seen_ended(platform):
        stopping = platform.down()
        assert (stopping.returncode, stopping.stderr) == (0, "")
        assert not platform.platform.exists()
        _ended(platform)


def by_sigterm(platform: Plp) -> None:
    if not _seen_ended(platform):
        platform.process.terminate()
        _ended(platform)


def _seen_ended(platform: Plp) -> bool:
    """By us: one that has ended by itself is asked to stop, and is found not to."""
    return platform.process.returncode is not None


def _ended(platform: Plp) -> None:
    finished = platform.finish(within=STOPS_WITHIN)
    assert finished.exit_code == 0, finished.errors
    assert finished.left == ()
    assert not platform.platform.exists()
    assert not platform.platform.with_suffix(".json").exists()
