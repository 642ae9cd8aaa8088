"""What a command printed, by its underlined titles."""

from tests.support.printed import sections

OUTPUT = """\
before

One
===
a  b
-  -
1  2

Two = three
===========
nothing
"""


def test_what_stands_under_each_title_is_told_without_the_gap_to_the_next() -> None:
    assert sections(OUTPUT) == {"One": ["a  b", "-  -", "1  2"], "Two = three": ["nothing"]}


def test_without_titles_there_are_no_sections() -> None:
    assert sections("starting\n\n===\n") == {}
