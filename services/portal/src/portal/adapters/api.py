"""A service's HTTP API, asked in a person's name. Reads only; an answer's unknown fields are ignored."""

import logging
from dataclasses import dataclass, field
from http import HTTPStatus
from http.cookiejar import DefaultCookiePolicy
from typing import Final, TypeVar

import msgspec
import requests

from portal.adapters.outcomes import Outcome, Told, Untold

log = logging.getLogger(__name__)

Shape = TypeVar("Shape")

SECONDS_TO_CONNECT: Final = 1.0
SECONDS_TO_ANSWER: Final = 4.0
UNTOLD: Final[dict[int, Untold]] = {
    HTTPStatus.UNAUTHORIZED: Untold.SIGNED_OUT,
    HTTPStatus.FORBIDDEN: Untold.NOT_ALLOWED,
    HTTPStatus.NOT_FOUND: Untold.UNKNOWN,
}


@dataclass(frozen=True, slots=True)
class Asker:
    """In whose name, and for which trace. The token never leaves but to the services."""

    token: str = field(repr=False)
    traceparent: str | None = None

    @property
    def headers(self) -> dict[str, str]:
        carried = {"Authorization": f"Bearer {self.token}", "Accept": "application/json"}
        return carried if self.traceparent is None else carried | {"traceparent": self.traceparent}


class Api:
    """`name` for the log, `url` without a path. May be shared by threads; make it after a fork, never before."""

    def __init__(self, name: str, url: str) -> None:
        self._name, self._url = name, url.rstrip("/")
        self._http = requests.Session()
        self._http.trust_env = False  # No proxy and no .netrc of the machine comes between us and a person's data.
        self._http.cookies.set_policy(DefaultCookiePolicy(allowed_domains=[]))

    def get(self, asker: Asker, path: str, shape: type[Shape]) -> Outcome[Shape]:
        """Never raises for what the service does or says."""
        try:
            answer = self._http.get(
                f"{self._url}{path}",
                headers=asker.headers,
                timeout=(SECONDS_TO_CONNECT, SECONDS_TO_ANSWER),
                allow_redirects=False,
            )
            return self._read(answer, shape)
        except (requests.RequestException, msgspec.DecodeError) as error:
            log.warning("%s is away: %s", self._name, type(error).__name__)
            return Untold.AWAY

    def _read(self, answer: requests.Response, shape: type[Shape]) -> Outcome[Shape]:
        if answer.status_code == HTTPStatus.OK:
            return Told(msgspec.json.decode(answer.content, type=shape))
        untold = UNTOLD.get(answer.status_code, Untold.AWAY)
        if untold is Untold.AWAY:
            log.warning("%s is away: status %s", self._name, answer.status_code)
        return untold

    def close(self) -> None:
        self._http.close()
