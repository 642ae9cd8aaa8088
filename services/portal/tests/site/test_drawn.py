"""What the frame of every page has of the design system is drawn once."""

from collections.abc import Iterator

import pytest
from jinja2 import Environment

from portal.site.drawn import MOST, Drawn

LINKS = """
{%- macro link(params) %}<a href="{{ params.href }}">{{ params.text }} ({{ next(times) }})</a>{% endmacro -%}
{{ drawn(link, {"href": "/a", "text": text}) }} {{ drawn(link, {"href": "/b", "text": text}) }}
"""


@pytest.fixture
def drawing() -> Environment:
    def times() -> Iterator[int]:
        yield from range(1000)

    environment = Environment(autoescape=True)
    environment.globals.update(drawn=Drawn(), times=times(), next=next)
    return environment


def test_what_is_drawn_with_the_same_parameters_is_drawn_once_and_escaped(drawing: Environment) -> None:
    page = drawing.from_string(LINKS)
    first = page.render(text="<Worried?>")
    assert first.strip() == '<a href="/a">&lt;Worried?&gt; (0)</a> <a href="/b">&lt;Worried?&gt; (1)</a>'
    assert page.render(text="<Worried?>") == first
    assert "(2)" in page.render(text="Other words")


def test_what_differs_from_page_to_page_does_not_fill_the_memory(drawing: Environment) -> None:
    page = drawing.from_string(LINKS)
    drawn = drawing.globals["drawn"]
    assert isinstance(drawn, Drawn)
    for number in range(MOST):
        page.render(text=f"Page {number}")
    assert len(drawn) <= MOST
