"""What is sealed opens for its audience, in its tenant, and for nobody else: every service by every audience that code names."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from uuid import uuid4

import pytest
from psycopg import errors, sql

from plp_kit.core.database import Database, enter
from plp_kit.core.sealed import Sealed
from plp_kit.vault.key_file import KeyFile
from plp_kit.vault.provisioning import vault_url
from plp_kit.vault.vault import Entry, NotInAudience, Vault
from plp_operate.deployment.deployment import Deployment, Shape, deployed
from tests.walls.audiences import sealings
from tests.walls.estate import OURS, THEIRS, TRUSTS, Estate

AUDIENCES = sorted({sealing.audience for sealing in sealings()})
TEXT = "what somebody wrote"
CALLABLE = """
    SELECT proname, pronargs FROM pg_proc
    WHERE pronamespace = 'public'::regnamespace AND has_function_privilege('plp_app', oid, 'EXECUTE') ORDER BY 1"""
Opening = Callable[[Deployment, str, str], Vault]


@pytest.fixture(scope="module")
def vault(estate: Estate) -> Iterator[Opening]:
    """Of a deployment, as one of its services sees it, for a tenant. All know all tenants' keys: the walls are the vault's."""
    with ExitStack() as opened:
        pools: dict[str, Database] = {}

        def made(deployment: Deployment, service: str, tenant: str) -> Vault:
            principal = deployment.vault_principal(service)
            if principal.login not in pools:
                pools[principal.login] = Database(vault_url(estate.vault.admin_url, principal.login, principal.password))
                opened.callback(pools[principal.login].close)
            return Vault(pools[principal.login], tenant, KeyFile(deployment.tenant_keys).of(tenant))

        yield made


def entry(audience: tuple[str, ...]) -> Entry:
    return Entry(f"stream-{uuid4()}", "label", TEXT, frozenset(audience), frozenset({uuid4()}))


def test_code_seals_for_somebody_and_always_for_itself() -> None:
    assert AUDIENCES
    assert [sealing for sealing in sealings() if sealing.service not in sealing.audience] == []


@pytest.mark.parametrize("audience", AUDIENCES, ids="+".join)
def test_a_value_opens_for_its_audience_in_its_tenant(estate: Estate, vault: Opening, audience: tuple[str, ...]) -> None:
    (sealed,) = vault(estate.pooled, audience[0], OURS).seal([entry(audience)])
    tried = {
        (deployment.trust, service.name, tenant): vault(deployment, service.name, tenant)
        for deployment in estate.deployments
        for service in deployment.services
        for tenant in TRUSTS
    }
    opened = {who for who, its_vault in tried.items() if opens(its_vault, sealed)}
    assert opened == {(trust, service, OURS) for trust in (None, OURS) for service in audience}


def opens(vault: Vault, sealed: Sealed) -> bool:
    """It destroys no more than it opens."""
    try:
        return vault.open([sealed]) == [TEXT]
    except NotInAudience:
        with pytest.raises(NotInAudience):
            vault.destroy([sealed.key])
        return False


def test_a_key_of_an_audience_too_wide_would_open(estate: Estate, vault: Opening) -> None:
    """The naive way: everything for everybody."""
    (sealed,) = vault(estate.pooled, "recruitment", OURS).seal([entry(("recruitment", "insights"))])
    assert opens(vault(estate.pooled, "insights", OURS), sealed)


@pytest.mark.parametrize("service", [service.name for service in deployed(Shape.TRUST)])
def test_a_trusts_own_service_does_nothing_for_another_trust(estate: Estate, vault: Opening, service: str) -> None:
    theirs = vault(estate.alone[OURS], service, THEIRS)
    person = uuid4()
    vault(estate.pooled, service, THEIRS).register([person])
    for forbidden in (lambda: theirs.register([person]), lambda: theirs.erase(person), lambda: theirs.seal([entry((service,))])):
        with pytest.raises(errors.InsufficientPrivilege):
            forbidden()
    assert theirs.erased([person]) == set()
    assert vault(estate.pooled, service, THEIRS).erased([person]) == set()


@pytest.mark.parametrize("tenant", [THEIRS, "unknown"])
def test_every_function_of_the_vault_asks_who_calls_for_which_tenant(estate: Estate, tenant: str) -> None:
    with estate.as_admin("vault", "vault") as db:
        functions = db.execute(CALLABLE).fetchall()
    assert ("erase_subject", 2) in functions
    for name, arguments in functions:
        call = sql.SQL("SELECT {}({})").format(sql.Identifier(name), sql.SQL(", ").join([sql.SQL("NULL")] * arguments))
        with estate.as_login("vault", "vault", f"recruitment_{OURS}") as db, db.transaction(force_rollback=True):
            enter(db, tenant)
            with pytest.raises(errors.InsufficientPrivilege):
                db.execute(call)
