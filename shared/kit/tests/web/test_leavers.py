"""Tokens of people who have left: for one role, one trust and half an hour, whoever tries to make more of one."""

import json
import time
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Mapping
from types import MappingProxyType
from typing import Final
from uuid import uuid4

import pytest
from joserfc import jwt

from plp_kit.web.leavers import ALGORITHM, ISSUER, SECONDS, Leavers, is_leavers, signing_key, token
from plp_kit.web.problems import Refused
from plp_kit.web.roles import Role
from plp_testkit.http import Signer

SECRETS: Final = {"rha": b"of rha", "tzb": b"of tzb"}
PERSON: Final = uuid4()


@pytest.fixture
def leavers() -> Leavers:
    return Leavers(SECRETS.get)


def issued(
    tenant: str = "rha", key_of: str = "rha", now: float | None = None, claims: Mapping[str, object] = MappingProxyType({})
) -> str:
    """Signed with a trust's key, whose id is in the header; `claims` are put over the ordinary ones."""
    key = signing_key(SECRETS[key_of], key_of)
    plain = json.loads(_decoded(token(key, tenant, PERSON, int(now or time.time())).split(".")[1]))
    return jwt.encode({"alg": ALGORITHM, "kid": key_of}, {**plain, **claims}, key, algorithms=[ALGORITHM])


def refused(leavers: Leavers, token: str) -> str:
    with pytest.raises(Refused) as refusal:
        leavers.holder(token)
    return refusal.value.problem.code


def test_a_token_names_its_person_in_its_trust_with_one_role(leavers: Leavers) -> None:
    holder = leavers.holder(issued())
    assert (holder.issuer, holder.subject, holder.tenant, holder.roles) == (ISSUER, str(PERSON), "rha", frozenset({Role.FORMER}))
    assert holder.signed_in_at is None


def test_other_roles_in_it_mean_nothing(leavers: Leavers) -> None:
    assert leavers.holder(issued(claims={"roles": ["former", "facilitator", "dpo"]})).roles == {Role.FORMER}
    assert leavers.holder(issued(claims={"roles": ["facilitator"]})).roles == frozenset()


def test_one_trusts_key_lets_nobody_into_another(leavers: Leavers) -> None:
    assert refused(leavers, issued(tenant="tzb")) == "token_invalid"
    assert leavers.holder(issued(tenant="tzb", key_of="tzb")).tenant == "tzb"


def test_a_trust_that_is_not_served_has_no_key() -> None:
    assert refused(Leavers({"tzb": b"of tzb"}.get), issued()) == "token_invalid"


def test_it_ends_after_half_an_hour(leavers: Leavers) -> None:
    assert refused(leavers, issued(now=time.time() - SECONDS - 60)) == "token_expired"


@pytest.mark.parametrize("claims", [{"iss": "https://issuer.test"}, {"aud": "another"}, {"sub": ""}, {"exp": None}])
def test_a_token_with_other_claims_is_refused(leavers: Leavers, claims: dict[str, object]) -> None:
    assert refused(leavers, issued(claims=claims)) == "token_invalid"


def test_a_token_whose_words_were_changed_is_refused(leavers: Leavers) -> None:
    head, body, signature = issued().split(".")
    claims = {**json.loads(_decoded(body)), "sub": str(uuid4())}
    forged = urlsafe_b64encode(json.dumps(claims).encode()).rstrip(b"=").decode()
    assert refused(leavers, f"{head}.{forged}.{signature}") == "token_invalid"


def test_the_identity_providers_tokens_are_told_from_these() -> None:
    assert is_leavers(issued())
    for other in (Signer().token("somebody", "rha", Role.FORMER), "", "a.b.c", "nothing"):
        assert not is_leavers(other)


def _decoded(part: str) -> bytes:
    return urlsafe_b64decode(part + "=" * (-len(part) % 4))
