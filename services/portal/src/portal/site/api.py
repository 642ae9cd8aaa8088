"""The services' HTTP APIs, called on behalf of the person who is signed in."""

import logging
import re
import threading
import time
from collections.abc import Iterator, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from http import HTTPStatus
from typing import Any, Final
from urllib.parse import urlencode
from uuid import UUID

import msgspec
import urllib3
from urllib3 import BaseHTTPResponse, Timeout
from urllib3.exceptions import HTTPError

from portal.site.calls import (
    Answer,
    ApiError,
    Body,
    Call,
    ChangedMeanwhile,
    File,
    Invalid,
    Method,
    NoBody,
    Outcome,
    Refused,
    Sent,
    Service,
    View,
    Wrong,
)

log = logging.getLogger(__name__)

SECONDS_TO_CONNECT: Final = 1.0
SECONDS_TO_ANSWER: Final = 4.0
SECONDS_TO_SEND_A_FILE: Final = 10.0
"""Until it has been connected and the file taken, each."""
SLOW_AT_ONCE: Final = 3
"""So many calls of a service may take long, out of eight requests that the portal answers at once: others are always answered."""
SECONDS_FOR_A_TURN: Final = 1.0
SECONDS_BETWEEN: Final = 0.3
BYTES_AT_ONCE: Final = 64 * 1024
THREADS: Final = 16
CONNECTIONS: Final = 24
"""Of one service, kept open: for all threads, and for the eight requests that the portal answers at once."""
TRIES: Final = 4
IN_PROGRESS: Final = "request_in_progress"
ROLE_MISSING: Final = "role_missing"
JSON: Final = {"Content-Type": "application/json"}
BYTES: Final = {"Content-Type": "application/octet-stream"}
DRY_RUN: Final = {"dry_run": "true"}
ETAG: Final = re.compile(r'"([0-9]{1,9})"')


class TokenRefused(Exception):
    """A service does not accept the person's token, although the session has not ended."""


class _Away(Exception):
    """No answer that can be read."""


class Problem(msgspec.Struct, frozen=True):
    """RFC 9457, as the services send it."""

    code: str
    detail: str = ""
    errors: tuple[Wrong, ...] = ()
    changed_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Credentials:
    """The person's token, which is sent to the services and to nobody else, and the trace that a call belongs to.

    Without a token the call is for what everybody may read.
    """

    token: str | None = field(repr=False)
    traceparent: str | None = None

    @property
    def headers(self) -> dict[str, str]:
        headers = {"Accept": "application/json"}
        if self.token is not None:
            headers["Authorization"] = f"Bearer {self.token}"
        return headers if self.traceparent is None else headers | {"traceparent": self.traceparent}


@dataclass(frozen=True, slots=True)
class Change:
    """What makes a change safe to repeat: `key` is its Idempotency-Key, `version` the one that the form showed."""

    key: UUID
    version: int | None = None

    @property
    def headers(self) -> dict[str, str]:
        headers = {"Idempotency-Key": str(self.key)}
        return headers if self.version is None else headers | {"If-Match": f'"{self.version}"'}


class ApiClient:
    """One service. `name` is for the log, `url` has no path. Threads may share it; make it after a fork, never before.

    A person's data passes no proxy, no .netrc replaces the token, and no cookie is kept: urllib3 knows none of them by itself.
    """

    def __init__(self, name: str, url: str) -> None:
        self._name = name
        self._slow = threading.BoundedSemaphore(SLOW_AT_ONCE)
        self._http = urllib3.connection_from_url(url, maxsize=CONNECTIONS, retries=False)

    def get(self, credentials: Credentials, path: str, view: type[View], seconds: float | None = None) -> Outcome[View]:
        """Fields that the view does not have are left out. Raises TokenRefused, and nothing else."""
        with self._noticing() as away:
            response = self._request(Method.GET, path, credentials.headers, seconds=seconds)
            match response.status:
                case HTTPStatus.OK:
                    return _answer(response, view)
                case HTTPStatus.FORBIDDEN:
                    return ApiError.NOT_ALLOWED
                case HTTPStatus.NOT_FOUND:
                    return ApiError.NOT_FOUND
                case status:
                    raise _Away(f"status {status}")
        return away

    def send(self, credentials: Credentials, call: Call[Body, View], path: str, body: Body, change: Change) -> Sent[View]:
        """Does the change once, however often it is sent with this key. After AWAY nobody knows whether it was done."""
        content, kind = _content(body)
        headers = credentials.headers | change.headers | kind
        with self._noticing() as away:
            for _ in range(TRIES):
                sent = _sent(self._request(call.method, path, headers, content, seconds=call.seconds), call.view)
                if not (isinstance(sent, Refused) and sent.code == IN_PROGRESS):
                    return sent
                time.sleep(SECONDS_BETWEEN)  # The same form was sent twice at once, and the first is still worked on.
            raise _Away(IN_PROGRESS)
        return away

    def ask(self, credentials: Credentials, call: Call[NoBody, View], path: str) -> Sent[View]:
        """As `get`, for what a service may refuse to show with a reason. Raises TokenRefused, and nothing else."""
        with self._noticing() as away:
            return _sent(self._request(call.method, path, credentials.headers, seconds=call.seconds), call.view)
        return away

    def copy(self, credentials: Credentials, path: str) -> Iterator[bytes] | ApiError:
        """The answer as it comes in, to be handed on. Raises TokenRefused, and while it is read what breaks it off."""
        with self._noticing() as away:
            response = self._request(Method.GET, path, credentials.headers, streams=True)
            if response.status == HTTPStatus.OK:
                return _as_it_comes(response)
            response.close()
            if response.status in {HTTPStatus.FORBIDDEN, HTTPStatus.NOT_FOUND}:
                return ApiError.NOT_FOUND
            raise _Away(f"status {response.status}")
        return away

    def _request(
        self,
        method: Method,
        path: str,
        headers: Mapping[str, str],
        body: bytes | None = None,
        *,
        seconds: float | None = None,
        streams: bool = False,
    ) -> BaseHTTPResponse:
        connect = SECONDS_TO_SEND_A_FILE if _is_file(headers) else SECONDS_TO_CONNECT
        with self._turn(seconds):
            response = self._http.urlopen(
                method,
                path,
                body=body,
                headers=headers,
                timeout=Timeout(connect=connect, read=seconds or SECONDS_TO_ANSWER),
                redirect=False,
                preload_content=not streams,
            )
        if response.status == HTTPStatus.UNAUTHORIZED:
            response.close()
            raise TokenRefused
        return response

    @contextmanager
    def _turn(self, seconds: float | None) -> Iterator[None]:
        """Of a call that may take so long. Raises _Away where others take all the time there is."""
        if seconds is None:
            yield
            return
        if not self._slow.acquire(timeout=SECONDS_FOR_A_TURN):
            raise _Away("too many take long")
        try:
            yield
        finally:
            self._slow.release()

    @contextmanager
    def _noticing(self) -> Iterator[ApiError]:
        """Yields AWAY, which is the outcome when the block did not return another."""
        try:
            yield ApiError.AWAY
        except (HTTPError, msgspec.MsgspecError, _Away) as error:
            log.warning("%s is away: %s", self._name, error if isinstance(error, _Away) else type(error).__name__)

    def close(self) -> None:
        self._http.close()


class Api:
    """All the services. The calls of one page run side by side, so that it takes as long as the slowest of them."""

    def __init__(self, addresses: Mapping[Service, str]) -> None:
        self._clients = {service: ApiClient(service, addresses[service]) for service in Service}
        self._threads = ThreadPoolExecutor(THREADS, thread_name_prefix="api")

    def fetch(
        self, call: Call[NoBody, View], credentials: Credentials, query: Mapping[str, str] | None = None, /, **ids: UUID | str
    ) -> Future[Outcome[View]]:
        """Starts the call; `ids` fill its path. The result raises TokenRefused, and nothing else."""
        client, address = self._clients[call.service], address_of(call, query, **ids)
        return self._threads.submit(client.get, credentials, address, call.view, call.seconds)

    def send(
        self,
        call: Call[Body, View],
        credentials: Credentials,
        body: Body,
        change: Change,
        query: Mapping[str, str] | None = None,
        /,
        **ids: UUID | str,
    ) -> Sent[View]:
        """Raises TokenRefused, and nothing else."""
        return self._clients[call.service].send(credentials, call, address_of(call, query, **ids), body, change)

    def ask(
        self, call: Call[NoBody, View], credentials: Credentials, query: Mapping[str, str] | None = None, /, **ids: UUID | str
    ) -> Sent[View]:
        """Raises TokenRefused, and nothing else."""
        return self._clients[call.service].ask(credentials, call, address_of(call, query, **ids))

    def copy(
        self, call: Call[NoBody, View], credentials: Credentials, query: Mapping[str, str] | None = None
    ) -> Iterator[bytes] | ApiError:
        """What the call answers, unread. Raises TokenRefused."""
        return self._clients[call.service].copy(credentials, address_of(call, query))

    def close(self) -> None:
        self._threads.shutdown()
        for client in self._clients.values():
            client.close()


def _as_it_comes(response: BaseHTTPResponse) -> Iterator[bytes]:
    with response:
        yield from response.stream(BYTES_AT_ONCE)


def address_of(call: Call[Any, Any], query: Mapping[str, str] | None = None, /, **ids: UUID | str) -> str:
    """Where it is sent; `ids` fill its path."""
    asked = {**(query or {}), **(DRY_RUN if call.dry_run else {})}
    return call.path.format(**ids) + (f"?{urlencode(asked)}" if asked else "")


def _content(body: msgspec.Struct) -> tuple[bytes | None, dict[str, str]]:
    """What is sent, and the header that says what it is."""
    match body:
        case NoBody():
            return None, {}
        case File(content):
            return content, BYTES
        case _:
            return msgspec.json.encode(body), JSON


def _is_file(headers: Mapping[str, str]) -> bool:
    return BYTES.items() <= headers.items()


def _answer(response: BaseHTTPResponse, view: type[View]) -> Answer[View]:
    version = ETAG.fullmatch(response.headers.get("ETag", ""))
    return Answer(msgspec.json.decode(response.data, type=view), int(version[1]) if version else None)


def _sent(response: BaseHTTPResponse, view: type[View]) -> Sent[View]:
    """Raises _Away for what neither did the change nor refused it in a way that a form can show."""
    match response.status:
        case HTTPStatus.OK | HTTPStatus.CREATED:
            return _answer(response, view)
        case HTTPStatus.NOT_FOUND:
            return ApiError.NOT_FOUND
        case HTTPStatus.PRECONDITION_FAILED:
            return ChangedMeanwhile(msgspec.json.decode(response.data, type=Problem).changed_at)
        case HTTPStatus.FORBIDDEN | HTTPStatus.CONFLICT | HTTPStatus.UNPROCESSABLE_ENTITY:
            return _refused(msgspec.json.decode(response.data, type=Problem))
        case status:
            raise _Away(f"status {status}")


def _refused(problem: Problem) -> Invalid | Refused | ApiError:
    if problem.errors:
        return Invalid(problem.errors)
    return ApiError.NOT_ALLOWED if problem.code == ROLE_MISSING else Refused(problem.code, problem.detail)
