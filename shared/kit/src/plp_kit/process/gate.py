"""Requests wait until their process is prepared."""

import threading
from dataclasses import dataclass, field
from typing import Final

from flask import Flask, request

from plp_kit.process.runtime import Runtime
from plp_kit.process.starting import prepare

WITHOUT_SERVERS: Final = "/openapi.json"


@dataclass(slots=True)
class Gate:
    """Prepares this process at the first request. While a server is away, requests are answered 503."""

    runtime: Runtime
    _prepared: bool = False
    _alone: threading.Lock = field(default_factory=threading.Lock)

    def guard(self, app: Flask) -> None:
        app.before_request_funcs.setdefault(None, []).insert(0, self._before_request)

    def open(self) -> None:
        """Raises what the databases raise."""
        with self._alone:
            if not self._prepared:
                prepare(self.runtime)
                self._prepared = True

    def _before_request(self) -> None:
        if not self._prepared and request.path != WITHOUT_SERVERS:
            self.open()
