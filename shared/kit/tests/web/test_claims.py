"""Claims by the names that a deployment's identity provider gives them. Keycloak's and Entra ID's are as these two issue them."""

from collections.abc import Mapping
from datetime import UTC, datetime

import pytest

from plp_kit.process.settings import SettingsRefused, Variables, claim_names
from plp_kit.web.claims import ClaimNames, TokenHolder, holder
from plp_kit.web.roles import Role
from plp_testkit.http import ISSUER

SIGNED_IN = datetime.fromtimestamp(1730099990, UTC)
PLAIN = {"iss": ISSUER, "sub": "ada", "tenant": "rha", "roles": ["dpo"]}

KEYCLOAK = {
    "exp": 1730100300,
    "iat": 1730100000,
    "auth_time": 1730099990,
    "jti": "onrtac:2b2f3c9e-6b0a-4f31-8a53-6c4d0a5f3f0b",
    "iss": "https://id.example.nhs.uk/realms/staff",
    "aud": ["plp", "account"],
    "sub": "f:9f7c2f6e-1d3b-4a57-8b2e-3a9d0c1e5f77:garbutta",
    "typ": "Bearer",
    "azp": "portal",
    "sid": "3c0a3a8a-3a47-4f2f-8e89-9e5f9b0a0a0a",
    "acr": "1",
    "realm_access": {"roles": ["default-roles-staff", "offline_access", "plp-facilitator", "uma_authorization"]},
    "resource_access": {"account": {"roles": ["manage-account", "view-profile"]}, "plp": {"roles": ["co_chair"]}},
    "scope": "openid profile",
    "trust": "RHA",
}
KEYCLOAK_NAMES = {
    "PLP_TRUST_CLAIM": "trust",
    "PLP_TRUST_NAMES": "RHA=rha TZB=tzb",
    "PLP_ROLES_CLAIM": "realm_access.roles",
    "PLP_ROLE_NAMES": "plp-facilitator=facilitator plp-dpo=dpo",
}

ENTRA = {
    "aud": "6e74172b-be56-4843-9ff4-e66a39bb12e3",
    "iss": "https://login.microsoftonline.com/72f988bf-86f1-41af-91ab-2d7cd011db47/v2.0",
    "iat": 1730100000,
    "nbf": 1730100000,
    "exp": 1730104600,
    "auth_time": 1730099990,
    "azp": "1bfefb4e-e0b5-418b-a88f-73c46d2cc8e9",
    "azpacr": "1",
    "extn.plpTrust": ["RHA"],
    "oid": "690222be-ff1a-4d56-abd1-7e4f7d38e474",
    "roles": ["PLP.CoChair", "PLP.Facilitator"],
    "scp": "access",
    "sub": "HKZpfaHyWadeOouYlitjrI-KffTm222X5rrV3xDqfKQ",
    "tid": "72f988bf-86f1-41af-91ab-2d7cd011db47",
    "uti": "fqiBqXLPj0eQa82S-IYFAA",
    "ver": "2.0",
}
ENTRA_NAMES = {
    "PLP_SUBJECT_CLAIM": "oid",
    "PLP_TRUST_CLAIM": "extn.plpTrust",
    "PLP_TRUST_NAMES": "RHA=rha",
    "PLP_ROLE_NAMES": "PLP.Facilitator=facilitator PLP.CoChair=co_chair",
}


def named(environ: Mapping[str, str]) -> ClaimNames:
    """By a deployment that leaves it to the provider who takes part."""
    variables = Variables({"PLP_EVERYBODY_PARTICIPATES": "no", **environ}, [])
    names = claim_names(variables)
    variables.check()
    return names


def test_a_token_of_keycloak() -> None:
    held = holder(KEYCLOAK, named(KEYCLOAK_NAMES))
    issuer, subject = "https://id.example.nhs.uk/realms/staff", "f:9f7c2f6e-1d3b-4a57-8b2e-3a9d0c1e5f77:garbutta"
    assert held == TokenHolder(issuer, subject, "rha", frozenset({Role.FACILITATOR}), SIGNED_IN)


def test_a_client_of_keycloak_has_roles_of_its_own() -> None:
    names = named({"PLP_TRUST_CLAIM": "trust", "PLP_TRUST_NAMES": "RHA=rha", "PLP_ROLES_CLAIM": "resource_access.plp.roles"})
    assert holder(KEYCLOAK, names).roles == {Role.CO_CHAIR}


def test_a_token_of_entra_id() -> None:
    held = holder(ENTRA, named(ENTRA_NAMES))
    assert (held.subject, held.tenant) == ("690222be-ff1a-4d56-abd1-7e4f7d38e474", "rha")
    assert held.roles == {Role.FACILITATOR, Role.CO_CHAIR}
    assert held.signed_in_at == SIGNED_IN


def test_a_directory_of_entra_id_can_be_a_trust() -> None:
    names = named({**ENTRA_NAMES, "PLP_TRUST_CLAIM": "tid", "PLP_TRUST_NAMES": f"{ENTRA['tid']}=tzb"})
    assert holder(ENTRA, names).tenant == "tzb"


def test_a_mapping_is_complete() -> None:
    """A provider's `operator` may be somebody else's operator."""
    mapped = named({"PLP_ROLE_NAMES": "PLP.Dpo=dpo"})
    assert holder({**PLAIN, "roles": ["dpo", "operator", "PLP.Dpo"]}, mapped).roles == {Role.DPO}
    assert holder({**PLAIN, "roles": ["dpo", "operator"]}, mapped).roles == frozenset()
    with pytest.raises(ValueError, match="tenant"):
        holder(PLAIN, named({"PLP_TRUST_NAMES": "RHA=rha"}))


def test_a_path_that_leads_nowhere_gives_no_role() -> None:
    for path in ("realm_access.roles", "sub.roles", "roles.dpo"):
        assert holder(PLAIN, named({"PLP_ROLES_CLAIM": path})).roles == frozenset()


@pytest.mark.parametrize("moment", [None, "yesterday", True, 1e300, float("nan"), {"at": 1}])
def test_a_moment_that_is_none_counts_as_not_given(moment: object) -> None:
    assert holder({**PLAIN, "auth_time": moment}, ClaimNames()).signed_in_at is None


def test_nobody_signed_in_in_the_future() -> None:
    now = datetime.now(UTC).timestamp()
    assert holder({**PLAIN, "auth_time": now + 3600}, ClaimNames()).signed_in_at is None
    assert holder({**PLAIN, "auth_time": now - 1}, ClaimNames()).signed_in_at is not None


def test_a_subject_is_not_repeated_in_what_is_printed() -> None:
    assert "ada" not in repr(holder(PLAIN, ClaimNames()))


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("PLP_ROLE_NAMES", "PLP.Dpo=data_protection"),
        ("PLP_ROLE_NAMES", "PLP.Dpo"),
        ("PLP_ROLE_NAMES", "=dpo"),
        ("PLP_TRUST_NAMES", "RHA=RHA"),
        ("PLP_EVERYBODY_PARTICIPATES", "true"),
    ],
)
def test_a_wrong_mapping_stops_the_start_by_its_name(name: str, value: str) -> None:
    with pytest.raises(SettingsRefused, match=name):
        named({name: value})


@pytest.mark.parametrize("roles", [None, [], ["unknown"], ["participant"], ["facilitator"], ["dpo", "decision_maker"]])
def test_everybody_who_signs_in_at_a_trust_is_a_participant_unless_a_setting_says_otherwise(roles: list[str] | None) -> None:
    claims = {**PLAIN, "roles": roles}
    given = holder(claims, named({})).roles
    assert holder(claims, claim_names(Variables({}, []))).roles == given | {Role.PARTICIPANT}
    assert holder(claims, named({"PLP_EVERYBODY_PARTICIPATES": "yes"})).roles == given | {Role.PARTICIPANT}


@pytest.mark.parametrize(
    "claims",
    [
        {"tenant": "platform", "roles": ["operator"]},
        {"tenant": "platform", "roles": []},
        {"tenant": "national", "roles": ["national_analyst"]},
        {"tenant": "national", "roles": []},
        *({"tenant": "rha", "roles": [role]} for role in ("former", "operator", "national_analyst")),
        {"tenant": "rha", "roles": ["former", "facilitator"]},
    ],
    ids=str,
)
def test_nobody_participates_who_has_left_or_works_for_no_trust(claims: Mapping[str, object]) -> None:
    mapped = named({"PLP_EVERYBODY_PARTICIPATES": "yes"})
    assert holder({**PLAIN, **claims}, mapped).roles == holder({**PLAIN, **claims}, named({})).roles


def test_a_providers_own_words_for_a_trust_and_for_people_who_have_left_count() -> None:
    names = {"PLP_EVERYBODY_PARTICIPATES": "yes", "PLP_TRUST_NAMES": "RHA=rha HQ=national", "PLP_ROLE_NAMES": "gone=former"}
    roles = {
        who: holder({**PLAIN, "tenant": trust, "roles": roles}, named(names)).roles
        for who, trust, roles in (("works", "RHA", []), ("analyses", "HQ", []), ("has left", "RHA", ["gone"]))
    }
    assert roles == {"works": {Role.PARTICIPANT}, "analyses": frozenset(), "has left": {Role.FORMER}}
