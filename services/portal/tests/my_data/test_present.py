"""What is held about somebody, who has looked at it, and what they have written, as the pages say it."""

from datetime import UTC, date, datetime, timedelta
from typing import Final
from uuid import UUID

import msgspec

from portal.my_data.held.calls import (
    Access,
    Application,
    ApplicationText,
    Cohort,
    Draft,
    Evaluation,
    Journal,
    Matching,
    OnRecord,
    Pair,
    Partnership,
    PartnershipText,
    Recruiting,
    Survey,
)
from portal.my_data.held.present import Held, parts
from portal.my_data.held.readers import ON_A_PAGE, looks, rows
from portal.my_data.held.writing import file_of, shelves
from portal.site.calls import Answer, ApiError

AT = datetime(2021, 7, 6, 9, tzinfo=UTC)
COHORT, ME, GITA, OTHER = (UUID(int=number) for number in range(4))
TITLES: Final = {COHORT: "Summer 2021"}
FACT = OnRecord(AT, "Applied", msgspec.Raw(b"{}"))
RECRUITING = Recruiting((FACT,), (Draft((), None),), (Application(ME, COHORT, "accepted"),), (Cohort(COHORT, "Summer 2021"),))
JOURNAL = Journal((), (), (Partnership(COHORT, date(2021, 7, 6), None), Partnership(OTHER, date(2020, 7, 6), date(2021, 1, 1))))
EVALUATION = Evaluation(
    (), (), (Survey("Mid", date(2021, 11, 19), answered=True), Survey("End", date(2022, 1, 2), answered=False))
)
HELD = Held(Answer(RECRUITING), Answer(Matching((), (), (Pair(ME),))), Answer(JOURNAL), Answer(EVALUATION))


def test_each_service_is_a_part_with_what_it_comes_to() -> None:
    said = {part.slug: [fact.value for fact in part.facts] for part in parts(HELD)}
    assert said == {
        "recruiting": ["Summer 2021: Accepted", "1 draft that you have not sent"],
        "matching": ["1 pair that was published"],
        "partnership": ["Summer 2021, since 6 July 2021\nA cohort, from 6 July 2020 to 1 January 2021"],
        "surveys": ["Mid: answered\nEnd: not answered, closes on 2 January 2022"],
    }
    assert parts(HELD)[0].links == (("See your application to Summer 2021", f"/my-application/{ME}"),)
    assert [part.count for part in parts(HELD)][:2] == ["1 entry, the latest first", "0 entries, the latest first"]


def test_a_part_that_is_away_or_that_has_no_account_for_them_says_so_and_the_others_are_there() -> None:
    held = Held(ApiError.AWAY, ApiError.NOT_ALLOWED, Answer(JOURNAL), ApiError.AWAY)
    absent = [part.absent for part in parts(held)]
    assert (
        absent[0]
        == absent[3]
        == "We cannot show this part at the moment, because it is not answering. Try again in a few minutes."
    )
    assert absent[1:3] == ["Nothing is held about you in this part.", None]


def look(reader: UUID, hours: int, what: str = "profile", everyone_of: UUID | None = None) -> Access:
    return Access(AT + timedelta(hours=hours), reader, everyone_of, what)


def test_looks_of_all_services_are_one_list_the_latest_first_by_name() -> None:
    shown = looks([Answer((look(GITA, 2), look(OTHER, 0, "names", COHORT))), Answer((look(ME, 1, "an_oddity"),))], 1)
    listed = [(row.who, row.what) for row in rows(shown, {GITA: "Gita Roscoe"}, TITLES, ME)]
    assert listed == [
        ("Gita Roscoe", "Your profile"),
        ("You", "An oddity"),
        ("Name not available", "Your name, in a list of people of Summer 2021"),
    ]
    assert (shown.is_whole, shown.first, shown.next) == (True, None, None)


def test_a_long_list_has_pages_and_a_service_that_is_away_is_said() -> None:
    many = Answer(tuple(look(GITA, hours) for hours in range(ON_A_PAGE + 1)))
    first, second, third = (looks([many, ApiError.AWAY], page) for page in (1, 2, 3))
    assert (len(first.each), first.first, first.next) == (ON_A_PAGE, None, {"page": "2"})
    assert (len(second.each), second.first, second.next) == (1, {}, None)
    assert (third.each, third.is_whole) == ((), False)


def test_what_can_be_read_of_ones_writing_is_on_the_page_and_in_the_file() -> None:
    applied: tuple[ApplicationText, ...] = (ApplicationText(COHORT, "profile_1", "To learn", date(2021, 6, 15)),)
    gone = PartnershipText("goal", None, date(2021, 6, 15), None)
    journal: tuple[PartnershipText, ...] = (gone, PartnershipText("odd_text", "Mine", date(2021, 7, 1), None))
    shown = shelves(Answer(applied), Answer(journal))
    assert [[text.what for text in shelf.texts] for shelf in shown] == [
        ["Your answer to the first question of the profile"],
        ["Odd text"],
    ]
    assert "To learn" in file_of(shown)
    assert "Written on 1 July 2021" in file_of(shown)
    away = shelves(ApiError.AWAY, ApiError.NOT_ALLOWED)
    assert [shelf.absent for shelf in away][1] == "Nothing is held about you in this part."
    assert "not answering" in file_of(away)
