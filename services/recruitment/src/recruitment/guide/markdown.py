"""What a page of the Guide may hold: Markdown that becomes an accessible page, in the portal and elsewhere.

CommonMark with tables. No images: the platform keeps no pictures, and a page loads nothing from elsewhere.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from markdown_it import MarkdownIt
from markdown_it.token import Token

FIRST_LEVEL: Final = 2
"""A page's title is its heading of the first level."""
LEADS_ON: Final = re.compile(r"https://[^/?#@\\]+(?:[/?#]|\Z)|(?:mailto|tel):.", re.IGNORECASE)
"""A name before the host, as in https://nhs.uk@example.org, makes an address look like another site's."""
TEXT: Final = frozenset({"text", "code_inline"})


class _Parser(MarkdownIt):
    """markdown-it leaves out links that it takes for unsafe; here they are to be named."""

    def validateLink(self, url: str) -> bool:  # noqa: ARG002, N802 - the library's shape
        return True


_PARSER: Final = _Parser("commonmark", {"html": True}).enable("table")


def faults(text: str) -> list[str]:
    """The rules that the text does not keep, each once."""
    tokens = list(_flat(_PARSER.parse(text)))
    return sorted({*_of_headings(tokens), *_of_links(tokens), *_of_others(tokens)})


def _flat(tokens: Sequence[Token]) -> Iterator[Token]:
    for token in tokens:
        yield token
        if token.type != "image":  # What stands in for a picture is no text of the page.
            yield from _flat(token.children or ())


def _of_headings(tokens: Sequence[Token]) -> Iterator[str]:
    """The first is of level 2, as the page's title is of level 1; each further one is at most one level deeper."""
    levels = [int(token.tag[1]) for token in tokens if token.type == "heading_open"]
    deepest_allowed = [FIRST_LEVEL, *(level + 1 for level in levels)]
    for level, allowed in zip(levels, deepest_allowed, strict=False):
        if level < FIRST_LEVEL:
            yield "heading_above_level_2"
        if level > allowed:
            yield "heading_skips_a_level"
    if any(not _says(tokens, place, "heading_close") for place, token in enumerate(tokens) if token.type == "heading_open"):
        yield "heading_without_text"


def _of_links(tokens: Sequence[Token]) -> Iterator[str]:
    for place, token in enumerate(tokens):
        if token.type == "link_open":
            if not _says(tokens, place, "link_close"):
                yield "link_without_text"
            if not _leads_on(str(token.attrs.get("href", ""))):
                yield "link_not_https_mailto_or_tel"


def _leads_on(address: str) -> bool:
    return LEADS_ON.match(address) is not None


def _of_others(tokens: Sequence[Token]) -> Iterator[str]:
    for token in tokens:
        if token.type in {"html_block", "html_inline"}:
            yield "no_html"
        if token.type == "image":
            yield "no_images"


def _says(tokens: Sequence[Token], opening: int, closing: str) -> bool:
    """Whether there is text between this token and the one that closes it."""
    for token in tokens[opening + 1 :]:
        if token.type == closing:
            return False
        if token.type in TEXT and token.content.strip():
            return True
    return False
