# The part of gunicorn 27 that the kit uses; the library carries no types.

import socket
from concurrent.futures import Future
from selectors import BaseSelector
from typing import Any

from gunicorn.app.base import Config
from gunicorn.http import Parser

class TConn:
    cfg: Config
    sock: Any
    client: object
    parser: Parser | None
    initialized: bool
    data_ready: bool
    def __init__(self, cfg: Config, sock: socket.socket, client: object, server: object) -> None: ...
    def close(self) -> None: ...

class ThreadWorker:
    cfg: Config
    poller: BaseSelector
    nr_conns: int
    worker_connections: int
    def init_process(self) -> None: ...
    def enqueue_req(self, conn: TConn) -> None: ...
    def accept(self, listener: socket.socket) -> None: ...
    def finish_request(self, conn: Any, fs: Future[bool]) -> None: ...
    def murder_pending(self) -> None: ...
    def murder_keepalived(self, *, force: bool = ...) -> None: ...
    def handle_error(self, req: object, client: socket.socket, addr: object, exc: Exception) -> None: ...
