"""The token request (RFC 6749): tokens for a code, or for a refresh token; for the demo's driver, anybody's by their id."""

import base64
import hashlib
import hmac
import time
from collections.abc import Mapping
from dataclasses import dataclass
from http import HTTPStatus
from typing import Final, TypeAlias

from plp_demo.issuer.authorizing import Codes, Granted
from plp_demo.issuer.people import People, SignedIn
from plp_demo.issuer.refreshing import OFFLINE, Family, Refreshing
from plp_demo.issuer.settings import Client, IssuerSettings
from plp_demo.issuer.signing import Signing

DEMO_GRANT: Final = "urn:plp:demo"
SECONDS_FOR_THE_DRIVER: Final = 3600
Tokens: TypeAlias = dict[str, str | int]


class TokenRefused(Exception):
    """`error` as RFC 6749, 5.2 names it."""

    def __init__(self, error: str, status: HTTPStatus = HTTPStatus.BAD_REQUEST) -> None:
        super().__init__(error)
        self.error, self.status = error, status


@dataclass(frozen=True, slots=True)
class Exchange:
    settings: IssuerSettings
    people: People
    codes: Codes
    signing: Signing
    refreshing: Refreshing

    def tokens(self, form: Mapping[str, str], basic: tuple[str, str] | None) -> Tokens:
        """Raises TokenRefused. The client proves itself by Basic authentication or in the form."""
        client = self._client(basic or (form.get("client_id", ""), form.get("client_secret", "")))
        match form.get("grant_type"):
            case "authorization_code":
                return self._for_code(client, form)
            case "refresh_token":
                return self._refreshed(client, form)
            case "urn:plp:demo" if client.demo:
                return self._for_person(client, form)
            case "urn:plp:demo":
                raise TokenRefused("unauthorized_client")
            case _:
                raise TokenRefused("unsupported_grant_type")

    def _client(self, credentials: tuple[str, str]) -> Client:
        client = self.settings.client(credentials[0])
        if client is None or not hmac.compare_digest(client.secret.encode(), credentials[1].encode()):
            raise TokenRefused("invalid_client", HTTPStatus.UNAUTHORIZED)
        return client

    def _for_code(self, client: Client, form: Mapping[str, str]) -> Tokens:
        granted = self.codes.take(form.get("code", ""))
        if granted is None or granted.request.client != client or not _fits(granted, form):
            raise TokenRefused("invalid_grant")
        request, signed_in = granted.request, granted.signed_in
        tokens = self._for(client, signed_in, request.scope)
        if "openid" in request.scope.split():
            tokens["id_token"] = self.signing.identity_token(signed_in, client.id, request.nonce)
        if OFFLINE in request.scope.split():
            family = Family(client, signed_in.person.sub, signed_in.at, request.scope)
            tokens["refresh_token"] = self.refreshing.begin(family)
        return tokens

    def _refreshed(self, client: Client, form: Mapping[str, str]) -> Tokens:
        """With the person's roles of now. Each refresh token works once."""
        taken = self.refreshing.take(form.get("refresh_token", ""), client)
        person = self.people.person(taken.family.person) if taken else None
        if taken is None or person is None:
            raise TokenRefused("invalid_grant")
        family = taken.family
        return {**self._for(client, SignedIn(person, family.signed_in_at), family.scope), "refresh_token": taken.next}

    def _for(self, client: Client, signed_in: SignedIn, scope: str) -> Tokens:
        return {
            "access_token": self.signing.access_token(signed_in, client.id),
            "token_type": "Bearer",
            "expires_in": self.signing.seconds,
            "scope": scope,
        }

    def _for_person(self, client: Client, form: Mapping[str, str]) -> Tokens:
        person = self.people.person(form.get("person", ""))
        if person is None:
            raise TokenRefused("invalid_grant")
        token = self.signing.access_token(SignedIn(person, int(time.time())), client.id, SECONDS_FOR_THE_DRIVER)
        return {"access_token": token, "token_type": "Bearer", "expires_in": SECONDS_FOR_THE_DRIVER}


def _fits(granted: Granted, form: Mapping[str, str]) -> bool:
    digest = hashlib.sha256(form.get("code_verifier", "").encode()).digest()
    challenge = base64.urlsafe_b64encode(digest).rstrip(b"=").decode()
    same_place = form.get("redirect_uri") == granted.request.redirect_uri
    return same_place and hmac.compare_digest(challenge.encode(), granted.request.challenge.encode())
