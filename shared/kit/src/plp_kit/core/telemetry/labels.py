"""Labels of metrics and names of spans come from fixed sets, whatever a client sends."""

from typing import Final

METHODS: Final = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})


def method(sent: str) -> str:
    return sent if sent in METHODS else "OTHER"
