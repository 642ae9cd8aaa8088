"""What is never kept of a person: ethnic category, pay band, WRES values. Columns and questions are recognised by their names.

People say themselves whether they belong to the group served, and a role makes a senior leader: nothing here decides either.
A question about race equity is allowed: only names that ask for the value itself are refused.
"""

import re
from typing import Final

ANYWHERE: Final = re.compile(
    r"""\b(
        ethnicity | ethnic\s(category|categories|code|group|origin|background|monitoring)
      | pay\s?(band|grade|scale|point)s? | (afc|agenda\sfor\schange)\sband
      | (current|job|post|your|salary|staff)\s(band|grade)(ing)?
      | (what|which)\s(job\s|current\s)?(band|grade)\s(are|do|is) | band\s[2-9]\w? | spine\spoint | wres
    )\b""",
    re.VERBOSE,
)
ALONE: Final = re.compile(
    r"(what is your |your |staff |employee )?(race|band|banding|grade|nationality|salary|skin colou?r|vsm|8[abcd])( code)?"
)
A_BAND: Final = re.compile(r"\b(pay )?band(s|ing)?\b|\b8 ?[a-d]\b|\bvsm\b")


def is_never_kept(name: str) -> bool:
    """Whether a column of this name, or a question, asks for what is never kept."""
    plain = _plain(name)
    return ANYWHERE.search(plain) is not None or ALONE.fullmatch(plain) is not None


def names_a_band(level: str) -> bool:
    """Whether a senior level is given as a pay band instead of a role."""
    return A_BAND.search(_plain(level)) is not None


def _plain(name: str) -> str:
    return re.sub(r"[\W_]+", " ", name).strip().casefold()
