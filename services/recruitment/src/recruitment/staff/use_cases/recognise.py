"""People that lists speak of: known by the digest of their address, or new here."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID

from plp_kit.core.deciding import Refusal
from plp_kit.core.events import Stream
from plp_kit.service import TenantContext
from plp_kit.vault.recognising import digest
from recruitment.application.aggregates import STAFF
from recruitment.applications.use_cases import view
from recruitment.applications.use_cases.apply import sealed
from recruitment.applications.use_cases.view import Looker
from recruitment.ids import PersonId
from recruitment.staff.decider import NO_CONTACT, ConfirmContact, RecordContact


@dataclass(frozen=True, slots=True)
class Chance:
    """Where ids of new people and codes of invitations come from."""

    person: Callable[[], UUID]
    code: Callable[[], str]


def digest_of(context: TenantContext, address: str) -> bytes:
    return digest(context.secrets["recognition"], address)


def known(context: TenantContext, addresses: Iterable[str]) -> Mapping[str, UUID]:
    digests = {address: digest_of(context, address) for address in addresses}
    people = context.vault.recognition.known(list(digests.values()))
    return {address: people[found] for address, found in digests.items() if found in people}


def known_or_new(context: TenantContext, addresses: Iterable[str], chance: Chance) -> Mapping[str, UUID]:
    """Everybody, the new ones registered and noted. Two lists at once agree on one id."""
    digests = {address: digest_of(context, address) for address in addresses}
    people = context.vault.recognition.known(list(digests.values()))
    new = {found: chance.person() for found in digests.values() if found not in people}
    if new:
        context.vault.register(list(new.values()))
        people |= context.vault.recognition.note(new)
    return {address: people[found] for address, found in digests.items()}


def seal_contact(context: TenantContext, person: UUID, name: str, address: str) -> RecordContact | Refusal:
    values = sealed(context.vault, Stream(STAFF.kind, person), person, {"name": name, "address": address}, own=True)
    return values if isinstance(values, Refusal) else RecordContact(values["name"], values["address"])


def confirm(context: TenantContext, looker: Looker, application: UUID) -> ConfirmContact | Refusal:
    """Lets lists that name the applicant's address mean them, unless they know another by it.

    Their own word would not do: whoever claimed another's address would be told what the other's row says.
    """
    reached = view.contact(context, looker, application)
    if isinstance(reached, Refusal):
        return reached
    if reached.address is None:
        return NO_CONTACT
    digest = digest_of(context, reached.address)
    context.vault.register([reached.person])
    known_as = context.vault.recognition.note({digest: reached.person}).get(digest)
    return ConfirmContact(PersonId(reached.person), None if known_as is None else PersonId(known_as))
