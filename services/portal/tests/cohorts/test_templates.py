"""The names of the two groups are the trust's own, in any form, so every page shows them apart from its own words."""

from datetime import date
from html.parser import HTMLParser
from uuid import UUID

import pytest
from flask import Flask, render_template

from portal.cohorts import words
from portal.cohorts.calls import Cohort
from portal.cohorts.listing import cohort_rows
from portal.cohorts.present import CohortAnswers, cohort_page
from portal.site.calls import Answer, ApiError

GROUPS = [
    ("SLT", "BME"),
    ("Senior leaders", "Global majority colleagues"),
    ("Board partners", "LGBTQ+ colleagues"),
    ("Leadership partners", "Internationally educated colleagues"),
    ("Executive partners", "Disabled colleagues"),
    ("Directors", "Deaf staff & friends"),
    ("the board", "members of the women's network"),
]


class Texts(HTMLParser):
    """The pieces of text between the tags."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.pieces: list[str] = []
        self.feed(html)

    def handle_data(self, data: str) -> None:
        self.pieces.append(data.strip())


def cohort_of(groups: tuple[str, str]) -> Cohort:
    return Cohort(
        UUID(int=1), "First", *groups, date(2021, 1, 26), date(2021, 3, 16), date(2021, 4, 20), recruiting=True, launched=False
    )


def pages(app: Flask, cohort: Cohort) -> dict[str, str]:
    away = ApiError.AWAY
    page = cohort_page(CohortAnswers(Answer(cohort), away, away, away, away, away))
    with app.test_request_context():
        return {
            "list": render_template("cohorts/list.jinja", words=words, cohorts=cohort_rows([cohort], away, str)),
            "cohort": render_template("cohorts/cohort.jinja", words=words, page=page),
        }


@pytest.mark.parametrize("groups", GROUPS, ids=" and ".join)
def test_no_page_adds_a_word_to_the_name_of_a_group(app: Flask, groups: tuple[str, str]) -> None:
    for page, html in pages(app, cohort_of(groups)).items():
        pieces = [piece for piece in Texts(html).pieces if any(name in piece for name in groups)]
        assert pieces == list(groups), page
