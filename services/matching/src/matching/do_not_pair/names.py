"""Names as people write them, folded so that one name reads the same: case, accents, hyphens, apostrophes, titles, commas."""

import re
import unicodedata
from typing import Final, TypeAlias

Words: TypeAlias = tuple[str, ...]
"""The words of a name, in the order in which they were written; after a comma is what comes before a surname."""

TITLES: Final = frozenset(("mr", "mrs", "ms", "mx", "dr", "prof"))
"""Nobody is called so."""
OFFICES: Final = frozenset(
    ("miss", "doctor", "professor", "sir", "dame", "lady", "lord", "revd", "rev", "reverend", "cllr", "sister", "matron", "nurse")
)
"""Somebody may be called Lord, so they are left out only where a first name and a surname remain."""
AFTER_NAMES: Final = frozenset(
    ("obe", "mbe", "cbe", "phd", "frcn", "frcp", "frcs", "frcpsych", "mrcp", "rgn", "rmn", "jnr", "jr", "snr", "sr", "nee")
)
LATIN: Final = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "\u0131": "i", "ħ": "h", "ŋ": "n"}
)
"""Letters that Unicode does not take apart into a plain one and an accent."""
APOSTROPHES: Final = re.compile("['`\u00b4\u02b9\u02bb\u02bc\u02be\u02bf\u02c8\u2018\u2019\u2032]")
NO_LETTER: Final = re.compile(r"[\W\d_]+")


def words(name: str) -> Words:
    """An apostrophe joins what is around it, a hyphen and any other sign divides it."""
    surname, comma, first = name.partition(",")
    parts = (*_words(first), *_words(surname)) if comma else _words(surname)
    kept = tuple(word for word in parts if word not in AFTER_NAMES and word not in TITLES)
    while len(kept) > 2 and kept[0] in OFFICES:  # noqa: PLR2004 - a first name and a surname
        kept = kept[1:]
    return kept


def _words(text: str) -> Words:
    decomposed = unicodedata.normalize("NFKD", text.casefold().translate(LATIN))
    plain = "".join(letter for letter in decomposed if not unicodedata.combining(letter))
    return tuple(NO_LETTER.sub(" ", APOSTROPHES.sub("", plain)).split())


def address(email: str | None) -> str | None:
    """None where there is none."""
    return (email or "").strip().casefold().removeprefix("mailto:") or None
