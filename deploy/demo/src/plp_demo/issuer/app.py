"""A small OpenID provider for the demo and for tests: everybody chooses whom to sign in as.

Its discovery says `plp_demo_issuer`; a service in production refuses to start with such an issuer.
"""

import time
from dataclasses import dataclass, field
from http import HTTPStatus
from urllib.parse import urlsplit

from flask import Flask, Response, jsonify, redirect, render_template, request
from flask.typing import ResponseReturnValue

from plp_demo.issuer.authorizing import Codes, NotOurs, Request, RequestWrong, read
from plp_demo.issuer.exchanging import DEMO_GRANT, Exchange, TokenRefused
from plp_demo.issuer.keys import signing_key
from plp_demo.issuer.people import People, SignedIn
from plp_demo.issuer.refreshing import OFFLINE, Refreshing
from plp_demo.issuer.settings import IssuerSettings
from plp_demo.issuer.signing import Signing
from plp_demo.mail import page
from plp_kit.web.issuer_keys import DEMO_MARK
from plp_kit.web.roles import Role

FORM_FIELDS = (
    "response_type",
    "client_id",
    "redirect_uri",
    "scope",
    "state",
    "nonce",
    "code_challenge",
    "code_challenge_method",
)


def create_issuer(settings: IssuerSettings) -> Flask:
    app = Flask(__name__)
    app.config.update(MAX_CONTENT_LENGTH=64 * 1024)
    views = _Views(settings, People(settings.people), Signing(settings.url, signing_key(settings.key), settings.seconds))
    app.add_url_rule("/live", view_func=views.live)
    app.add_url_rule("/.well-known/openid-configuration", view_func=views.discovery)
    app.add_url_rule("/jwks.json", view_func=views.jwks)
    app.add_url_rule("/authorize", view_func=views.choose, methods=["GET"])
    app.add_url_rule("/authorize", view_func=views.sign_in, methods=["POST"])
    app.add_url_rule("/token", view_func=views.token, methods=["POST"])
    if settings.mails is not None:
        app.register_blueprint(page.blueprint(settings.mails))
    app.register_error_handler(NotOurs, _not_ours)
    app.register_error_handler(RequestWrong, _told_to_client)
    app.register_error_handler(TokenRefused, _token_refused)
    app.after_request(_safe)
    return app


@dataclass(frozen=True, slots=True)
class _Views:
    settings: IssuerSettings
    people: People
    signing: Signing
    codes: Codes = field(default_factory=Codes)
    refreshing: Refreshing = field(default_factory=Refreshing)

    def live(self) -> Response:
        return jsonify(live=True)

    def discovery(self) -> Response:
        url = self.settings.url
        return jsonify(
            {
                DEMO_MARK: True,
                "issuer": url,
                "authorization_endpoint": f"{url}/authorize",
                "token_endpoint": f"{url}/token",
                "jwks_uri": f"{url}/jwks.json",
                "response_types_supported": ["code"],
                "grant_types_supported": ["authorization_code", "refresh_token", DEMO_GRANT],
                "subject_types_supported": ["public"],
                "id_token_signing_alg_values_supported": ["RS256"],
                "token_endpoint_auth_methods_supported": ["client_secret_basic", "client_secret_post"],
                "code_challenge_methods_supported": ["S256"],
                "scopes_supported": ["openid", OFFLINE],
                "claims_supported": ["sub", "name", "tenant", "roles", "auth_time"],
            }
        )

    def jwks(self) -> Response:
        return jsonify(keys=[self.signing.key.as_dict(private=False)])

    def choose(self) -> ResponseReturnValue:
        return self._page(read(request.args, self.settings))

    def sign_in(self) -> ResponseReturnValue:
        authorization = read(request.form, self.settings)
        person = self.people.person(request.form.get("person", ""))
        if person is None:
            return self._page(authorization), HTTPStatus.UNPROCESSABLE_ENTITY
        code = self.codes.grant(authorization, SignedIn(person, int(time.time())))
        return redirect(authorization.answered(code=code), HTTPStatus.SEE_OTHER)

    def token(self) -> Response:
        proof = request.authorization
        basic = (proof.username or "", proof.password or "") if proof and proof.type == "basic" else None
        exchange = Exchange(self.settings, self.people, self.codes, self.signing, self.refreshing)
        return jsonify(exchange.tokens(request.form, basic))

    def _page(self, authorization: Request) -> str:
        request.environ["plp.answer_to"] = authorization.redirect_uri
        carried = {name: request.values[name] for name in FORM_FIELDS if name in request.values}
        return render_template("sign_in.html", tenants=self.people.by_tenant(), carried=carried, participant=Role.PARTICIPANT)


def _not_ours(_error: NotOurs) -> ResponseReturnValue:
    return render_template("not_ours.html"), HTTPStatus.BAD_REQUEST


def _told_to_client(error: RequestWrong) -> ResponseReturnValue:
    return redirect(error.address, HTTPStatus.SEE_OTHER)


def _token_refused(refused: TokenRefused) -> Response:
    response = jsonify(error=refused.error)
    response.status_code = refused.status
    if refused.status == HTTPStatus.UNAUTHORIZED:
        response.headers["WWW-Authenticate"] = 'Basic realm="issuer"'
    return response


def _safe(response: Response) -> Response:
    """A browser checks form-action along redirects, too, so the page names where its answer goes."""
    place = urlsplit(request.environ.get("plp.answer_to", ""))
    target = f" {place.scheme}://{place.netloc}" if place.netloc else ""
    policy = f"default-src 'none'; style-src 'self'; form-action 'self'{target}; frame-ancestors 'none'; base-uri 'none'"
    response.headers["Content-Security-Policy"] = policy
    response.headers["Cache-Control"] = "no-store"
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Referrer-Policy"] = "no-referrer"
    return response
