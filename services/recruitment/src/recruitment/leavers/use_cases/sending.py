"""Sending a code. It is made as it is sent, so what a request does is the same whether or not the address is anybody's.

It does not wait for quiet hours: somebody is waiting for it.
"""

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from plp_kit.core import mails_due
from plp_kit.core.handling import Handled
from plp_kit.messaging.mail.port import Fate, Mail, Outgoing
from plp_kit.service import TenantContext
from recruitment.leavers import letters
from recruitment.leavers.decider import leavers
from recruitment.leavers.table import codes
from recruitment.leavers.table.codes import Asked, Purpose
from recruitment.leavers.use_cases import secret

LETTERS: Final[Mapping[Purpose, Callable[[str], str]]] = {
    Purpose.CONFIRM: letters.confirmation,
    Purpose.ENTER: letters.entered,
    Purpose.SIGN_IN: letters.sign_in,
}
AGAIN: Final = timedelta(minutes=1)
BROKEN_OFF: Final = timedelta(minutes=15)


def is_code(context: TenantContext, mail: UUID) -> bool:
    """Whether this mail brings a code."""
    with context.database.transaction() as db:
        return codes.is_one(db, mail)


def send(context: TenantContext, outgoing: Outgoing, mail: UUID, at: datetime) -> Handled:
    """A new code with each attempt: the one before counts no more. After ten minutes it is given up."""
    with context.database.transaction() as db:
        asked = codes.to_send(db, mail)
    address = None if asked is None else _address(context, asked)
    if asked is None or address is None:
        return _tried(context, mail, None)
    code = secret.new_code()
    _begin(context, asked, secret.of_code(context, mail, secret.of_address(context, address), code), at)
    text = LETTERS[asked.purpose](secret.shown(code))
    answer = outgoing.post.send(Mail(str(mail), address, letters.SUBJECT, text))
    return _tried(context, mail, at + AGAIN if answer.fate is Fate.DEFERRED else None)


def _address(context: TenantContext, asked: Asked) -> str | None:
    """To which it is sent; None where the address that was said is nobody's, or is not theirs any more."""
    if asked.purpose != Purpose.SIGN_IN:
        return None if asked.person is None else _opened(context, asked.person, confirmed=False)
    person = context.vault.recognition.known([asked.digest]).get(asked.digest)
    address = None if person is None else _opened(context, person, confirmed=True)
    return address if address is not None and secret.of_address(context, address) == asked.digest else None


def _opened(context: TenantContext, person: UUID, *, confirmed: bool) -> str | None:
    with context.database.transaction() as db:
        state = context.handler.load(db, leavers, person).state
    value = state.confirmed if confirmed else state.given
    (text,) = context.open([value]) if value else [None]
    return text


def _begin(context: TenantContext, asked: Asked, code: bytes, at: datetime) -> None:
    """The code counts from now on. Where this breaks off, the mail is tried again, and gets another code or is given up."""
    with context.database.transaction() as db:
        codes.made(db, asked, code)
        mails_due.put(db, asked.mail, at + BROKEN_OFF)


def _tried(context: TenantContext, mail: UUID, again_at: datetime | None) -> Handled:
    with context.database.transaction() as db:
        if again_at is None:
            mails_due.remove(db, mail)
        else:
            mails_due.put(db, mail, again_at)
    return Handled(mail, 0)
