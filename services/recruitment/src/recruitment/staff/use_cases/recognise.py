"""People whom lists name: known by the digest of their address, or new here."""

from collections.abc import Callable, Iterable, Mapping
from uuid import UUID

from plp_kit.service import TenantContext
from plp_kit.vault.recognising import digest


def digest_of(context: TenantContext, address: str) -> bytes:
    return digest(context.secrets["recognition"], address)


def known(context: TenantContext, addresses: Iterable[str]) -> Mapping[str, UUID]:
    digests = {address: digest_of(context, address) for address in addresses}
    people = context.vault.recognition.known(list(digests.values()))
    return {address: people[each] for address, each in digests.items() if each in people}


def known_or_new(context: TenantContext, addresses: Iterable[str], new_person: Callable[[], UUID]) -> Mapping[str, UUID]:
    """Everybody, for two years from today at least; new people are registered and noted. Two lists at once agree on one id."""
    digests = {address: digest_of(context, address) for address in addresses}
    people = _held(context, list(digests.values()))
    new = {each: new_person() for each in digests.values() if each not in people}
    if new:
        context.vault.register(list(new.values()))
        people |= context.vault.recognition.note(new)
    return {address: people[each] for address, each in digests.items()}


def _held(context: TenantContext, digests: list[bytes]) -> dict[bytes, UUID]:
    """Those who are known once they are held: a digest that was due to go may have gone just before."""
    recognition = context.vault.recognition
    recognition.hold(set(recognition.known(digests).values()))
    return recognition.known(digests)
