"""For a service's tests: tokens signed with a key pair of its own, and people at a test client."""

import secrets
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import Any, Final, cast
from uuid import UUID, uuid4

from flask import Flask
from joserfc import jwt
from joserfc.jwk import RSAKey
from werkzeug.datastructures import Headers
from werkzeug.test import TestResponse

from plp_kit.web.claims import TokenHolder
from plp_kit.web.issuer_keys import PublicKey
from plp_kit.web.known_people import KnownPeople
from plp_kit.web.roles import Role
from plp_kit.web.tokens import AUDIENCE, Verifier
from plp_kit.web.wiring import EXTENSION, Wiring
from plp_testkit.refusals import must_be_listed

ISSUER: Final = "https://issuer.test"
SECONDS: Final = 600
NOTHING: Final[Mapping[str, str]] = {}


def new_subject() -> str:
    """As an identity provider makes them: opaque, and no UUID."""
    return f"auth0|{secrets.token_hex(12)}"


def people_without_a_vault() -> KnownPeople:
    """For tests of routes that need no vault: ids live as long as the test."""
    ids: dict[tuple[str, bytes], UUID] = {}
    return KnownPeople(b"of these tests", lambda tenant, signed_in: ids.setdefault((tenant, signed_in), uuid4()))


@dataclass(frozen=True, slots=True)
class Signer:
    """Signs tokens for anybody. It is the source of keys, too."""

    private: RSAKey = field(default_factory=lambda: RSAKey.generate_key(2048, auto_kid=True))
    public: RSAKey = field(init=False)
    _signed: dict[tuple[object, ...], str] = field(default_factory=dict, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "public", RSAKey.import_key(self.private.as_dict(private=False)))

    @property
    def verifier(self) -> Verifier:
        return Verifier(ISSUER, self)

    def key(self, kid: str) -> PublicKey | None:
        return self.public if kid == self.private.kid else None

    def token(self, subject: str, tenant: str, /, *roles: Role, **claims: object) -> str:
        """`claims` are put over the ordinary ones; None leaves one out. Signed once a minute: it takes as long as an answer."""
        now = int(time.time())
        if claims:
            return self._sign(now, subject, tenant, roles, claims)
        asked = (now // 60, subject, tenant, roles)
        if asked not in self._signed:
            self._signed[asked] = self._sign(now, subject, tenant, roles, NOTHING)
        return self._signed[asked]

    def _sign(self, now: int, subject: str, tenant: str, roles: tuple[Role, ...], claims: Mapping[str, object]) -> str:
        ordinary: dict[str, object] = {
            "iss": ISSUER,
            "aud": AUDIENCE,
            "sub": subject,
            "tenant": tenant,
            "roles": [str(role) for role in roles],
            "iat": now,
            "nbf": now,
            "exp": now + SECONDS,
        }
        kept = {name: value for name, value in {**ordinary, **claims}.items() if value is not None}
        return jwt.encode({"alg": "RS256", "kid": self.private.kid}, kept, self.private)


@dataclass(frozen=True, slots=True)
class Answered:
    """`body` is the JSON object that was answered, {} for anything else."""

    status: int
    headers: Headers
    body: dict[str, Any]

    @property
    def code(self) -> str | None:
        """A refusal's."""
        return self.body.get("code")


@dataclass(frozen=True, slots=True)
class Person:
    """Someone who asks an app. A POST carries a fresh Idempotency-Key unless `headers` bring one.

    `subject` is the issuer's; the app's vault knows the id.
    """

    app: Flask
    signer: Signer
    tenant: str
    roles: frozenset[Role]
    subject: str = field(default_factory=new_subject)

    @property
    def id(self) -> UUID:
        """The id in their trust, which is made when it is first asked for."""
        return self.id_in(self.tenant)

    def id_in(self, tenant: str) -> UUID:
        people = cast(Wiring, self.app.extensions[EXTENSION]).people
        return people.person_of(TokenHolder(ISSUER, self.subject, self.tenant, self.roles), tenant)

    @property
    def token(self) -> str:
        return self.signer.token(self.subject, self.tenant, *self.roles)

    def get(self, path: str) -> Answered:
        return self._ask("GET", path, None, NOTHING)

    def ask_for(self, path: str, body: object) -> list[Any]:
        """As `list`, of a POST that only looks: it carries no Idempotency-Key."""
        return _rows(self._open("POST", path, body, NOTHING))

    def list(self, path: str) -> list[Any]:
        """The rows of a route that answers a list. Raises TypeError with whatever else it answered."""
        return _rows(self._open("GET", path, None, NOTHING))

    def fetch(self, path: str) -> bytes:
        """A file that a route answers. Raises ValueError with the status of anything else than 200."""
        response = self._open("GET", path, None, NOTHING)
        if response.status_code != HTTPStatus.OK:
            raise ValueError(response.status)
        data: bytes = response.data
        return data

    def post(self, path: str, body: object = None, headers: Mapping[str, str] = NOTHING) -> Answered:
        return self._ask("POST", path, body, {"Idempotency-Key": str(uuid4()), **headers})

    def send(self, path: str, file: bytes, kind: str) -> Answered:
        """POSTs a file of this content type."""
        carried = {**self._authorization(), "Idempotency-Key": str(uuid4())}
        response = self.app.test_client().post(path, data=file, content_type=kind, headers=carried)
        must_be_listed(self.app, response)
        return _answered(response)

    def put(self, path: str, body: object = None, headers: Mapping[str, str] = NOTHING) -> Answered:
        return self._ask("PUT", path, body, headers)

    def delete(self, path: str, headers: Mapping[str, str] = NOTHING) -> Answered:
        return self._ask("DELETE", path, None, headers)

    def _ask(self, method: str, path: str, body: object, headers: Mapping[str, str]) -> Answered:
        return _answered(self._open(method, path, body, headers))

    def _open(self, method: str, path: str, body: object, headers: Mapping[str, str]) -> TestResponse:
        response = self.app.test_client().open(path, method=method, json=body, headers={**self._authorization(), **headers})
        must_be_listed(self.app, response)
        return response

    def _authorization(self) -> dict[str, str]:
        return {"Authorization": f"Bearer {self.token}"}


def _rows(response: TestResponse) -> list[Any]:
    rows = response.get_json()
    if not isinstance(rows, list):
        raise TypeError(rows)
    return rows


def _answered(response: TestResponse) -> Answered:
    answered = response.get_json(silent=True)
    return Answered(response.status_code, response.headers, answered if isinstance(answered, dict) else {})
