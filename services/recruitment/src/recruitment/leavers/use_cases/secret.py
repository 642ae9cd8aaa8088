"""Codes of eight letters that nobody mistakes for others, and keyed digests of codes, addresses and people.

The digests are keyed by the secret of lists, which no other service has, and not by the one that signs tokens.
"""

import hmac
import secrets
from typing import Final
from uuid import UUID

from plp_kit.service import TenantContext
from plp_kit.vault.recognising import digest

RECOGNITION: Final = "recognition"
"""The name of that secret."""
LETTERS: Final = "BCDFGHJKMNPQRSTVWXYZ"
"""No vowels, so that no code is a word, and no L, which looks like I."""
LONG: Final = 8


def new_code() -> str:
    return "".join(secrets.choice(LETTERS) for _ in range(LONG))


def shown(code: str) -> str:
    """In two groups, to be read and typed."""
    return f"{code[:4]} {code[4:]}"


def typed(text: str) -> str:
    """A code as somebody types it: with spaces, hyphens or small letters."""
    return "".join(letter for letter in text.upper() if letter.isalpha())


def of_address(context: TenantContext, address: str) -> bytes:
    """Never the digest by which lists know somebody, though the secret is the same."""
    return digest(context.secrets[RECOGNITION], f"private {address.strip()}")


def of_person(context: TenantContext, person: UUID) -> bytes:
    return hmac.digest(context.secrets[RECOGNITION], b"person " + person.bytes, "sha256")


def of_code(context: TenantContext, mail: UUID, address: bytes, code: str) -> bytes:
    """Of a code that was sent to the address with that digest, and shows nothing of another one."""
    return hmac.digest(context.secrets[RECOGNITION], b"code " + mail.bytes + address + code.encode(), "sha256")
