"""Codes of entered applications: sixteen letters, of which four say where to look, and twelve nobody can guess."""

import secrets
from typing import Final
from uuid import UUID

from recruitment.leavers.use_cases.secret import LETTERS

GROUP: Final = 4
SECRET: Final = 12
BITS: Final = 16
"""Of an application's id, which the first group stands for: a hexadecimal digit a letter."""
DIGITS: Final = LETTERS[:16]
BELOW: Final = 128 - BITS


def new_code(application: UUID) -> str:
    place = "".join(DIGITS[int(digit, 16)] for digit in application.hex[:GROUP])
    return place + "".join(secrets.choice(LETTERS) for _ in range(SECRET))


def shown(code: str) -> str:
    """In groups, to be read out and typed."""
    return " ".join(code[at : at + GROUP] for at in range(0, len(code), GROUP))


def place_of(code: str) -> tuple[UUID, UUID] | None:
    """The first and the last id that the code can belong to; None for what is no code."""
    if len(code) != GROUP + SECRET or not set(code[:GROUP]).issubset(DIGITS):
        return None
    first = int("".join(f"{DIGITS.index(letter):x}" for letter in code[:GROUP]), 16) << BELOW
    return UUID(int=first), UUID(int=first + (1 << BELOW) - 1)
