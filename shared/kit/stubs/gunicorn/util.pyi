# The part of gunicorn 27 that the kit uses; the library carries no types.

import socket

def write_error(sock: socket.socket, status_int: int, reason: str, mesg: str) -> None: ...
