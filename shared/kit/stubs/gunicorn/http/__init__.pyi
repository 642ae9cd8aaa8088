# The part of gunicorn 27 that the kit uses; the library carries no types.

from typing import Protocol

from gunicorn.app.base import Config

class Source(Protocol):
    def recv(self, size: int, /) -> bytes: ...

class Parser: ...

def get_parser(cfg: Config, source: Source, source_addr: object) -> Parser: ...
