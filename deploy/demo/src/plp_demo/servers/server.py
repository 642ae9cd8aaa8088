"""What a test needs of any server: it is started, and stopped again even when the test fails."""

from types import TracebackType
from typing import Self


class Server:
    """One that is given needs neither: starting and stopping leave it alone."""

    __slots__ = ()

    def start(self) -> None:
        """Returns when it answers."""

    def stop(self) -> None:
        """Can be repeated."""

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.stop()
