"""How what can grow is divided into parts by size."""

from dataclasses import dataclass

import pytest

from plp_kit.core.parts import filled


@dataclass(frozen=True, slots=True)
class Topic:
    title: str


@pytest.mark.parametrize(
    ("titles", "parts"),
    [
        ([], []),
        (["a"], [["a"]]),
        (["a", "b", "c"], [["a", "b"], ["c"]]),
        (["a" * 100, "b", "c"], [["a" * 100], ["b", "c"]]),
        (["a", "b" * 100], [["a"], ["b" * 100]]),
        (["é" * 11, "b"], [["é" * 11], ["b"]]),
    ],
)
def test_parts_keep_the_order_and_take_as_many_as_fit_in_bytes(titles: list[str], parts: list[list[str]]) -> None:
    two_short_titles = 2 * len('{"title":"a"},')
    divided = filled(map(Topic, titles), largest=two_short_titles)
    assert [[topic.title for topic in part] for part in divided] == parts
