"""The services' HTTP APIs, called on behalf of the person who is signed in."""

import logging
from collections.abc import Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from http import HTTPStatus
from http.cookiejar import DefaultCookiePolicy
from typing import Final
from uuid import UUID

import msgspec
import requests

from portal.site.calls import Answer, ApiError, Call, Outcome, Service, View

log = logging.getLogger(__name__)

SECONDS_TO_CONNECT: Final = 1.0
SECONDS_TO_ANSWER: Final = 4.0
THREADS: Final = 16
ERRORS: Final[dict[int, ApiError]] = {
    HTTPStatus.FORBIDDEN: ApiError.NOT_ALLOWED,
    HTTPStatus.NOT_FOUND: ApiError.NOT_FOUND,
}


class TokenRefused(Exception):
    """A service does not accept the person's token, although the session has not ended."""


@dataclass(frozen=True, slots=True)
class Credentials:
    """The person's token, which is sent to the services and to nobody else, and the trace that a call belongs to."""

    token: str = field(repr=False)
    traceparent: str | None = None

    @property
    def headers(self) -> dict[str, str]:
        headers = {"Authorization": f"Bearer {self.token}", "Accept": "application/json"}
        return headers if self.traceparent is None else headers | {"traceparent": self.traceparent}


class ApiClient:
    """One service. `name` is for the log, `url` has no path. Threads may share it; make it after a fork, never before."""

    def __init__(self, name: str, url: str) -> None:
        self._name, self._url = name, url.rstrip("/")
        self._http = requests.Session()
        self._http.trust_env = False  # A person's data passes no proxy, and no .netrc replaces the token.
        self._http.cookies.set_policy(DefaultCookiePolicy(allowed_domains=[]))

    def get(self, credentials: Credentials, path: str, view: type[View]) -> Outcome[View]:
        """Fields that the view does not have are left out. Raises TokenRefused, and nothing else."""
        try:
            response = self._http.get(
                f"{self._url}{path}",
                headers=credentials.headers,
                timeout=(SECONDS_TO_CONNECT, SECONDS_TO_ANSWER),
                allow_redirects=False,
            )
            return self._outcome(response, view)
        except (requests.RequestException, msgspec.DecodeError) as error:
            log.warning("%s is away: %s", self._name, type(error).__name__)
            return ApiError.AWAY

    def _outcome(self, response: requests.Response, view: type[View]) -> Outcome[View]:
        if response.status_code == HTTPStatus.OK:
            return Answer(msgspec.json.decode(response.content, type=view))
        if response.status_code == HTTPStatus.UNAUTHORIZED:
            raise TokenRefused
        error = ERRORS.get(response.status_code, ApiError.AWAY)
        if error is ApiError.AWAY:
            log.warning("%s is away: status %s", self._name, response.status_code)
        return error

    def close(self) -> None:
        self._http.close()


class Api:
    """All the services. The calls of one page run side by side, so that it takes as long as the slowest of them."""

    def __init__(self, addresses: Mapping[Service, str]) -> None:
        self._clients = {service: ApiClient(service, addresses[service]) for service in Service}
        self._threads = ThreadPoolExecutor(THREADS, thread_name_prefix="api")

    def fetch(self, call: Call[View], credentials: Credentials, **ids: UUID) -> Future[Outcome[View]]:
        """Starts the call; `ids` fill its path. The result raises TokenRefused, and nothing else."""
        client = self._clients[call.service]
        return self._threads.submit(client.get, credentials, call.path.format(**ids), call.view)

    def close(self) -> None:
        self._threads.shutdown()
        for client in self._clients.values():
            client.close()
