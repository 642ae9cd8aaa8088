"""The record of processing, what ends when, whom a breach concerns, exceptions, and who has looked at what."""

from datetime import UTC, date, datetime
from uuid import UUID

from flask.testing import FlaskClient
from services.portal.tests.stub import ID, Stub

from portal.requests.access_log.calls import Look, Looks
from portal.requests.access_log.present import days_in, part, said
from portal.requests.accounting.calls import Activity, Controller, Ends, NamedCohort, Record, Scope
from portal.requests.accounting.present import choices, periods, record_page, run, shares
from portal.requests.exceptions.calls import Excepted
from portal.requests.exceptions.present import rows
from portal.site.calls import Answer, ApiError
from portal.site.present import Fact, Share

ADA, BEN = UUID(int=7), UUID(int=8)
ACTIVITY = Activity("Matching", "To match", "Staff", "Topics", "Public task", "Not special", (), 3, "the launch")
RECORD = Record("A trust", Controller("A trust", "1 Road", "dpo@a.test", None), (ACTIVITY,), "None", "Keys", {"journals": 12})


def test_the_record_has_what_article_30_asks_for() -> None:
    page = record_page(RECORD)
    assert page.controller[0] == Fact("Name of the controller", "A trust")
    (section,) = page.activities
    assert [fact.name for fact in section.facts] == [
        "Purpose of the processing",
        "Categories of data subjects",
        "Categories of personal data",
        "Lawful basis",
        "Condition for special category data",
        "Categories of recipients",
        "Transfers to third countries",
        "Time limit for erasure",
    ]
    assert section.facts[5].value == "None outside the programme team"
    assert section.facts[-1].value == "3 months, counted from the launch"


def test_periods_and_what_ends_are_in_words() -> None:
    assert [(each.name, each.months) for each in periods(Answer(RECORD))] == [
        ("The partnership journal, from the end of the cohort", "12 months")
    ]
    assert periods(ApiError.AWAY) == ()
    waiting = Ends("names", 3, date(2022, 1, 4), 1, 5, date(2021, 1, 4), 2)
    nothing = Ends("odd", 0, None, 0, 0, None, 0)
    assert run("recruiting", Answer((waiting, nothing))).rows == (
        (
            "Names told at sign-in",
            "3 waiting, the first on 4 January 2022. 1 is late. Tell the people who run the platform",
            "2, on 4 January 2021",
            "5",
        ),
        ("odd", "Nothing is waiting", "Nothing so far", "0"),
    )
    assert run("matching", ApiError.AWAY).rows is None


def test_a_breach_concerns_everybody_or_a_cohort_and_each_count_has_its_base() -> None:
    assert [(each.text, each.is_here) for each in choices((NamedCohort(ADA, "Spring"),), ADA)] == [
        ("Everybody in the trust", False),
        ("Spring", True),
    ]
    shown = shares(Scope(8, 8, 6, 0, 2))
    assert (shown[0].value, shown[2]) == ("8", Share("An application, with what they wrote", "6 of 8", 75))


def test_files_are_handed_on_and_of_two_kinds_alone(officer: FlaskClient, stub: Stub) -> None:
    for path in ("/processing-record/csv", f"/breach-export/xlsx?cohort={ID}"):
        file = officer.get(path)
        assert (file.status_code, file.headers["Content-Disposition"].startswith("attachment")) == (200, True)
    assert [asked.path for asked in stub.asked[-2:]] == ["/trust/processing-exports", "/trust/breach-exports"]
    assert officer.get("/processing-record/pdf").status_code == 404
    assert officer.get("/breach-export?cohort=everybody").status_code == 404


def test_an_exception_can_be_ended_while_it_is_in_force() -> None:
    excepted = Excepted(ADA, BEN, "content_closed", None, ADA, date(2021, 1, 4), date(2021, 6, 30), None, in_force=True)
    (row,) = rows((excepted,), {ADA: "Ada Obi"})
    assert (row.name, row.by, row.reason, row.end) == (
        "Name not available",
        "Ada Obi",
        "Not shown any more",
        f"/exceptions/{ADA}/end",
    )
    assert row.days == "4 January 2021 to 30 June 2021"


def test_looks_are_by_name_and_say_of_whom() -> None:
    at = datetime(2021, 1, 4, 9, tzinfo=UTC)
    looks = Looks(
        (Look(at, ADA, BEN, None, "profile"), Look(at, BEN, None, ADA, "names"), Look(at, BEN, None, BEN, "odd_one")), "x"
    )
    shown = part("matching", Answer(looks), {ADA: "Ada Obi"}, {ADA: "Spring"})
    assert [(row.reader, row.whose, row.what) for row in shown.rows or ()] == [
        ("Ada Obi", "Name not available", "A profile"),
        ("Name not available", "People of Spring", "Names"),
        ("Name not available", "Many people of your trust", "Odd one"),
    ]
    assert (shown.more, part("surveys", ApiError.AWAY, {}, {}).rows) == (True, None)


def test_days_of_an_address_are_days_or_left_out() -> None:
    chosen = days_in({"since": "2021-11-01", "until": "odd", "cursor": "x"})
    assert (chosen, said(chosen)) == ({"since": "2021-11-01"}, "From 1 November 2021")
    assert said(days_in({"until": "2021-11-30"})) == "Until 30 November 2021"
    assert said({}) is None


def test_a_service_that_is_away_leaves_a_sentence(officer: FlaskClient, stub: Stub) -> None:
    stub.said = {"rows": [{"odd": 1}]}
    text = officer.get("/access-log").text
    assert text.count("because it is not answering") == 4
    assert officer.get("/access-log/parts/odd").status_code == 404
