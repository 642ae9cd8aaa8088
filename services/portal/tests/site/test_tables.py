"""The table that we draw ourselves is the design system's own."""

import re
from typing import Any

from jinja2 import Environment

from portal.site.app import Portal, templates

OURS = '{% from "site/macros.jinja" import stack_table %}{{ stack_table(caption, head, rows) }}'
THEIRS = """{% from "nhsuk/components/tables/macro.jinja" import table %}{{ table({
  "caption": {"text": caption, "size": "s"}, "responsive": true, "firstCellIsHeader": true, "head": heads, "rows": rows}) }}"""
CAPTION, HEAD = "Pairs & people", ("Pair", "Score <of 1,000>", "Note")
ROWS: list[list[dict[str, Any]]] = [
    [{"text": "Ada <b> & Ben", "href": "/a?one=1&other=2"}, {"html": "<b>12</b>\n and <i>more</i>"}, {"text": "'quoted'"}],
    [{"html": "<a href='/b'>Cai</a>"}, {"text": ""}, {"text": "x", "href": "/c"}],
    [{"text": "Dee"}, {"text": "7"}, {"html": ""}],
]


def drawn(template: str) -> str:
    """Without what differs in white space alone."""
    options = {name: value for name, value in Portal.jinja_options.items() if name != "autoescape"}
    environment = Environment(autoescape=True, loader=templates([]), **options)
    values = {"caption": CAPTION, "head": HEAD, "heads": [{"text": text} for text in HEAD], "rows": ROWS}
    html = environment.from_string(template).render(values)
    return re.sub(r"\s*(</?(?:table|caption|thead|tbody|tr|th|td)\b[^>]*>)\s*", r"\1", re.sub(r"\s+", " ", html)).strip()


def test_it_is_drawn_as_the_design_system_draws_it() -> None:
    assert drawn(OURS) == drawn(THEIRS)
