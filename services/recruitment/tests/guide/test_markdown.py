"""What a page of the Guide may hold, and which rule each other text breaks."""

import time

import pytest

from recruitment.guide.decider import LONGEST_PAGE
from recruitment.guide.markdown import faults

GOOD = """Before the first heading.

## Meeting

Call [the office](tel:+441154960000), write to [us](mailto:help@example.nhs.uk) or read [the page](https://example.nhs.uk/a?b=c).

### What helps

- **Listening**, and `asking`
- 3 < 4 & 5 > 4

| When | What |
| --- | --- |
| First | Coffee |

#### Deeper

## Ending

See <https://example.nhs.uk>.
"""
WRONG = {
    "# Title": ["heading_above_level_2"],
    "Title\n=====": ["heading_above_level_2"],
    "### Third first": ["heading_skips_a_level"],
    "## Second\n\n#### Fourth": ["heading_skips_a_level"],
    "##": ["heading_without_text"],
    "> # Quoted": ["heading_above_level_2"],
    "![](https://example.nhs.uk/a.png)": ["no_images"],
    "![A picture](/a.png)": ["no_images"],
    "[](https://example.nhs.uk)": ["link_without_text"],
    "[ ](https://example.nhs.uk)": ["link_without_text"],
    "[![A picture](/a.png)](https://example.nhs.uk)": ["link_without_text", "no_images"],
    "[Here](http://example.nhs.uk)": ["link_not_https_mailto_or_tel"],
    "[Here](javascript:alert(1))": ["link_not_https_mailto_or_tel"],
    "[Here](JAVASCRIPT:alert(1))": ["link_not_https_mailto_or_tel"],
    "[Here](data:text/html,x)": ["link_not_https_mailto_or_tel"],
    "[Here](/settings)": ["link_not_https_mailto_or_tel"],
    "[Here](//example.org)": ["link_not_https_mailto_or_tel"],
    "[Here](https://nhs.uk@example.org)": ["link_not_https_mailto_or_tel"],
    "[Here](https://)": ["link_not_https_mailto_or_tel"],
    "[Here](tel:)": ["link_not_https_mailto_or_tel"],
    "[Here][there]\n\n[there]: javascript:alert(1)": ["link_not_https_mailto_or_tel"],
    "<javascript:alert(1)>": ["link_not_https_mailto_or_tel"],
    "Some <b>bold</b> text": ["no_html"],
    "<script>alert(1)</script>": ["no_html"],
    "<!-- a comment -->": ["no_html"],
    "# <i>One</i>\n\n![](x)": ["heading_above_level_2", "no_html", "no_images"],
}
SLOW = {
    "brackets": "[" * LONGEST_PAGE,
    "quotes": "> " * (LONGEST_PAGE // 2),
    "stars": "*a_ " * (LONGEST_PAGE // 4),
    "open links": "[a](" * (LONGEST_PAGE // 4),
    "ticks": "".join("`" * number + "a" for number in range(1, 198)),
    "lists": "- " * (LONGEST_PAGE // 2),
    "angles": "<a " * (LONGEST_PAGE // 3),
    "cells": "|" * (LONGEST_PAGE // 2 - 1) + "\n" + "|-" * (LONGEST_PAGE // 4),
}


def test_text_with_headings_lists_tables_and_links_is_fine() -> None:
    assert faults(GOOD) == []


@pytest.mark.parametrize(("text", "rules"), WRONG.items(), ids=WRONG)
def test_every_rule_that_a_text_breaks_is_named(text: str, rules: list[str]) -> None:
    assert faults(text) == rules


@pytest.mark.parametrize("text", SLOW.values(), ids=SLOW)
def test_no_text_takes_long_to_check(text: str) -> None:
    assert len(text) <= LONGEST_PAGE
    began = time.process_time()
    faults(text)
    assert time.process_time() - began < 2
