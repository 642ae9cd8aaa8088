"""Signing in at the organisation's identity provider: OpenID Connect, authorization code with PKCE, state and nonce."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import Final, cast

import msgspec
import requests
from authlib.common.errors import AuthlibBaseError
from authlib.common.security import generate_token
from authlib.integrations.requests_client import OAuth2Session
from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jws import JWSRegistry, extract_compact

from plp_kit.web.claims import ClaimNames, signed_in_at, subject_of
from plp_kit.web.issuer_keys import IssuerKeys, IssuerUnavailable
from plp_kit.web.problems import Refused
from plp_kit.web.tokens import ALGORITHMS, LEEWAY_SECONDS, Verifier
from portal.site.signed_in import IssuerAway, Secret, Session, SignedIn

SECONDS_TO_ANSWER: Final = 5.0
SECONDS_TO_RENEW: Final = 2.0
"""Other requests of the session wait for it."""
CHARACTERS: Final = 48
ASKED_ANEW: Final = {"prompt": "login", "max_age": "0"}
DISCOVERY: Final = "/.well-known/openid-configuration"


class SignInFailed(Exception):
    """The browser came back with something that does not belong to this attempt, or that the issuer did not sign."""


@dataclass(frozen=True, slots=True)
class Attempt:
    """Secrets that the browser must come back with, so that nobody can finish somebody else's sign-in.

    `not_before`, in seconds since 1970, is there for a fresh sign-in: the person must prove anew who they are.
    """

    state: str = field(repr=False)
    nonce: str = field(repr=False)
    verifier: str = field(repr=False)
    not_before: float | None = None


@dataclass(frozen=True, slots=True)
class Endpoints:
    authorization_endpoint: str
    token_endpoint: str


@dataclass(frozen=True, slots=True)
class Tokens:
    """Refreshed ones may come without an identity token."""

    access_token: str = field(repr=False)
    id_token: str = field(default="", repr=False)
    refresh_token: str | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class Client:
    """The portal as the issuer knows it. `scopes` get it a token for the services, whose audience is `audience`."""

    id: str
    secret: str = field(repr=False)
    redirect_uri: str
    scopes: str = "openid"
    audience: str = "plp"


class IdentityProvider:
    """In production the constructor raises UnsafeIssuer for an issuer that cannot be trusted."""

    def __init__(self, issuer: str, client: Client, names: ClaimNames, *, production: bool) -> None:
        self._issuer, self._client, self._names = issuer.rstrip("/"), client, names
        self._keys = IssuerKeys(self._issuer, production)
        if production:
            self._keys.read()
        self._verifier = Verifier(self._issuer, self._keys, client.audience, names)

    def begin(self, not_before: float | None = None) -> tuple[Attempt, str]:
        """The attempt, and the address to send the browser to. Raises IssuerAway."""
        attempt = Attempt(generate_token(CHARACTERS), generate_token(CHARACTERS), generate_token(CHARACTERS), not_before)
        with self._session() as session:
            address, _ = session.create_authorization_url(
                self._endpoints(session).authorization_endpoint,
                attempt.state,
                code_verifier=attempt.verifier,
                nonce=attempt.nonce,
                **({} if not_before is None else ASKED_ANEW),
            )
        return attempt, str(address)

    def finish(self, attempt: Attempt, query: str) -> SignedIn:
        """`query` is the query string that the browser came back with. Raises SignInFailed and IssuerAway.

        Both tokens must be of one issuer and one subject.
        """
        tokens = self._granted(attempt, query)
        with _believing():
            identity = self._claims(tokens.id_token, aud=self._client.id, nonce=attempt.nonce)
            signed_in = self._signed_in(tokens, str(identity.get("name", "")), signed_in_at(identity, self._names))
            if (identity["iss"], subject_of(identity, self._names)) != signed_in.who[:2]:
                raise SignInFailed
        _refuse_stale(attempt, signed_in)
        return signed_in

    def renew(self, session: Session) -> SignedIn | None:
        """The person as the issuer knows them now. None where it refuses the refresh token, or names somebody else.

        Raises IssuerAway.
        """
        secret = session.secret
        try:
            tokens = self._refreshed(secret.refresh_token or "")
            with _believing():
                renewed = self._signed_in(tokens, secret.name, secret.signed_in_at)
        except SignInFailed:
            return None
        if renewed.who != session.who:
            return None
        return replace(renewed, secret=replace(renewed.secret, trust=secret.trust))

    def _signed_in(self, tokens: Tokens, name: str, at: float | None) -> SignedIn:
        access = self._claims(tokens.access_token, aud=self._client.audience)
        holder = self._verifier.holder(tokens.access_token)
        until = datetime.fromtimestamp(int(str(access["exp"])), UTC)
        secret = Secret(tokens.access_token, name, holder.issuer, holder.subject, tokens.refresh_token, at)
        return SignedIn(holder.tenant, holder.roles, until, secret)

    def _granted(self, attempt: Attempt, query: str) -> Tokens:
        if "code=" not in query:  # The issuer says why in `error`, but all that people can do is to try again.
            raise SignInFailed
        with _asking(), self._session() as session:
            response = session.fetch_token(
                self._endpoints(session).token_endpoint,
                authorization_response=f"{self._client.redirect_uri}?{query}",
                state=attempt.state,
                code_verifier=attempt.verifier,
                allow_redirects=False,
            )
            return msgspec.convert(dict(response), Tokens)

    def _refreshed(self, refresh_token: str) -> Tokens:
        """The issuer may keep the refresh token as it is."""
        with _asking(), self._session(SECONDS_TO_RENEW) as session:
            response = session.refresh_token(
                self._endpoints(session).token_endpoint, refresh_token=refresh_token, allow_redirects=False
            )
            return msgspec.convert(dict(response), Tokens)

    @contextmanager
    def _session(self, seconds: float = SECONDS_TO_ANSWER) -> Iterator[OAuth2Session]:
        session = OAuth2Session(
            self._client.id,
            self._client.secret,
            scope=self._client.scopes,
            redirect_uri=self._client.redirect_uri,
            code_challenge_method="S256",
            default_timeout=seconds,
            trust_env=False,
        )
        with cast(requests.Session, session):  # It is a requests.Session, which its published types do not say.
            yield session

    def _endpoints(self, session: OAuth2Session) -> Endpoints:
        """Read at each sign-in: the issuer may have changed them, and people sign in rarely."""
        try:
            response = session.request("GET", f"{self._issuer}{DISCOVERY}", withhold_token=True, allow_redirects=False)
            response.raise_for_status()
            return msgspec.json.decode(response.content, type=Endpoints)
        except (requests.RequestException, msgspec.DecodeError):
            raise IssuerAway from None

    def _claims(self, token: str, **values: str) -> jwt.Claims:
        """The claims of a token. The issuer must have signed it, and these values must be among them."""
        registry = JWSRegistry(algorithms=ALGORITHMS, strict_check_header=False)
        kid = str(extract_compact(token.encode(), registry=registry).headers()["kid"])
        key = self._keys.key(kid)
        if key is None:
            raise KeyError(kid)
        claims = jwt.decode(token, key, registry=registry).claims
        required = {
            name: jwt.ClaimsOption(essential=True, value=value) for name, value in {"iss": self._issuer, **values}.items()
        }
        required |= {"exp": jwt.ClaimsOption(essential=True), "sub": jwt.ClaimsOption(essential=True)}
        jwt.JWTClaimsRegistry(None, LEEWAY_SECONDS, **required).validate(claims)
        return claims


@contextmanager
def _asking() -> Iterator[None]:
    """What a token request that fails comes to."""
    try:
        yield
    except requests.RequestException:
        raise IssuerAway from None
    except (AuthlibBaseError, msgspec.ValidationError, ValueError):
        raise SignInFailed from None


@contextmanager
def _believing() -> Iterator[None]:
    """What tokens that we cannot believe come to."""
    try:
        yield
    except IssuerUnavailable:
        raise IssuerAway from None
    except (Refused, JoseError, ValueError, KeyError, TypeError):
        raise SignInFailed from None


def _refuse_stale(attempt: Attempt, signed_in: SignedIn) -> None:
    """An issuer that does not say when the person signed in does not prove that it was just now."""
    at = signed_in.secret.signed_in_at
    if attempt.not_before is not None and (at is None or at < attempt.not_before - LEEWAY_SECONDS):
        raise SignInFailed
