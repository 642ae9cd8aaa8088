"""Whose token is believed, and what is never believed however well it is signed."""

import base64
import hashlib
import hmac
import json
import time
from collections.abc import Mapping

import pytest
from joserfc import jwt
from joserfc.jwk import ECKey, OctKey, RSAKey

from plp_kit.web.claims import TokenHolder
from plp_kit.web.problems import Refused
from plp_kit.web.roles import Role
from plp_kit.web.tokens import Verifier
from plp_testkit.http import ISSUER, Signer

ADA = "f:8d1c:ada"
CLAIMS = {"iss": ISSUER, "aud": "plp", "sub": ADA, "tenant": "rha", "roles": ["operator"], "exp": 4_000_000_000}


def segment(value: Mapping[str, object]) -> str:
    return base64.urlsafe_b64encode(json.dumps(value).encode()).rstrip(b"=").decode()


def refusal(signer: Signer, token: str) -> str:
    with pytest.raises(Refused) as refused:
        signer.verifier.holder(token)
    return refused.value.problem.code


def test_a_token_says_who_asks_in_which_tenant_with_which_roles(signer: Signer) -> None:
    token = signer.token(ADA, "rha", Role.FACILITATOR, Role.CO_CHAIR)
    assert signer.verifier.holder(token) == TokenHolder(ISSUER, ADA, "rha", frozenset({Role.FACILITATOR, Role.CO_CHAIR}))


def test_roles_of_other_systems_are_no_roles_here(signer: Signer) -> None:
    assert signer.verifier.holder(signer.token(ADA, "rha", roles=["admin", "dpo"])).roles == {Role.DPO}


def test_an_audience_may_stand_among_others(signer: Signer) -> None:
    assert signer.verifier.holder(signer.token(ADA, "rha", aud=["other", "plp"])).subject == ADA


def test_a_key_on_the_curve_p_256_is_believed() -> None:
    key = ECKey.generate_key("P-256", auto_kid=True)

    class Keys:
        def key(self, kid: str) -> ECKey | None:
            return key if kid == key.kid else None

    token = jwt.encode({"alg": "ES256", "kid": key.kid}, dict(CLAIMS), key)
    assert Verifier(ISSUER, Keys()).holder(token).subject == ADA


@pytest.mark.parametrize(
    "claims",
    [
        pytest.param({"iss": "https://issuer.test/"}, id="another issuer"),
        pytest.param({"iss": None}, id="no issuer"),
        pytest.param({"aud": "portal"}, id="another audience"),
        pytest.param({"aud": None}, id="no audience"),
        pytest.param({"exp": None}, id="no end"),
        pytest.param({"exp": "tomorrow"}, id="an end that is no time"),
        pytest.param({"nbf": time.time() + 3600}, id="not valid yet"),
        pytest.param({"iat": time.time() + 3600}, id="issued in the future"),
        pytest.param({"tenant": None}, id="no tenant"),
        pytest.param({"tenant": "RHA"}, id="a tenant that cannot be"),
        pytest.param({"tenant": "rha\n"}, id="a tenant with a line break"),
        pytest.param({"tenant": ["rha", "tzb"]}, id="several tenants"),
        pytest.param({"tenant": []}, id="an empty list of tenants"),
        pytest.param({"tenant": [7]}, id="a tenant that is a number"),
        pytest.param({"sub": ""}, id="an empty subject"),
        pytest.param({"sub": 7}, id="a subject that is a number"),
        pytest.param({"sub": None}, id="no person"),
        pytest.param({"roles": "operator"}, id="roles that are no list"),
        pytest.param({"roles": [["operator"]]}, id="roles within roles"),
    ],
)
def test_a_well_signed_token_with_wrong_claims_is_refused(signer: Signer, claims: dict[str, object]) -> None:
    assert refusal(signer, signer.token(ADA, "rha", Role.OPERATOR, **claims)) == "token_invalid"


def test_an_old_token_is_refused_by_its_own_name(signer: Signer) -> None:
    assert refusal(signer, signer.token(ADA, "rha", exp=int(time.time()) - 31)) == "token_expired"


def test_clocks_may_differ_a_little(signer: Signer) -> None:
    assert signer.verifier.holder(signer.token(ADA, "rha", exp=int(time.time()) - 5, iat=int(time.time()) + 5)).subject == ADA


def test_a_token_without_signature_is_refused(signer: Signer) -> None:
    for name in ("none", "None", "NONE"):
        token = f"{segment({'alg': name, 'kid': signer.private.kid})}.{segment(CLAIMS)}."
        assert refusal(signer, token) == "token_invalid"


def test_the_public_key_is_no_shared_secret(signer: Signer) -> None:
    public = signer.private.as_pem(private=False)
    signed = f"{segment({'alg': 'HS256', 'kid': signer.private.kid})}.{segment(CLAIMS)}"
    mac = base64.urlsafe_b64encode(hmac.digest(public, signed.encode(), hashlib.sha256)).rstrip(b"=").decode()
    assert refusal(signer, f"{signed}.{mac}") == "token_invalid"


def test_an_algorithm_that_is_not_pinned_is_refused_however_well_signed(signer: Signer) -> None:
    for name in ("RS384", "PS256"):
        token = jwt.encode({"alg": name, "kid": signer.private.kid}, dict(CLAIMS), signer.private, algorithms=[name])
        assert refusal(signer, token) == "token_invalid"
    shared = OctKey.generate_key(256)
    assert refusal(signer, jwt.encode({"alg": "HS256", "kid": signer.private.kid}, dict(CLAIMS), shared)) == "token_invalid"


def test_somebody_elses_key_under_our_key_id_is_refused(signer: Signer) -> None:
    stranger = RSAKey.generate_key(2048)
    assert refusal(signer, jwt.encode({"alg": "RS256", "kid": signer.private.kid}, dict(CLAIMS), stranger)) == "token_invalid"


def test_a_key_that_the_token_brings_along_is_not_believed(signer: Signer) -> None:
    stranger = RSAKey.generate_key(2048)
    header = {"alg": "RS256", "kid": "x", "jwk": stranger.as_dict(private=False)}
    for added in (header, header | {"kid": signer.private.kid}, {"alg": "RS256", "kid": "x", "jku": "https://evil.test/jwks"}):
        assert refusal(signer, jwt.encode(added, dict(CLAIMS), stranger)) == "token_invalid"


def test_a_token_whose_claims_were_changed_is_refused(signer: Signer) -> None:
    header, _, signature = signer.token(ADA, "rha", Role.PARTICIPANT).split(".")
    assert refusal(signer, f"{header}.{segment(CLAIMS)}.{signature}") == "token_invalid"


@pytest.mark.parametrize("token", ["", ".", "..", "a.b.c", "ünicode.x.y", "e30.e30.e30", "[" * 5000, "x" * 200_000])
def test_what_is_no_token_is_refused(signer: Signer, token: str) -> None:
    assert refusal(signer, token) == "token_invalid"


def test_a_token_without_key_id_is_refused(signer: Signer) -> None:
    assert refusal(signer, jwt.encode({"alg": "RS256"}, dict(CLAIMS), signer.private)) == "token_invalid"


def test_a_header_that_must_be_understood_is_refused(signer: Signer) -> None:
    signed = jwt.encode({"alg": "RS256", "kid": signer.private.kid}, dict(CLAIMS), signer.private)
    critical = segment({"alg": "RS256", "kid": signer.private.kid, "crit": ["exp"], "exp": 1})
    assert refusal(signer, ".".join([critical, *signed.split(".")[1:]])) == "token_invalid"
