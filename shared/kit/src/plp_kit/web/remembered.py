"""What everybody is answered alike, and costs much to read: it is read at most once in so many seconds."""

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final, TypeVar, cast

Value = TypeVar("Value")

FRESH_SECONDS: Final = 30


@dataclass(frozen=True, slots=True)
class Remembered:
    """For answers that depend on nobody. Threads that ask while it is being read wait for the one that reads."""

    clock: Callable[[], float] = time.monotonic
    _kept: dict[str, tuple[float, object]] = field(default_factory=dict, repr=False)
    _lock: threading.Lock = field(default_factory=threading.Lock, repr=False)

    def once(self, name: str, read: Callable[[], Value]) -> Value:
        """What `read` came to under this name within the last seconds. Raises what `read` raises, and keeps nothing then."""
        with self._lock:
            at, value = self._kept.get(name, (float("-inf"), None))
            if self.clock() - at > FRESH_SECONDS:
                value = read()
                self._kept[name] = (self.clock(), value)
            return cast(Value, value)
