"""Signing in without the trust's sign-in: a code is sent to a private address, and a token given for it.

Nothing tells whether an address is anybody's: neither what is answered nor what is done to answer it.
"""

from dataclasses import dataclass
from typing import Final
from uuid import UUID

from plp_kit.core import mails_due
from plp_kit.core.deciding import Kind, Refusal
from plp_kit.core.shown import shown
from plp_kit.service import TenantContext
from recruitment.leavers.table import codes
from recruitment.leavers.table.codes import Asked, Purpose
from recruitment.leavers.use_cases import secret, trying

MINUTES: Final = 10


@shown
@dataclass(frozen=True, slots=True)
class CodeAsked:
    """If the address is somebody's, a code is on its way to it, and works for so many `minutes`. At most three in an hour are."""

    minutes: int


CODE_WRONG = Refusal(
    "leaver_code_wrong",
    "This is not the last code that we sent to this address, or it is older than ten minutes, or was typed wrongly too often. "
    "You can ask for a new one.",
    Kind.FORBIDDEN,
)


def ask(context: TenantContext, address: str, mail: UUID) -> CodeAsked:
    """Whose address it is, is looked up when the mail is sent."""
    with context.database.transaction() as db:
        codes.ask(db, Asked(mail, Purpose.SIGN_IN, secret.of_address(context, address), None))
        mails_due.put_now(db, mail)
    return CodeAsked(MINUTES)


def sign_in(context: TenantContext, address: str, code: str) -> UUID | Refusal:
    """Who it is."""
    digest = secret.of_address(context, address)
    if not trying.is_right(context, digest, Purpose.SIGN_IN, digest, code):
        return CODE_WRONG
    person = context.vault.recognition.known([digest]).get(digest)
    return CODE_WRONG if person is None or not context.vault.is_living(person) else person
