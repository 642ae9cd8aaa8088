"""What the pages show on which a cohort is set up."""

from datetime import date

import pytest
from msgspec.structs import replace

from portal.cohorts.set_up import present, words
from portal.cohorts.set_up.calls import (
    Aims,
    Assessment,
    ConsentText,
    Dates,
    Lists,
    MissingItem,
    Settings,
    SetUp,
    Words,
)
from portal.site.present import Fact

BEGUN = SetUp(
    "Spring 2022", None, None, None, None, (MissingItem("aims", "set_up_incomplete", "Say what it is for."),), open=False
)
DATES = Dates(date(2022, 1, 10), date(2022, 2, 7), date(2022, 4, 12), None, None)
WRITTEN = SetUp(
    "Spring 2022",
    Aims("Spring 2022", ("Learn", "Share")),
    DATES,
    ("Staff network",),
    Assessment("DPIA 7", "Data protection officer"),
    (),
    open=False,
)
SETTINGS = Settings(
    words=Words("senior leaders", "global majority colleagues"),
    senior_level="Director and above",
    positive_action_reason="Few leaders are from this group.",
    length_months_min=12,
    length_months_max=15,
    survey_month=10,
    survey_days=17,
    check_in_every_months=1,
    profile_questions=("Who are you?", "What would you like to learn?", "What would you share?"),
    lists=Lists(("Music",), (), (), ()),
    topics=("Board work",),
    consent_texts=(ConsentText("survey", 2, "May we ask you?"), ConsentText("take_part", 1, "Do you agree?")),
)


def statuses(set_up: SetUp) -> list[list[str]]:
    return [[task.status.text for task in tasks] for _, tasks in present.task_page(set_up).sections]


def test_an_item_that_is_written_is_completed_in_any_order() -> None:
    assert statuses(BEGUN) == [["Not started"] * 4, ["Set"] * 5]
    assert statuses(replace(BEGUN, channels=("Intranet",)))[0] == ["Not started", "Not started", "Completed", "Not started"]
    assert statuses(WRITTEN)[0] == ["Completed"] * 4


def test_what_is_missing_is_said_and_whether_the_settings_lack_it() -> None:
    page = present.task_page(BEGUN)
    assert (page.missing, page.settings_missing) == (("Say what it is for.",), False)
    lacking = replace(WRITTEN, missing=(MissingItem("settings", "controller_missing", "Say who the controller is."),))
    page = present.task_page(lacking)
    assert (page.missing, page.settings_missing, statuses(lacking)[1]) == (("Say who the controller is.",), True, ["Set"] * 5)
    assert present.task_page(WRITTEN).missing == ()


def test_settings_that_are_not_approved_are_not_set() -> None:
    unapproved = replace(WRITTEN, missing=(MissingItem("settings", "settings_not_approved", "Approve them."),))
    assert statuses(unapproved)[1] == ["Not set"] * 5


def test_the_facts_say_the_last_day_to_apply_and_which_days_are_counted() -> None:
    facts = {fact.name: fact.value for fact in present.facts(WRITTEN)}
    assert facts == {
        words.FACT_TITLE: "Spring 2022",
        words.FACT_AIMS: "Learn\nShare",
        words.FACT_OPENS: "10 January 2022",
        words.FACT_LAST_DAY: "6 February 2022",
        words.FACT_MATCHING: words.AS_RECRUITING_CLOSES,
        words.FACT_LAUNCH: "12 April 2022",
        words.FACT_SURVEY: words.COUNTED_FROM_LAUNCH,
        words.FACT_CHANNELS: "Staff network",
        words.FACT_ASSESSMENT: "DPIA 7, approved by: Data protection officer",
    }


def test_days_of_their_own_are_shown() -> None:
    own = replace(WRITTEN, dates=replace(DATES, matching_on=date(2022, 2, 14), survey_on=date(2023, 1, 9)))
    values = {fact.value for fact in present.item_facts(own, "dates")}
    assert {"14 February 2022", "9 January 2023"} <= values


def test_what_nobody_has_written_is_not_given() -> None:
    assert present.item_facts(BEGUN, "aims") == (Fact(words.FACT_TITLE, "Spring 2022"), Fact(words.FACT_AIMS, words.NOT_GIVEN))
    assert present.item_facts(BEGUN, "dates") == ()
    assert [fact.value for slug in ("channels", "legal") for fact in present.item_facts(BEGUN, slug)] == [words.NOT_GIVEN] * 2


def test_five_sentences_have_the_trusts_own_names_in_their_middle() -> None:
    sentences = present.sentences(SETTINGS)
    assert len(sentences) == 5
    assert sentences[0] == (
        "In this cohort senior leaders and global majority colleagues learn from each other as equal partners."
    )
    assert all("senior leaders" in each or "global majority colleagues" in each for each in sentences)


@pytest.mark.parametrize("slug", words.SETTINGS_TITLES)
def test_every_part_of_the_settings_has_something_to_show(slug: str) -> None:
    shown = present.taken(SETTINGS, slug)
    assert shown.facts or shown.listed


def test_an_empty_list_is_said_not_to_be_asked() -> None:
    facts = {fact.name: fact.value for fact in present.taken(SETTINGS, "questions").facts}
    assert (facts["Question 2"], facts[words.INTERESTS], facts[words.SITES]) == (
        "What would you like to learn?",
        "Music",
        words.NOT_ASKED,
    )


def test_consents_come_in_the_order_in_which_people_are_asked_and_with_their_version() -> None:
    assert [(fact.name, fact.value) for fact in present.taken(SETTINGS, "consents").facts] == [
        ("Taking part, version 1", "Do you agree?"),
        ("The survey, version 2", "May we ask you?"),
    ]


def test_one_month_is_not_several() -> None:
    facts = {fact.name: fact.value for fact in present.taken(SETTINGS, "length").facts}
    assert (facts[words.CHECK_INS], facts[words.LONGEST]) == ("1 month", "15 months")
