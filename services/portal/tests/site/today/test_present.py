"""What waits for somebody, in words, by area, and with a link where a page can be opened."""

import json
import re
from datetime import date
from pathlib import Path
from uuid import UUID

from plp_kit.web.roles import Role
from portal.site.areas import areas_of
from portal.site.calls import Answer, ApiError, Service
from portal.site.today import words
from portal.site.today.calls import Today, Waiting
from portal.site.today.present import PLACES, Row, Told, section, sections

ID = UUID(int=7)
MARCH, MAY = date(2021, 3, 1), date(2021, 5, 4)
OPENAPI = Path(__file__).resolve().parents[5] / "contracts/openapi"
FACILITATOR = areas_of(frozenset({Role.FACILITATOR}))


def waits(kind: str, count: int = 1, due: date | None = None) -> Waiting:
    return Waiting(kind, ID, count, MARCH, due)


def said(**waiting: tuple[Waiting, ...]) -> Told:
    return Told({Service(name): Answer(Today(each)) for name, each in waiting.items()})


def no_page(_address: str) -> None:
    """As if there were none."""


def every_page(address: str) -> str:
    return address


def kinds_published() -> set[str]:
    """The kinds that the services' documents list."""
    documents = [json.loads((OPENAPI / f"{service}.json").read_text(encoding="utf-8")) for service in Service]
    texts = [document["components"]["schemas"]["Waiting"]["properties"]["kind"]["description"] for document in documents]
    return {kind for text in texts for kind in re.findall(r"^`(\w+)`", text, re.MULTILINE)}


def test_every_kind_that_a_service_tells_has_words_and_a_place() -> None:
    assert kinds_published() == set(words.KINDS) == set(PLACES)


def test_what_waits_is_said_with_its_count_and_its_day() -> None:
    outcomes = said(recruitment=(waits("waiting_list", 2), waits("applications_to_decide", 1, MAY)))
    cohorts, matching = sections(FACILITATOR, outcomes, no_page)
    assert cohorts.rows == (
        Row("1 application is waiting for a decision", "By 4 May 2021", None),
        Row("2 people are on the waiting list", "Since 1 March 2021", None),
    )
    assert (cohorts.heading, matching.heading, matching.rows) == ("Cohorts", "Matching", ())


def test_it_leads_to_the_first_page_that_the_person_may_open() -> None:
    def only_the_cohort(address: str) -> str | None:
        return address if address == f"/cohorts/{ID}" else None

    outcomes = said(recruitment=(waits("applications_to_decide"),))
    first, second = (sections(FACILITATOR, outcomes, pages)[0].rows for pages in (every_page, only_the_cohort))
    assert [row.address for row in (*first, *second)] == [f"/cohorts/{ID}/applications", f"/cohorts/{ID}"]


def test_who_has_no_page_of_the_round_comes_to_the_people_of_its_cohort() -> None:
    def no_round(address: str) -> str | None:
        return None if address.startswith("/rounds") else address

    unknown = Waiting("managers_not_known", UUID(int=8), 17, MARCH, None, cohort=ID)
    (row,) = sections(FACILITATOR, said(matching=(unknown,)), no_round)[1].rows
    assert row.address == f"/cohorts/{ID}/managers"


def test_a_service_that_is_away_is_missed_in_its_own_areas_alone() -> None:
    outcomes = Told({Service.RECRUITMENT: ApiError.AWAY, Service.MATCHING: Answer(Today(()))})
    assert [each.is_whole for each in sections(FACILITATOR, outcomes, no_page)] == [False, True]


def test_what_is_shown_in_several_areas_is_shown_in_the_persons_first() -> None:
    outcomes = said(recruitment=(waits("settings_to_answer"),))
    both = areas_of(frozenset({Role.FACILITATOR, Role.EDI_LEAD}))
    assert [bool(section(area, both, outcomes, no_page).rows) for area in both] == [False, False, True]
    assert sections(FACILITATOR, outcomes, no_page)[0].rows


def test_a_substitute_finds_the_signature_although_no_area_of_theirs_has_it() -> None:
    outcomes = said(matching=(waits("proposal_to_sign"),))
    assert sections(areas_of(frozenset({Role.DPO})), outcomes, no_page)[-1].heading == "Also waiting for you"


def test_a_kind_of_a_later_release_is_left_out() -> None:
    assert sections(FACILITATOR, said(recruitment=(waits("something_new"),)), no_page)[0].rows == ()


def test_what_waits_in_a_cohort_says_in_which() -> None:
    told = Told(said(recruitment=(waits("waiting_list"),)).outcomes, {ID: "Winter 2022"})
    assert sections(FACILITATOR, told, no_page)[0].rows[0].about == "Winter 2022"
    assert sections(FACILITATOR, said(recruitment=(waits("waiting_list"),)), no_page)[0].rows[0].about is None


def test_a_survey_or_a_round_says_of_which_cohort_it_is() -> None:
    survey = Waiting("survey_to_approve", UUID(int=8), 1, MARCH, None, cohort=ID)
    told = Told(said(evaluation=(survey,)).outcomes, {ID: "Winter 2022"})
    assert sections(areas_of(frozenset({Role.EVALUATOR})), told, no_page)[0].rows[0].about == "Winter 2022"
