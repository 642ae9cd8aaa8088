"""E-mail addresses as people put them into forms: what is only around one is taken away, the rest is kept or refused."""

import re
import unicodedata
from typing import Final

LONGEST: Final = 200
LOCAL: Final = r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*"
LABEL: Final = r"[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?"
ADDRESS: Final = re.compile(rf"{LOCAL}@(?:{LABEL}\.)+{LABEL}")
"""As browsers check it, with a domain of at least two parts and no dots side by side."""
NAMED: Final = re.compile(r"[^<>]*<([^<>]+)>")
AROUND: Final = " \t\r\n'\"\u2018\u2019\u201c\u201d"
BEHIND: Final = ".,;"
SCHEME: Final = "mailto:"
OF_A_GUEST: Final = "#ext#@"


def cleaned(text: str) -> str:
    """Without what is invisible, `mailto:`, quotes around it, a name before it and a mark at its end."""
    visible = "".join(each for each in text if unicodedata.category(each) not in {"Cf", "Cc"}).strip()
    bare = visible[len(SCHEME) :] if visible.lower().startswith(SCHEME) else visible
    within = NAMED.fullmatch(bare)
    return (within[1] if within else bare).strip(AROUND).rstrip(BEHIND).strip(AROUND)


def is_address(text: str) -> bool:
    return len(text) <= LONGEST and ADDRESS.fullmatch(text) is not None


def is_of_a_guest(text: str) -> bool:
    """The sign-in name that Microsoft gives a guest of another organisation; nothing can be sent to it."""
    return OF_A_GUEST in text.lower()
