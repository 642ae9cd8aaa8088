"""People who ask the services of a platform, well or badly; every refusal is kept, and every field that a marker went into."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final
from uuid import UUID, uuid4

import requests

from plp_demo.platform.addresses import Addresses
from plp_demo.platform.sign_in import DRIVER
from plp_demo.player.api_client import GRANT
from tests.support.privacy.texts import Planted

NOTHING: Final[Mapping[str, str]] = {}
REFUSED: Final = 400


@dataclass(frozen=True, slots=True)
class Asked:
    status: int
    body: Any


@dataclass(slots=True)
class Asking:
    """`markers` are looked for in what is sent; `refusals` is what was answered, headers and all, by what was request."""

    at: Addresses
    markers: tuple[str, ...]
    planted: Planted = field(default_factory=Planted)
    refused: Planted = field(default_factory=Planted)
    refusals: dict[str, bytes] = field(default_factory=dict)
    _session: requests.Session = field(default_factory=requests.Session)
    _tokens: dict[str, str] = field(default_factory=dict)
    _ids: dict[str, UUID] = field(default_factory=dict)

    def get(self, service: str, person: str, path: str) -> Any:  # noqa: ANN401 - whatever JSON the service answers
        return self.ask(service, person, "GET", path).body

    def post(self, service: str, person: str, path: str, body: object = None) -> Any:  # noqa: ANN401
        """Raises AssertionError where it is refused."""
        response = self.ask(service, person, "POST", path, body)
        if response.status >= REFUSED:
            raise AssertionError(f"POST {service} {path}: {response.status} {response.body}")
        return response.body

    def ask(self, service: str, person: str, method: str, path: str, body: object = None, version: int = 1) -> Asked:
        headers = {"Authorization": f"Bearer {self.token(person)}"}
        headers |= {"Idempotency-Key": f"{self.markers[0]}-{uuid4()}"} if method == "POST" else {"If-Match": f'"{version}"'}
        answer = self.raw(service, method, path, headers, json=body)
        for marker in self.markers:
            (self.planted if answer.ok else self.refused).note(service, method, path, body, marker)
        return Asked(answer.status_code, answer.json() if answer.content else None)

    def raw(self, service: str, method: str, path: str, headers: Mapping[str, str] = NOTHING, **sent: Any) -> requests.Response:  # noqa: ANN401
        """Anything at all. A refusal is kept."""
        answer = self._session.request(
            method, f"{self.at.http(service)}{path}", headers=headers, timeout=30, allow_redirects=False, **sent
        )
        if answer.status_code >= REFUSED:
            self.refusals[f"{len(self.refusals)} {service} {method} {path}"] = str(answer.headers).encode() + answer.content
        return answer

    def id_of(self, person: str) -> UUID:
        """The id by which the trust's services know the person; asked for once, so that an erased person's stays known here."""
        if person not in self._ids:
            self._ids[person] = UUID(self.get("recruitment", person, "/me")["id"])
        return self._ids[person]

    def token(self, person: str) -> str:
        if person not in self._tokens:
            secret = self.at.secrets.requests
            request = {"grant_type": GRANT, "client_id": DRIVER, "client_secret": secret, "person": person}
            answer = self._session.post(f"{self.at.issuer}/token", data=request, timeout=30)
            answer.raise_for_status()
            self._tokens[person] = answer.json()["access_token"]
        return self._tokens[person]
