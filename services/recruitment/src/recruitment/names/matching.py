"""Whether what somebody typed is part of a name, or an address, whatever its case, accents, hyphens and order of words."""

import re
import unicodedata
from typing import Final

APOSTROPHES: Final = re.compile("['`\u00b4\u2019]")
NO_LETTER: Final = re.compile(r"[\W_]+")


def words(text: str) -> tuple[str, ...]:
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    plain = "".join(letter for letter in decomposed if not unicodedata.combining(letter))
    return tuple(NO_LETTER.sub(" ", APOSTROPHES.sub("", plain)).split())


def fits(typed: str, name: str | None, address: str | None) -> bool:
    """It is the whole address, or each of its words begins a word of the name."""
    if address is not None and typed.strip().casefold() == address.casefold():
        return True
    sought, known = words(typed), words(name or "")
    return bool(sought) and all(any(word.startswith(part) for word in known) for part in sought)
