"""Keys from an issuer by HTTP: when they are read, how long they are believed, whom production does not believe."""

import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field

import pytest
import requests
from flask import Flask, jsonify, redirect
from flask.typing import ResponseReturnValue
from joserfc.jwk import ECKey, OctKey, RSAKey
from werkzeug.serving import make_server

from plp_demo.servers.ports import free_port
from plp_kit.web.issuer_keys import IssuerKeys, IssuerUnavailable, UnsafeIssuer
from plp_kit.web.problems import Refused
from plp_kit.web.tokens import Verifier, verifier
from plp_testkit.http import Signer

ADA = "f:8d1c:ada"


@dataclass
class Issuer:
    """An issuer whose keys and faults a test sets; `asked` counts how often its keys were read."""

    url: str
    keys: list[dict[str, object]] = field(default_factory=list)
    more: dict[str, object] = field(default_factory=dict)
    away: bool = False
    asked: int = 0

    def answer(self) -> ResponseReturnValue:
        self.asked += 1
        return ("away", 500) if self.away else jsonify(keys=self.keys)

    def discovery(self) -> ResponseReturnValue:
        return jsonify({"issuer": self.url, "jwks_uri": f"{self.url}/jwks"} | self.more)


@pytest.fixture
def issuer() -> Iterator[Issuer]:
    port = free_port()
    issuer = Issuer(f"http://127.0.0.1:{port}")
    app = Flask("issuer")
    app.add_url_rule("/jwks", view_func=issuer.answer)
    app.add_url_rule("/.well-known/openid-configuration", view_func=issuer.discovery)
    app.add_url_rule("/moved", "moved", lambda: redirect("/jwks"))
    server = make_server("127.0.0.1", port, app, threaded=True)
    thread = threading.Thread(target=server.serve_forever, args=(0.01,))
    thread.start()
    yield issuer
    server.shutdown()
    thread.join()
    server.server_close()


@dataclass
class Stopwatch:
    seconds: float = 0.0

    def __call__(self) -> float:
        return self.seconds


@pytest.fixture
def time() -> Stopwatch:
    return Stopwatch()


@pytest.fixture
def keys(issuer: Issuer, time: Stopwatch) -> IssuerKeys:
    return IssuerKeys(issuer.url, production=False, clock=time)


def public(key: RSAKey | ECKey) -> dict[str, object]:
    return {**key.as_dict(private=False), "use": "sig"}


def test_a_token_of_the_issuer_is_believed(issuer: Issuer, signer: Signer) -> None:
    issuer.keys = [public(signer.private)]
    assert verifier(f"{issuer.url}/", production=False).holder(signer.token(ADA, "rha", iss=issuer.url)).subject == ADA


def test_keys_are_read_once_for_many_tokens(issuer: Issuer, keys: IssuerKeys, signer: Signer) -> None:
    issuer.keys = [public(signer.private)]
    for _ in range(5):
        assert keys.key(str(signer.private.kid)) is not None
    assert issuer.asked == 1


def test_those_who_come_first_wait_for_the_one_who_asks(issuer: Issuer, keys: IssuerKeys, signer: Signer) -> None:
    issuer.keys, token = [public(signer.private)], signer.token(ADA, "rha", iss=issuer.url)
    together = threading.Barrier(8)

    def subject(_: int) -> str:
        together.wait(10)
        return Verifier(issuer.url, keys).holder(token).subject

    with ThreadPoolExecutor(8) as threads:
        assert list(threads.map(subject, range(8))) == [ADA] * 8
    assert issuer.asked == 1


def test_an_unknown_key_id_asks_again_but_not_at_once(issuer: Issuer, keys: IssuerKeys, time: Stopwatch, signer: Signer) -> None:
    issuer.keys = [public(signer.private)]
    keys.key(str(signer.private.kid))
    fresh = ECKey.generate_key("P-256", auto_kid=True)
    issuer.keys.append(public(fresh))
    time.seconds = 29
    assert keys.key(str(fresh.kid)) is None
    time.seconds = 30
    assert keys.key(str(fresh.kid)) is not None
    for _ in range(5):
        assert keys.key("never heard of") is None
    assert issuer.asked == 2


def test_a_withdrawn_key_is_believed_for_ten_minutes_at_most(
    issuer: Issuer, keys: IssuerKeys, time: Stopwatch, signer: Signer
) -> None:
    issuer.keys = [public(signer.private)]
    keys.key(str(signer.private.kid))
    issuer.keys = [public(ECKey.generate_key("P-256", auto_kid=True))]
    time.seconds = 601
    assert keys.key(str(signer.private.kid)) is None


def test_known_keys_are_believed_for_an_hour_while_the_issuer_is_away(
    issuer: Issuer, keys: IssuerKeys, time: Stopwatch, signer: Signer
) -> None:
    issuer.keys = [public(signer.private)]
    keys.key(str(signer.private.kid))
    issuer.away = True
    time.seconds = 3599
    assert keys.key(str(signer.private.kid)) is not None
    time.seconds = 3601
    with pytest.raises(IssuerUnavailable):
        keys.key(str(signer.private.kid))


def test_nobody_is_refused_as_a_forger_while_the_issuer_has_not_started(issuer: Issuer, time: Stopwatch, signer: Signer) -> None:
    issuer.away = True
    believing = Verifier(issuer.url, IssuerKeys(issuer.url, production=False, clock=time))
    with pytest.raises(Refused) as refused:
        believing.holder(signer.token(ADA, "rha", iss=issuer.url))
    assert refused.value.problem.code == "unavailable"
    issuer.away, issuer.keys, time.seconds = False, [public(signer.private)], 1
    assert believing.holder(signer.token(ADA, "rha", iss=issuer.url)).subject == ADA


def test_shared_secrets_and_keys_for_encryption_are_passed_over(issuer: Issuer, keys: IssuerKeys) -> None:
    encrypting = ECKey.generate_key("P-256", auto_kid=True)
    issuer.keys = [
        dict(OctKey.generate_key(256, {"kid": "shared"}).as_dict()),
        public(encrypting) | {"use": "enc"},
        {"kty": "new", "kid": "new"},
        {"kid": "nothing"},
    ]
    for kid in ("shared", str(encrypting.kid), "new", "nothing"):
        assert keys.key(kid) is None


def test_production_refuses_an_issuer_without_tls(issuer: Issuer) -> None:
    with pytest.raises(UnsafeIssuer, match="https"):
        verifier(issuer.url, production=True)


def test_production_refuses_the_demos_issuer(issuer: Issuer) -> None:
    issuer.more = {"plp_demo_issuer": True}
    with pytest.raises(UnsafeIssuer, match="demo"):
        verifier(issuer.url, production=True)


def test_an_issuer_that_calls_itself_by_another_name_is_refused(issuer: Issuer) -> None:
    issuer.more = {"issuer": "https://elsewhere.test"}
    with pytest.raises(UnsafeIssuer):
        IssuerKeys(issuer.url, production=False).read()


def test_keys_are_not_fetched_by_a_redirect(issuer: Issuer) -> None:
    issuer.more = {"jwks_uri": f"{issuer.url}/moved"}
    with pytest.raises(ValueError, match="moved"):
        IssuerKeys(issuer.url, production=False).read()


def test_production_does_not_start_without_its_issuer() -> None:
    with pytest.raises(requests.ConnectionError):
        verifier(f"https://127.0.0.1:{free_port()}", production=True)
