"""Clients that mean harm, as many as are asked for, from one process: they hold what they can, and come again when closed.

`python -m benchmarks.hostile.clients PORT TOKEN SECONDS KIND=COUNT ...`
"""

import asyncio
import sys
from collections.abc import Awaitable, Callable, Mapping, Sequence
from contextlib import suppress
from itertools import cycle
from typing import Final, TypeAlias

from plp_demo.servers.ports import LOOPBACK

Streams: TypeAlias = tuple[asyncio.StreamReader, asyncio.StreamWriter]
Harm: TypeAlias = Callable[[asyncio.StreamReader, asyncio.StreamWriter, bytes], Awaitable[None]]

DRIP_EVERY: Final = 0.5
STAYS: Final = 5.0
PAUSE: Final = 0.1
HEAD: Final = b"POST /notes HTTP/1.1\r\nHost: localhost\r\n"
LARGE: Final = b'{"partnership": [' + b"[]," * 65_536 + b"1]}"
NONSENSE: Final = (
    b"\x16\x03\x01\x02\x00\x01\x00\r\n\r\n",
    b"BREW /notes HTTP/1.1\r\nHost: localhost\r\n\r\n",
    b"GET /notes?x=\xed\xa0\x80 HTTP/1.1\r\nHost: localhost\r\n\r\n",
    b"GET /notes HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer \xc3\xa9\r\n\r\n",
    b"GET /" + b"x" * 8_000 + b" HTTP/1.1\r\nHost: localhost\r\n\r\n",
)


async def drips_heads(_reader: asyncio.StreamReader, writer: asyncio.StreamWriter, _token: bytes) -> None:
    await _drip(writer, HEAD + b"X-Slow: ")


async def drips_bodies(_reader: asyncio.StreamReader, writer: asyncio.StreamWriter, _token: bytes) -> None:
    await _drip(writer, HEAD + b"Content-Length: 100000\r\n\r\n")


async def _drip(writer: asyncio.StreamWriter, begun: bytes) -> None:
    writer.write(begun)
    while not writer.is_closing():
        writer.write(b"x")
        await writer.drain()
        await asyncio.sleep(DRIP_EVERY)


async def stays(reader: asyncio.StreamReader, writer: asyncio.StreamWriter, _token: bytes) -> None:
    """Reads the last answer that it can have, and does not close."""
    writer.write(b"GET /openapi.json HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
    await reader.read()
    await asyncio.sleep(STAYS)


async def talks_nonsense(reader: asyncio.StreamReader, writer: asyncio.StreamWriter, _token: bytes) -> None:
    writer.write(next(_nonsense))
    await reader.read(1)
    await asyncio.sleep(PAUSE)


async def sends_large(reader: asyncio.StreamReader, writer: asyncio.StreamWriter, token: bytes) -> None:
    """With a token of its own trust, and a body that is read to its end before it is refused."""
    key = b"Content-Type: application/json\r\nIdempotency-Key: large\r\n"
    writer.write(HEAD + key + b"Authorization: Bearer %s\r\nContent-Length: %d\r\n\r\n" % (token, len(LARGE)) + LARGE)
    await reader.read(1)
    await asyncio.sleep(PAUSE)


KINDS: Final[Mapping[str, Harm]] = {
    "drips heads": drips_heads,
    "drips bodies": drips_bodies,
    "stays": stays,
    "talks nonsense": talks_nonsense,
    "sends large": sends_large,
}
_nonsense = cycle(NONSENSE)


async def _again_and_again(port: int, harm: Harm, token: bytes) -> None:
    while True:
        with suppress(OSError):
            reader, writer = await asyncio.open_connection(LOOPBACK, port)
            try:
                await harm(reader, writer, token)
            finally:
                writer.transport.abort()
        await asyncio.sleep(PAUSE)


async def _all(port: int, token: bytes, seconds: float, counts: Mapping[str, int]) -> None:
    with suppress(TimeoutError):
        async with asyncio.timeout(seconds), asyncio.TaskGroup() as group:
            for kind, count in counts.items():
                for _ in range(count):
                    group.create_task(_again_and_again(port, KINDS[kind], token))


def main(arguments: Sequence[str]) -> None:
    port, token, seconds, *counts = arguments
    asked = {kind: int(count) for kind, _, count in (each.partition("=") for each in counts)}
    asyncio.run(_all(int(port), token.encode(), float(seconds), asked))


if __name__ == "__main__":
    main(sys.argv[1:])
