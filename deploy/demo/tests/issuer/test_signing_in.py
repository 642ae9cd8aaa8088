"""Signing in at the demo's issuer with the portal's own client library, and everything that is refused on the way."""

import base64
import hashlib
import json
import re
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol
from urllib.parse import parse_qs, urlsplit

import pytest
import requests
from authlib.integrations.flask_client import OAuth
from authlib.integrations.requests_client import OAuth2Session
from flask import Flask, jsonify, session
from flask.typing import ResponseReturnValue

from plp_demo.servers.ports import wait_until
from plp_demo.servers.processes import Process, Program
from plp_kit.web.issuer_keys import UnsafeIssuer
from plp_kit.web.roles import Role
from plp_kit.web.tokens import verifier

CALLBACK = "http://portal.test/signed-in"
ADA = "rha|ada"
BEN = "tzb|ben"
PORTAL = ("portal", "the portal's: 100%")
DRIVER = ("driver", "the driver's")
VERIFIER = "a verifier of at least forty-three characters, as the RFC wants"
CHALLENGE = base64.urlsafe_b64encode(hashlib.sha256(VERIFIER.encode()).digest()).rstrip(b"=").decode()
ASKED = {
    "response_type": "code",
    "client_id": "portal",
    "redirect_uri": CALLBACK,
    "scope": "openid",
    "state": "a state",
    "nonce": "a nonce",
    "code_challenge": CHALLENGE,
    "code_challenge_method": "S256",
}


class Issuer(Protocol):
    @property
    def url(self) -> str: ...
    @property
    def people(self) -> Path: ...
    @property
    def program(self) -> Program: ...
    @property
    def process(self) -> Process: ...


@dataclass(frozen=True, slots=True)
class Answer:
    place: str
    parameters: dict[str, str]


def answer(response: requests.Response) -> Answer:
    assert response.status_code == 303, response.text
    place = urlsplit(response.headers["Location"])
    parameters = {name: values[0] for name, values in parse_qs(place.query).items()}
    return Answer(f"{place.scheme}://{place.netloc}{place.path}", parameters)


def choose(issuer: Issuer, person: str, asked: dict[str, str]) -> requests.Response:
    return requests.post(f"{issuer.url}/authorize", data=asked | {"person": person}, allow_redirects=False, timeout=10)


def exchange(issuer: Issuer, auth: tuple[str, str], **form: str) -> requests.Response:
    return requests.post(f"{issuer.url}/token", data=form, auth=auth, timeout=10)


def code(issuer: Issuer) -> str:
    return answer(choose(issuer, ADA, ASKED)).parameters["code"]


def granted(issuer: Issuer, **changed: str) -> requests.Response:
    form = {"grant_type": "authorization_code", "code": code(issuer), "redirect_uri": CALLBACK, "code_verifier": VERIFIER}
    return exchange(issuer, PORTAL, **(form | changed))


def test_authlibs_flask_client_signs_in(issuer: Issuer) -> None:
    portal = Flask("portal")
    portal.secret_key = "of one test"
    oidc = OAuth(portal).register(
        "plp",
        client_id=PORTAL[0],
        client_secret=PORTAL[1],
        server_metadata_url=f"{issuer.url}/.well-known/openid-configuration",
        client_kwargs={"scope": "openid", "code_challenge_method": "S256"},
    )

    @portal.route("/sign-in")
    def sign_in() -> ResponseReturnValue:
        redirected: ResponseReturnValue = oidc.authorize_redirect(CALLBACK)
        return redirected

    @portal.route("/signed-in")
    def signed_in() -> ResponseReturnValue:
        session["token"] = oidc.authorize_access_token()
        return jsonify(session["token"])

    browser = portal.test_client()
    sent_to = browser.get("/sign-in", base_url="http://portal.test").headers["Location"]
    page = requests.get(sent_to, timeout=10)
    hidden = dict(re.findall(r'type="hidden" name="([^"]+)" value="([^"]*)"', page.text))
    back = choose(issuer, BEN, hidden).headers["Location"]
    token = browser.get(back).get_json()
    assert (token["userinfo"]["name"], token["userinfo"]["sub"], token["userinfo"]["roles"]) == ("Ben", BEN, ["participant"])
    holder = verifier(issuer.url, production=False).holder(token["access_token"])
    assert (holder.subject, holder.tenant, holder.roles) == (BEN, "tzb", frozenset({Role.PARTICIPANT}))
    assert "Ben" not in str(base64.urlsafe_b64decode(token["access_token"].split(".")[1] + "=="))


def test_authlibs_session_signs_in(issuer: Issuer) -> None:
    client = OAuth2Session(*PORTAL, scope="openid", redirect_uri=CALLBACK, code_challenge_method="S256")
    address, state = client.create_authorization_url(f"{issuer.url}/authorize", code_verifier=VERIFIER, nonce="x" * 16)
    asked = {name: values[0] for name, values in parse_qs(urlsplit(address).query).items()}
    back = choose(issuer, ADA, asked).headers["Location"]
    token = client.fetch_token(f"{issuer.url}/token", authorization_response=back, code_verifier=VERIFIER, state=state)
    assert set(token) >= {"access_token", "id_token", "expires_in", "expires_at"}


def test_names_on_the_page_are_text(issuer: Issuer) -> None:
    page = requests.get(f"{issuer.url}/authorize", ASKED | {"state": '"><script>alert(2)</script>'}, timeout=10)
    assert page.status_code == 200
    assert "<script" not in page.text
    assert "Ada &lt;script&gt;" in page.text
    assert page.text.count("<button") == 4


def test_people_for_whom_something_waits_come_first_by_role(issuer: Issuer) -> None:
    page = requests.get(f"{issuer.url}/authorize", params=ASKED, timeout=10).text
    of_trust = page[page.index("<h2>tzb</h2>") :]
    assert re.findall(r'value="tzb\|(\w+)"', of_trust) == ["deb", "cal", "ben"]
    assert "<p>A survey to answer</p>" in of_trust
    assert "<p>A proposal &lt;to sign&gt;</p>" in of_trust
    assert "Other participants (1)" in of_trust


def test_the_page_needs_nothing_from_elsewhere(issuer: Issuer) -> None:
    page = requests.get(f"{issuer.url}/authorize", ASKED, timeout=10)
    policy = page.headers["Content-Security-Policy"]
    assert policy.startswith("default-src 'none'; style-src 'self'; form-action 'self' http://portal.test;")
    links = re.findall(r'(?:src|href|action)="([^"]+)"', page.text)
    assert links == ["/static/issuer.css", "#main", "/authorize"]
    assert requests.get(f"{issuer.url}{links[0]}", timeout=10).ok


@pytest.mark.parametrize(
    "wrong", [{"client_id": "nobody"}, {"redirect_uri": "http://evil.test/"}, {"redirect_uri": CALLBACK + "/"}]
)
def test_nobody_is_sent_to_an_unknown_place(issuer: Issuer, wrong: dict[str, str]) -> None:
    for refused in (
        requests.get(f"{issuer.url}/authorize", ASKED | wrong, allow_redirects=False, timeout=10),
        choose(issuer, ADA, ASKED | wrong),
    ):
        assert refused.status_code == 400
        assert "Location" not in refused.headers
        assert "evil" not in refused.text


@pytest.mark.parametrize(
    ("wrong", "error"),
    [
        ({"response_type": "token"}, "unsupported_response_type"),
        ({"code_challenge_method": "plain"}, "invalid_request"),
        ({"code_challenge": ""}, "invalid_request"),
    ],
)
def test_a_known_client_hears_what_it_did_wrong(issuer: Issuer, wrong: dict[str, str], error: str) -> None:
    told = answer(requests.get(f"{issuer.url}/authorize", ASKED | wrong, allow_redirects=False, timeout=10))
    assert told.place == CALLBACK
    assert (told.parameters["error"], told.parameters["state"]) == (error, "a state")


def test_one_can_only_be_somebody_who_is_there(issuer: Issuer) -> None:
    assert choose(issuer, "00000000-0000-4000-8000-00000000000f", ASKED).status_code == 422


def test_a_code_works_once(issuer: Issuer) -> None:
    form = {"grant_type": "authorization_code", "code": code(issuer), "redirect_uri": CALLBACK, "code_verifier": VERIFIER}
    assert exchange(issuer, PORTAL, **form).ok
    again = exchange(issuer, PORTAL, **form)
    assert (again.status_code, again.json()) == (400, {"error": "invalid_grant"})


@pytest.mark.parametrize(
    "wrong", [{"code": "x"}, {"redirect_uri": "http://evil.test/"}, {"code_verifier": "x"}, {"code_verifier": ""}]
)
def test_a_code_is_for_who_asked_for_it(issuer: Issuer, wrong: dict[str, str]) -> None:
    assert granted(issuer, **wrong).json() == {"error": "invalid_grant"}


def test_another_client_cannot_use_a_code(issuer: Issuer) -> None:
    form = {"grant_type": "authorization_code", "code": code(issuer), "redirect_uri": CALLBACK, "code_verifier": VERIFIER}
    assert exchange(issuer, DRIVER, **form).json() == {"error": "invalid_grant"}


def test_a_client_must_prove_itself(issuer: Issuer) -> None:
    refused = exchange(issuer, ("portal", "guessed"), grant_type="authorization_code", code=code(issuer))
    assert (refused.status_code, refused.json()) == (401, {"error": "invalid_client"})
    assert "Basic" in refused.headers["WWW-Authenticate"]


def test_the_demos_driver_has_anybodys_token(issuer: Issuer) -> None:
    told = exchange(issuer, DRIVER, grant_type="urn:plp:demo", person=ADA).json()
    holder = verifier(issuer.url, production=False).holder(told["access_token"])
    assert (holder.subject, holder.tenant, holder.roles) == (ADA, "rha", frozenset({Role.FACILITATOR, Role.CO_CHAIR}))
    assert holder.signed_in_at is not None


def test_nobody_else_has_anybodys_token(issuer: Issuer) -> None:
    assert exchange(issuer, PORTAL, grant_type="urn:plp:demo", person=ADA).json() == {"error": "unauthorized_client"}
    assert exchange(issuer, DRIVER, grant_type="urn:plp:demo", person="x").json() == {"error": "invalid_grant"}
    assert exchange(issuer, DRIVER, grant_type="password").json() == {"error": "unsupported_grant_type"}


def test_people_are_read_again_when_they_change(own_issuer: Issuer) -> None:
    cai = "00000000-0000-4000-8000-000000000003"
    own_issuer.people.write_text("[")
    assert exchange(own_issuer, DRIVER, grant_type="urn:plp:demo", person=ADA).ok
    own_issuer.people.write_text(json.dumps([{"sub": cai, "name": "Cai", "tenant": "rha", "roles": ["dpo"]}]))
    assert exchange(own_issuer, DRIVER, grant_type="urn:plp:demo", person=cai).ok
    assert not exchange(own_issuer, DRIVER, grant_type="urn:plp:demo", person=ADA).ok


def test_a_restart_leaves_tokens_valid(own_issuer: Issuer) -> None:
    token = exchange(own_issuer, DRIVER, grant_type="urn:plp:demo", person=ADA).json()["access_token"]
    own_issuer.process.kill()
    again = Process.start(own_issuer.program)
    try:
        assert wait_until(lambda: is_live(own_issuer), 20)
        assert verifier(own_issuer.url, production=False).holder(token).subject == ADA
    finally:
        again.kill()


def is_live(issuer: Issuer) -> bool:
    try:
        return requests.get(f"{issuer.url}/live", timeout=10).ok
    except requests.ConnectionError:
        return False


def test_only_its_owner_can_read_the_key(issuer: Issuer) -> None:
    key = issuer.people.parent / "keys" / "key.json"
    assert key.stat().st_mode & 0o777 == 0o600
    published = requests.get(f"{issuer.url}/jwks.json", timeout=10).json()["keys"]
    assert [set(key) for key in published] == [{"kty", "n", "e", "kid", "use", "alg"}]


def test_production_does_not_believe_it(issuer: Issuer) -> None:
    with pytest.raises(UnsafeIssuer, match="demo"):
        verifier(issuer.url, production=True)


@pytest.mark.parametrize("environment", ["production", None])
def test_it_does_not_start_in_production(issuer: Issuer, tmp_path: Path, environment: str | None) -> None:
    variables = dict(issuer.program.environment or {})
    del variables["PLP_ENVIRONMENT"]
    if environment:
        variables["PLP_ENVIRONMENT"] = environment
    refused = Process.start(Program("refused", (sys.executable, "-m", "plp_demo.issuer"), tmp_path / "refused", variables))
    assert wait_until(lambda: refused.ended, 20)
    refused.kill()
    assert refused.exit_code == 2
    assert "PLP_ENVIRONMENT" in refused.program.log_tail()
