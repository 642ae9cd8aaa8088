"""Pages that trusts write, from Markdown to HTML of the design system. HTML and pictures in them are shown as text."""

from collections.abc import Mapping
from typing import Final

from markdown_it import MarkdownIt
from markupsafe import Markup

CLASSES: Final[Mapping[str, str]] = {
    "h2": "nhsuk-heading-m",
    "h3": "nhsuk-heading-s",
    "h4": "nhsuk-heading-xs",
    "ul": "nhsuk-list nhsuk-list--bullet",
    "ol": "nhsuk-list nhsuk-list--number",
    "table": "nhsuk-table",
    "thead": "nhsuk-table__head",
    "tbody": "nhsuk-table__body",
    "tr": "nhsuk-table__row",
    "th": "nhsuk-table__header",
    "td": "nhsuk-table__cell",
}
OPENING: Final = 1
_PARSER: Final = MarkdownIt("commonmark", {"html": False}).enable("table").disable("image")


def html(text: str) -> Markup:
    """Its headings begin at level 2, below the heading of the page that shows it."""
    tokens = _PARSER.parse(text)
    for token in tokens:
        if token.nesting == OPENING and token.tag in CLASSES:
            token.attrSet("class", CLASSES[token.tag])
        if token.type == "th_open":
            token.attrSet("scope", "col")
    return Markup(_PARSER.renderer.render(tokens, _PARSER.options, {}))  # noqa: S704 - the renderer escapes all text.
