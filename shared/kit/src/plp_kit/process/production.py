"""What production refuses in any process's settings: the example's secrets, short ones, connections that others can read."""

from collections.abc import Iterator, Mapping
from ipaddress import ip_address
from typing import TYPE_CHECKING, Final
from urllib.parse import unquote, urlsplit

from psycopg import ProgrammingError
from psycopg.conninfo import conninfo_to_dict

if TYPE_CHECKING:
    from plp_kit.process.settings import Variables

EXAMPLE: Final = "fake"
"""What every secret in the example's file begins with."""
SHORTEST_SECRET: Final = 32
SHORTEST_PASSWORD: Final = 16
ENCRYPTED: Final = frozenset({"require", "verify-ca", "verify-full"})
PLAIN: Final = {"kafka": "kafka+ssl", "http": "https"}
"""Schemes without TLS, and those with it."""


def refuse_secrets(variables: "Variables", secrets: Mapping[str, str]) -> None:
    """By the name of each variable, without PLP_."""
    for name, secret in secrets.items():
        _refuse_weak(variables, f"PLP_{name}", secret, SHORTEST_SECRET)


def refuse_passwords(variables: "Variables", passwords: Mapping[str, str]) -> None:
    for name, password in passwords.items():
        _refuse_weak(variables, f"PLP_{name}", password, SHORTEST_PASSWORD)


def refuse_addresses(variables: "Variables", addresses: Mapping[str, str]) -> None:
    """Of PostgreSQL, Kafka or HTTP. Hosts of PLP_PLAIN_HOSTS are reached over a network that nobody else is on."""
    plain_hosts = variables.names("PLAIN_HOSTS") or frozenset()
    for name, address in addresses.items():
        if "://" in address and urlsplit(address).scheme in {*PLAIN, *PLAIN.values()}:
            _refuse_url(variables, f"PLP_{name}", address, plain_hosts)
        elif address:
            _refuse_postgresql(variables, f"PLP_{name}", address, plain_hosts)


def _refuse_weak(variables: "Variables", name: str, secret: str, shortest: int) -> None:
    """One that is missing is named already."""
    if secret.startswith(EXAMPLE):
        variables.wrong.append(f"{name} is the example's")
    elif 0 < len(secret) < shortest:
        variables.wrong.append(f"{name} must have at least {shortest} characters in production")


def _refuse_url(variables: "Variables", name: str, address: str, plain_hosts: frozenset[str]) -> None:
    parts = urlsplit(address)
    if parts.password is not None:
        _refuse_weak(variables, f"the password in {name}", unquote(parts.password), SHORTEST_PASSWORD)
    if parts.scheme in PLAIN and not _is_near(parts.hostname or "", plain_hosts):
        variables.wrong.append(f"{name} must begin with {PLAIN[parts.scheme]}:// in production")


def _refuse_postgresql(variables: "Variables", name: str, address: str, plain_hosts: frozenset[str]) -> None:
    try:
        said = conninfo_to_dict(address)
    except ProgrammingError:
        variables.wrong.append(f"{name} is not an address of PostgreSQL")
        return
    _refuse_weak(variables, f"the password in {name}", str(said.get("password") or ""), SHORTEST_PASSWORD)
    if said.get("sslmode") not in ENCRYPTED and not all(_is_near(host, plain_hosts) for host in _hosts(said)):
        variables.wrong.append(f"{name} must say sslmode=verify-full, verify-ca or require in production")


def _hosts(said: Mapping[str, object]) -> Iterator[str]:
    """Where libpq would go: an address counts before a name, and there may be several."""
    yield from str(said.get("hostaddr") or said.get("host") or "").split(",")


def _is_near(host: str, plain_hosts: frozenset[str]) -> bool:
    """This machine, its sockets, or a host that is said to be on a network of ours alone."""
    return not host or host.startswith("/") or host in {"localhost", *plain_hosts} or _is_loopback(host)


def _is_loopback(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False
