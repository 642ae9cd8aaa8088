"""Trying a code: every try counts, in a transaction of its own, whatever becomes of it."""

from hmac import compare_digest

from plp_kit.service import TenantContext
from recruitment.leavers.table import codes
from recruitment.leavers.table.codes import TRIES, Purpose, Tried
from recruitment.leavers.use_cases import secret


def is_right(context: TenantContext, digest: bytes, purpose: Purpose, address: bytes, typed: str) -> bool:
    """Whether it is the last code that was sent, is ten minutes old at most, and was not tried too often. It works once.

    It was sent to the address of that digest, not to one that was given before.
    """
    with context.database.transaction() as db:
        tried = codes.tried(db, digest, purpose)
        right = tried is not None and _fits(context, tried, address, typed)
        if tried is not None and right:
            codes.used(db, tried.mail)
    return right


def _fits(context: TenantContext, tried: Tried, address: bytes, typed: str) -> bool:
    expected = secret.of_code(context, tried.mail, address, secret.typed(typed))
    return tried.code is not None and compare_digest(tried.code, expected) and tried.fresh and tried.tries <= TRIES
