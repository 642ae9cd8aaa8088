"""Operators type in what is a trust's own, with the real recruitment behind the form: the rest is the platform's standard."""

import json
import re
from html import unescape
from typing import Any

import pytest
from services.portal.tests.browsing import Page
from services.portal.tests.parsed import Parsed
from services.portal.tests.trusts.conftest import Operator
from services.recruitment.tests.recruiting import SETTINGS, TRUST

from portal.site import setting_words as asked
from portal.site import words as site
from portal.trusts import words

AT = "/trusts/new/typed"
TYPED: dict[str, str | list[str]] = {
    "trust": "rha",
    "name": "Riverside NHS Foundation Trust",
    "ods_code": "RHA",
    "kind": "acute",
    "region": "Y60",
    "synthetic": "yes",
    "senior": "senior leaders",
    "served": "BME colleagues",
    "groups_served": ["bme", "international"],
    "senior_level": "Associate director and above",
    "positive_action_reason": "Few leaders are from these groups.",
    "topics": "Board papers\r\n\r\nChairing meetings\r\n",
    "address": "1 High Street, Newtown",
    "officer_email": "dpo@example.nhs.uk",
    "officer_telephone": "01632 960900",
}


def types(operator: Operator, **changed: str | list[str]) -> Page:
    fields = Parsed(operator.browser.client.get(AT).text).fields
    return operator.browser.post(AT, **{**fields, **TYPED, **changed})


def error_of(page: Page, field: str) -> str:
    """What is said beside this question; fails where nothing is."""
    (found,) = re.findall(rf'id="{field}-error".*?</span>(.*?)<', page.html, re.DOTALL)
    return unescape(found).strip()


def settings(operator: Operator) -> dict[str, Any]:
    shown: dict[str, Any] = operator.trust.operator.get("/trusts/rha").body["first_settings"]
    return shown


def test_the_page_for_a_file_and_the_form_lead_to_each_other(operator: Operator) -> None:
    assert AT in operator.browser.get("/trusts/new").outline.links
    assert "/trusts/new" in operator.browser.get(AT).outline.links


def test_what_was_typed_is_shown_and_then_taken_on_with_the_standard(operator: Operator) -> None:
    shown = types(operator)
    said = unescape(shown.text)
    assert (shown.status, words.CHECK_HEADING in said, words.CHECK_STANDARD in said) == (200, True, True)
    own = (TYPED["name"], words.KINDS["acute"], words.REGIONS["Y60"], site.GROUPS_SERVED["international"], TYPED["address"])
    for each in (*own, "Chairing meetings", "12 to 15 months", "What do you hope to learn?"):
        assert str(each) in said
    assert operator.browser.get("/trusts/rha").status == 404
    taken = operator.browser.post(AT, **Parsed(shown.html).fields)
    assert taken.location == "/trusts/rha"
    standard = operator.trust.operator.get("/standard-settings").body
    first = settings(operator)
    assert {name: first[name] for name in standard} == standard
    assert first["topics"] == ["Board papers", "Chairing meetings"]
    assert first["groups_served"] == ["bme", "international"]
    assert first["controller"] == {
        "name": TYPED["name"],
        "address": TYPED["address"],
        "officer_email": TYPED["officer_email"],
        "officer_telephone": TYPED["officer_telephone"],
    }


def test_a_trust_without_a_telephone_has_none(operator: Operator) -> None:
    shown = types(operator, officer_telephone="", synthetic="no")
    assert words.REAL in shown.text
    operator.browser.post(AT, **Parsed(shown.html).fields)
    assert settings(operator)["controller"]["officer_telephone"] is None


def test_what_was_checked_can_be_changed_and_nothing_is_typed_twice(operator: Operator) -> None:
    shown = types(operator)
    again = operator.browser.post(AT, **Parsed(shown.html).fields, change="yes")
    assert (again.status, operator.browser.get("/trusts/rha").status) == (200, 404)
    fields = Parsed(again.html).fields
    for name in ("trust", "name", "ods_code", "kind", "region", "senior", "served", "address", "officer_telephone"):
        assert fields[name] == TYPED[name]
    assert again.html.count(" checked") == 3
    assert fields["topics"].split() == ["Board", "papers", "Chairing", "meetings"]
    changed = operator.browser.post(AT, **{**fields, **TYPED, "name": "Another name"})
    assert "Another name" in changed.text


@pytest.mark.parametrize(
    ("field", "typed", "said"),
    [
        ("trust", "", words.WHICH_MISSING),
        ("name", "", words.NAME_MISSING),
        ("ods_code", "R", words.ODS_CODE_MISSING),
        ("ods_code", "RHA123", words.ODS_CODE_MISSING),
        ("kind", "", words.KIND_MISSING),
        ("region", "Y99", words.REGION_MISSING),
        ("groups_served", [], asked.GROUPS_MISSING),
        ("topics", "\r\n", asked.TOPICS_MISSING),
        ("officer_email", "dpo", site.ADDRESS_WRONG),
        ("officer_telephone", "by post", asked.TELEPHONE_WRONG),
    ],
)
def test_what_is_wrong_is_said_beside_its_question_and_the_other_answers_stay(
    operator: Operator, field: str, typed: str | list[str], said: str
) -> None:
    page = types(operator, **{field: typed})
    assert (page.status, said) == (422, error_of(page, field))
    kept = Parsed(page.html).fields
    assert (kept["senior"], kept["address"]) == (TYPED["senior"], TYPED["address"])


@pytest.mark.parametrize(
    ("field", "typed"),
    [
        ("served", "Senior Leaders"),
        ("senior_level", "Band 8a and above"),
        ("topics", "Board papers\r\nboard papers"),
    ],
)
def test_what_contradicts_something_is_said_beside_its_question(operator: Operator, field: str, typed: str) -> None:
    page = types(operator, **{field: typed})
    assert (page.status, len(error_of(page, field)) > 20) == (409, True)
    assert typed.partition(" ")[0] in Parsed(page.html).fields[field]


def test_a_trust_that_was_taken_on_meanwhile_is_refused_at_the_check_and_after_it(operator: Operator) -> None:
    shown = types(operator)
    fields = Parsed(operator.browser.client.get(AT).text).fields
    operator.trust.operator.post("/trusts/rha", {**TRUST, "settings": SETTINGS})
    after = operator.browser.post(AT, **Parsed(shown.html).fields)
    assert (after.status, "This trust is onboarded." in after.text) == (409, True)
    late = operator.browser.post(AT, **{**fields, **TYPED})
    assert (late.status, error_of(late, "trust")) == (422, words.WHICH_MISSING)


def test_what_no_page_of_ours_has_shown_is_not_taken_on(operator: Operator) -> None:
    fields = Parsed(types(operator).html).fields
    no_settings = json.dumps({**json.loads(fields["content"]), "settings": {"words": 1}})
    for content in ("{", no_settings):
        for more in ({}, {"change": "yes"}):
            assert operator.browser.post(AT, **{**fields, "content": content, **more}).status == 400


def test_without_a_prepared_trust_the_form_says_what_to_do(operator: Operator) -> None:
    for trust in ("rha", "tzb"):
        operator.trust.operator.post(f"/trusts/{trust}", {**TRUST, "settings": SETTINGS})
    page = operator.browser.get(AT)
    assert (words.NEW_NONE in page.text, Parsed(page.html).has_form) == (True, False)
