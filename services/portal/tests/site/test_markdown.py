"""What a trust writes is shown in the design system's elements; what it must not write is shown as text."""

import pytest

from portal.site.markdown import html


def test_headings_lists_and_tables_are_those_of_the_design_system() -> None:
    shown = html("## First\n\n### Then\n\n- one\n\n1. two\n\n| a |\n|---|\n| b |")
    for part in (
        '<h2 class="nhsuk-heading-m">First</h2>',
        '<h3 class="nhsuk-heading-s">Then</h3>',
        '<ul class="nhsuk-list nhsuk-list--bullet">',
        '<ol class="nhsuk-list nhsuk-list--number">',
        '<th class="nhsuk-table__header" scope="col">a</th>',
    ):
        assert part in shown


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        'Hello <b onclick="x()">you</b>',
        "![a picture](https://example.org/picture.png)",
        "[a](javascript:alert(1))",
        "[a](data:text/html,x)",
    ],
)
def test_nothing_of_it_is_run_or_loaded(text: str) -> None:
    shown = html(text)
    assert not any(each in shown for each in ("<script", "<b ", "<img", 'href="javascript', 'href="data'))


def test_what_somebody_wrote_does_not_leave_its_element() -> None:
    assert html('## "><x y="z">') == '<h2 class="nhsuk-heading-m">&quot;&gt;&lt;x y=&quot;z&quot;&gt;</h2>\n'
