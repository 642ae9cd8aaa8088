"""A client of the services' HTTP APIs that sends each request with the token of the person who makes it.

A request is sent again while a server is away or the same request is still in progress.
"""

import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

import requests

from plp_demo.platform.addresses import Addresses
from plp_demo.platform.sign_in import DRIVER

GRANT: Final = "urn:plp:demo"
PATIENCE_SECONDS: Final = 60.0
PAUSE: Final = 0.1
FILE: Final = {"Content-Type": "text/csv"}
TEMPORARY: Final = frozenset({502, 503})
IN_PROGRESS: Final = "request_in_progress"
EARLY_SECONDS: Final = 30
"""A token is renewed so long before it expires."""


class ApiError(Exception):
    """A service refused a request, or did not answer in time. The message names the request and the refusal's code."""


@dataclass(slots=True)
class ApiClient:
    """Threads share the tokens; each has connections of its own."""

    at: Addresses
    _tokens: dict[str, tuple[str, float]] = field(default_factory=dict, repr=False)
    _local: threading.local = field(default_factory=threading.local)

    def get(self, service: str, person: str, path: str) -> Any:  # noqa: ANN401 - whatever JSON the service answers
        return self._send(service, person, "GET", path, None, {}).json()

    def post(self, service: str, person: str, path: str, body: object, key: str) -> dict[str, Any]:
        """`key` is the Idempotency-Key. A body of bytes is sent as a file. Returns the response's object, {} where it is none."""
        answer = self._send(service, person, "POST", path, body, {"Idempotency-Key": key}).json()
        return answer if isinstance(answer, dict) else {}

    def put(self, service: str, person: str, path: str, body: object) -> None:
        """In the place of what is there now, which is read first: also when an earlier try was answered by nobody."""
        url = f"{self.at.http(service)}{path}"

        def send() -> requests.Response:
            authorised = {"Authorization": f"Bearer {self.token(person)}"}
            read = self._session().get(url, headers=authorised, timeout=30)
            if not read.ok:
                return read
            return self._session().put(url, json=body, headers={**authorised, "If-Match": read.headers["ETag"]}, timeout=30)

        _repeatedly(send, f"PUT {service} {path}")

    def _send(
        self, service: str, person: str, method: str, path: str, body: object, headers: Mapping[str, str]
    ) -> requests.Response:
        def send() -> requests.Response:
            authorised = {**headers, "Authorization": f"Bearer {self.token(person)}", **(FILE if isinstance(body, bytes) else {})}
            file, json = (body, None) if isinstance(body, bytes) else (None, body)
            address = f"{self.at.http(service)}{path}"
            return self._session().request(method, address, data=file, json=json, headers=authorised, timeout=30)

        return _repeatedly(send, f"{method} {service} {path}")

    def _session(self) -> requests.Session:
        if not hasattr(self._local, "session"):
            self._local.session = requests.Session()
            self._local.session.trust_env = False
        session: requests.Session = self._local.session
        return session

    def token(self, person: str) -> str:
        """An access token of this person that is valid for some time yet."""
        token, until = self._tokens.get(person, ("", 0.0))
        if time.monotonic() < until:
            return token
        grant = self._grant(person)
        until = time.monotonic() + int(grant["expires_in"]) - EARLY_SECONDS
        self._tokens[person] = (grant["access_token"], until)
        return self._tokens[person][0]

    def _grant(self, person: str) -> dict[str, Any]:
        form = {"grant_type": GRANT, "client_id": DRIVER, "client_secret": self.at.secrets.requests, "person": person}
        response = _repeatedly(
            lambda: self._session().post(f"{self.at.issuer}/token", data=form, timeout=10), "the issuer signs nobody in"
        )
        grant: dict[str, Any] = response.json()
        return grant


def _repeatedly(send: Callable[[], requests.Response], request: str) -> requests.Response:
    """The first response that is a success. Raises ApiError for a refusal, and when there was no answer for too long."""
    until = time.monotonic() + PATIENCE_SECONDS
    while True:
        response = _response(send)
        if response is not None and response.ok:
            return response
        if response is not None and not _is_temporary(response):
            raise ApiError(f"{request}: {_reason(response)}")
        if time.monotonic() > until:
            reason = "no answer" if response is None else _reason(response)
            raise ApiError(f"{request}: {reason} for {PATIENCE_SECONDS:.0f} s")
        time.sleep(PAUSE)


def _response(send: Callable[[], requests.Response]) -> requests.Response | None:
    try:
        return send()
    except requests.RequestException:
        return None


def _is_temporary(response: requests.Response) -> bool:
    """A server is starting or stopping, or the same request is still in progress."""
    return response.status_code in TEMPORARY or _code(response) == IN_PROGRESS


def _code(response: requests.Response) -> str:
    try:
        return str(response.json().get("code", ""))
    except (requests.JSONDecodeError, AttributeError):
        return ""


def _reason(response: requests.Response) -> str:
    try:
        body = response.json()
    except requests.JSONDecodeError:
        return f"{response.status_code}"
    return f"{response.status_code} {body.get('code')} {body.get('detail')} {body.get('errors', '')}"
