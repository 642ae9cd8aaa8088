"""A partner's own part of the agreement: up to five texts, each under a label that names it and its author."""

from collections.abc import Mapping
from typing import Final

from partnership_journal.ids import PersonId

LONGEST: Final = 4000
TEXTS: Final = ("aims", "expects", "ground_rules", "how_often", "protected_time")


def label(text: str, author: PersonId) -> str:
    return f"agreement_{text}_{author}"


def labelled(texts: Mapping[str, str], author: PersonId) -> dict[str, str]:
    """What is left blank is not written."""
    return {label(name, author): texts[name] for name in TEXTS if texts.get(name, "").strip()}
