"""What the frame of every page has of the design system, drawn once: a button takes longer to draw than a form token to make."""

from collections.abc import Mapping
from typing import Final

from jinja2.runtime import Macro
from markupsafe import Markup

MOST: Final = 64
"""The frame has ten. More would mean that something of one person or one page is drawn by this."""


class Drawn:
    """Of one application. What a macro of the design system draws depends on its parameters alone."""

    def __init__(self) -> None:
        self._drawn: dict[tuple[str, str], Markup] = {}

    def __len__(self) -> int:
        return len(self._drawn)

    def __call__(self, macro: Macro, params: Mapping[str, object] | str) -> Markup:
        """As the macro draws it, without a caller."""
        key = (macro.name, repr(params))
        drawn = self._drawn.get(key)
        if drawn is None:
            if len(self._drawn) >= MOST:
                self._drawn.clear()
            drawn = self._drawn[key] = Markup(macro(params))  # noqa: S704 - of a template, which has escaped it
        return drawn
