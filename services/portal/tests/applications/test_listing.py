"""The lists of a cohort's applications, as facilitators see them."""

from datetime import UTC, datetime
from uuid import UUID

from msgspec.structs import replace

from portal.applications.calls import ApplicationPage, Listed, NamedCohort
from portal.applications.listing import Filter, Query, list_page, query_of, waiting_rows

ABOUT = NamedCohort("Senior leaders", "Global majority colleagues", "Winter 2022")
LATE = datetime(2021, 6, 30, 23, 30, tzinfo=UTC)
ADA = Listed(UUID(int=1), "applied", ("senior",), LATE, False, None, "Ada Garbutt", None, True)  # noqa: FBT003 - in the order of the fields
EVERYTHING: Query = {}


def listed(*rows: Listed, following: str | None = None) -> ApplicationPage:
    return ApplicationPage(rows, following, {"declined": 1, "applied": 1_200, "a state of a later release": 1})


def test_a_row_leads_to_the_application_and_calls_things_as_people_do() -> None:
    (row,) = list_page(EVERYTHING, listed(ADA), ABOUT).rows
    assert (row.name, row.address) == ("Ada Garbutt", f"/applications/{UUID(int=1)}")
    assert (row.state, row.sides, row.since) == ("Waiting for a decision", "Senior leaders", "1 July 2021")


def test_what_somebody_likes_to_be_called_is_beside_their_name() -> None:
    called, same = replace(ADA, preferred_name="Countess"), replace(ADA, preferred_name="Ada Garbutt")
    rows = list_page(EVERYTHING, listed(called, same), ABOUT).rows
    assert [(row.name, row.notes) for row in rows] == [("Ada Garbutt", ("Likes to be called Countess",)), ("Ada Garbutt", ())]


def test_a_name_that_may_not_be_seen_is_told_from_one_that_is_not_known() -> None:
    unknown, restricted = replace(ADA, name=None), replace(ADA, name=None, sides=(), available=False)
    rows = list_page(EVERYTHING, listed(unknown, restricted), ABOUT).rows
    assert [row.name for row in rows] == ["Name not available", "Name not available at the person's request"]


def test_each_status_that_there_is_can_be_chosen_with_its_count() -> None:
    chosen = list_page(query_of("declined", "x"), listed(ADA), ABOUT)
    assert chosen.filters == (
        Filter("All (1,202)", {}, is_here=False),
        Filter("Waiting for a decision (1,200)", {"state": "applied"}, is_here=False),
        Filter("Declined (1)", {"state": "declined"}, is_here=True),
    )


def test_pages_lead_on_and_back_to_the_first_within_what_was_chosen() -> None:
    first = list_page(query_of("applied"), listed(ADA, following="a/b"), ABOUT)
    assert (first.first, first.next) == (None, {"state": "applied", "cursor": "a/b"})
    last = list_page(query_of("applied", "a/b"), listed(ADA), ABOUT)
    assert (last.first, last.next) == ({"state": "applied"}, None)


def test_an_empty_list_says_why() -> None:
    assert "Nobody has applied yet" in list_page(EVERYTHING, listed(), ABOUT).empty
    assert list_page(query_of("left"), listed(), ABOUT).empty == "No application has this status."


def test_the_waiting_list_has_the_minute_and_says_who_waited_before() -> None:
    waiting = replace(ADA, state="waiting", waiting_since=LATE)
    first, second = waiting_rows([replace(waiting, waited=True), waiting], ABOUT)
    assert (first.notes, second.notes) == (("Waited in an earlier cohort",), ())
    assert second.since == "1 July 2021 at about 00:30"
