"""Columns that no file of the programme may have: nobody's ethnic category, pay band or WRES value is ever stored."""

import re
from typing import Final

ETHNICITY: Final = (
    "no ethnic category of a person is ever stored: who belongs to the group served says so, by the side they choose"
)
PAY: Final = "no pay band of a person is ever stored: being a senior leader is a confirmed role"
WRES: Final = "no WRES value of a person is ever stored"

REASONS: Final = (
    (re.compile(r"ethnic|^race$|^heritage$|^nationality$"), ETHNICITY),
    (re.compile(r"pay_?band|afc|^(pay_|job_)?(band|grade)$|salary|spine_?point|^pay$"), PAY),
    (re.compile(r"wres"), WRES),
)


def kept_out(header: str) -> str | None:
    """Why a column of this name is refused, or None. Case, spaces and punctuation hide nothing."""
    name = re.sub(r"[^a-z0-9]+", "_", header.casefold()).strip("_")
    return next((reason for pattern, reason in REASONS if pattern.search(name)), None)
