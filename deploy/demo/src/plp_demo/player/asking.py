"""Asking the services over HTTP as different people, each with a token of their own; a server that is away is asked again."""

import threading
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final
from uuid import UUID

import requests

from plp_demo.platform.addresses import Addresses
from plp_demo.platform.sign_in import DRIVER

GRANT: Final = "urn:plp:demo"
PATIENCE_SECONDS: Final = 60.0
AGAIN: Final = frozenset({502, 503})
IN_PROGRESS: Final = "request_in_progress"
EARLY_SECONDS: Final = 30


class AskedInVain(Exception):
    """A service refused; the sentence says who asked for what, and the refusal's code."""


@dataclass(slots=True)
class Desk:
    """Where people come to ask. Threads share tokens; each has connections of its own."""

    at: Addresses
    _tokens: dict[UUID, tuple[str, float]] = field(default_factory=dict)
    _own: threading.local = field(default_factory=threading.local)

    def get(self, service: str, person: UUID, path: str) -> Any:  # noqa: ANN401 - whatever JSON the service answers
        return self._ask(service, person, "GET", path, None, {}).json()

    def post(self, service: str, person: UUID, path: str, body: object, key: str) -> dict[str, Any]:
        """A POST under this Idempotency-Key; what it answers, {} where the answer is no object."""
        answer = self._ask(service, person, "POST", path, body, {"Idempotency-Key": key}).json()
        return answer if isinstance(answer, dict) else {}

    def _ask(
        self, service: str, person: UUID, method: str, path: str, body: object, headers: Mapping[str, str]
    ) -> requests.Response:
        url = f"{self.at.http(service)}{path}"
        until = time.monotonic() + PATIENCE_SECONDS
        while True:
            answer = self._once(method, url, body, {**headers, "Authorization": f"Bearer {self._token(person)}"})
            if answer is not None and answer.ok:
                return answer
            if answer is not None and not _is_passing(answer):
                raise AskedInVain(f"{method} {service} {path}: {_why(answer)}")
            if time.monotonic() > until:
                said = "no answer" if answer is None else _why(answer)
                raise AskedInVain(f"{method} {service} {path}: {said} for {PATIENCE_SECONDS:.0f} s")
            time.sleep(0.1)

    def _once(self, method: str, url: str, body: object, headers: Mapping[str, str]) -> requests.Response | None:
        try:
            return self._session().request(method, url, json=body, headers=headers, timeout=30)
        except requests.RequestException:
            return None

    def _session(self) -> requests.Session:
        if not hasattr(self._own, "session"):
            self._own.session = requests.Session()
            self._own.session.trust_env = False
        session: requests.Session = self._own.session
        return session

    def _token(self, person: UUID) -> str:
        token, until = self._tokens.get(person, ("", 0.0))
        if time.monotonic() < until:
            return token
        granted = self._granted(person)
        until = time.monotonic() + int(granted["expires_in"]) - EARLY_SECONDS
        self._tokens[person] = (granted["access_token"], until)
        return self._tokens[person][0]

    def _granted(self, person: UUID) -> dict[str, Any]:
        asked = {"grant_type": GRANT, "client_id": DRIVER, "client_secret": self.at.secrets.requests, "person": str(person)}
        until = time.monotonic() + PATIENCE_SECONDS
        while True:
            answer = self._signed_in(asked)
            if answer is not None and answer.ok:
                granted: dict[str, Any] = answer.json()
                return granted
            if (answer is not None and not _is_passing(answer)) or time.monotonic() > until:
                raise AskedInVain(f"the issuer signs nobody in: {answer.text[:200] if answer is not None else 'no answer'}")
            time.sleep(0.1)

    def _signed_in(self, asked: Mapping[str, str]) -> requests.Response | None:
        try:
            return self._session().post(f"{self.at.issuer}/token", data=asked, timeout=10)
        except requests.RequestException:
            return None


def _is_passing(answer: requests.Response) -> bool:
    """A server on its way up or down, or the same request still at work."""
    return answer.status_code in AGAIN or _code(answer) == IN_PROGRESS


def _code(answer: requests.Response) -> str:
    try:
        return str(answer.json().get("code", ""))
    except (requests.JSONDecodeError, AttributeError):
        return ""


def _why(answer: requests.Response) -> str:
    try:
        body = answer.json()
    except requests.JSONDecodeError:
        return f"{answer.status_code}"
    return f"{answer.status_code} {body.get('code')} {body.get('detail')} {body.get('errors', '')}"
