"""A vault of these tests' own on the vault's cluster, and a fresh tenant for every test."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack
from secrets import token_hex
from uuid import UUID, uuid4

import psycopg
import pytest
from psycopg import Connection
from psycopg.rows import TupleRow

from plp_demo.servers.postgres import Postgres
from plp_kit.core.database import Database
from plp_kit.vault.key_file import KeyFile
from plp_kit.vault.provisioning import Principal, provision_vault, vault_url
from plp_kit.vault.vault import Entry, Vault
from plp_testkit import databases

SERVICES = ("recruitment", "matching", "evaluation")
OWNER_PASSWORD = "owner's"


@pytest.fixture(scope="session")
def vault_name() -> str:
    return f"vault_{token_hex(4)}"


@pytest.fixture(scope="session")
def principals(vault_name: str) -> Mapping[str, Principal]:
    """A login for each service, and `recruitment at rha` as a deployment per tenant has it."""
    pooled = {service: Principal(f"{service}_of_{vault_name}", service, token_hex(8)) for service in SERVICES}
    at_rha = Principal(f"recruitment_at_rha_of_{vault_name}", "recruitment", token_hex(8), tenant="rha")
    return {**pooled, "recruitment at rha": at_rha}


@pytest.fixture(scope="session")
def login_url(vault_server: Postgres, vault_name: str, principals: Mapping[str, Principal]) -> Iterator[Callable[[str], str]]:
    """How a login, or the vault's `owner`, reaches the provisioned vault."""
    provision_vault(vault_server.admin_url, OWNER_PASSWORD, list(principals.values()), vault_name)
    owner = Principal(f"{vault_name}_owner", "", OWNER_PASSWORD)

    def login_url(login: str) -> str:
        principal = {**principals, "owner": owner}[login]
        return vault_url(vault_server.admin_url, principal.login, principal.password, vault_name)

    yield login_url
    databases.Database(vault_server, vault_name).drop()


@pytest.fixture(scope="session")
def database_of(login_url: Callable[[str], str], principals: Mapping[str, Principal]) -> Iterator[Callable[[str], Database]]:
    """A login's pool."""
    with ExitStack() as opened:
        pools = {login: Database(login_url(login)) for login in principals}
        for pool in pools.values():
            opened.callback(pool.close)
        yield pools.__getitem__


@pytest.fixture(scope="session")
def key_file(tmp_path_factory: pytest.TempPathFactory) -> KeyFile:
    return KeyFile(tmp_path_factory.mktemp("keys") / "tenants.json")


@pytest.fixture
def tenant() -> str:
    """Nobody else's."""
    return f"t{uuid4().hex[:12]}"


@pytest.fixture
def person() -> UUID:
    return uuid4()


@pytest.fixture
def vault_of(database_of: Callable[[str], Database], key_file: KeyFile, tenant: str) -> Callable[..., Vault]:
    """The vault as a login sees it; for the test's tenant unless another is named."""

    def vault_of(login: str, tenant: str = tenant) -> Vault:
        key_file.make(tenant)
        return Vault(database_of(login), tenant, key_file.of(tenant))

    return vault_of


@pytest.fixture
def entry_of() -> Callable[..., Entry]:
    """A profile answer of these people, by default open to recruitment and matching."""

    def entry_of(text: str, *people: UUID, audience: tuple[str, ...] = ("recruitment", "matching")) -> Entry:
        return Entry("application-1", "hopes", text, frozenset(audience), frozenset(people))

    return entry_of


@pytest.fixture
def connect(login_url: Callable[[str], str], tenant: str) -> Iterator[Callable[..., Connection[TupleRow]]]:
    """Raw SQL through a login's own role, for the test's tenant unless another is named; None leaves app.tenant unset."""
    with ExitStack() as opened:

        def connect(login: str, tenant: str | None = tenant) -> Connection[TupleRow]:
            db = opened.enter_context(psycopg.connect(login_url(login), autocommit=True))
            if tenant is not None:
                db.execute("SELECT set_config('app.tenant', %s, false)", (tenant,))
            return db

        yield connect


@pytest.fixture
def admin(vault_server: Postgres, vault_name: str, login_url: Callable[[str], str]) -> Iterator[Connection[TupleRow]]:
    """The superuser, who is behind no wall, in the vault's database once `login_url` has made it."""
    assert login_url("owner")
    with psycopg.connect(vault_server.url(vault_name), autocommit=True) as db:
        yield db


@pytest.fixture
def live_keys(admin: Connection[TupleRow], tenant: str) -> Callable[[], int]:
    """How many keys of the test's tenant are not destroyed."""
    return lambda: len(admin.execute("SELECT FROM keys WHERE tenant = %s AND wrapped IS NOT NULL", (tenant,)).fetchall())


@pytest.fixture
def somebody_waits(admin: Connection[TupleRow]) -> Callable[[], bool]:
    """Whether a connection to the vault waits for a lock."""
    return lambda: bool(
        admin.execute("SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'").fetchall()
    )
