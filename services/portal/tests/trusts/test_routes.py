"""Operators see trusts and take one on, with the real recruitment behind the pages: what is wrong is named."""

import json
from html import unescape
from typing import Any

from services.portal.tests.parsed import Parsed
from services.portal.tests.trusts.conftest import Operator
from services.recruitment.tests.recruiting import SETTINGS, TRUST

from portal.trusts import words

NEW = "/trusts/new"
NAME = "A trust"
GOOD: dict[str, Any] = {**TRUST, "name": NAME, "settings": SETTINGS}


def test_the_list_says_which_trusts_wait_to_be_taken_on(operator: Operator) -> None:
    page = operator.browser.get("/trusts")
    assert page.text.count(words.STAGES["prepared"]) == 2
    operator.trust.operator.post("/trusts/rha", GOOD)
    page = operator.browser.get("/trusts")
    assert (NAME in page.text, words.STAGES["proposed"] in page.text, "/trusts/rha" in page.outline.links) == (
        True,
        True,
        True,
    )


def test_a_trust_is_shown_before_it_is_taken_on_and_then_waits_for_its_facilitator(operator: Operator) -> None:
    fields = Parsed(operator.browser.client.get(NEW).text).fields
    shown = operator.browser.post(NEW, **{**fields, "trust": "rha", "text": json.dumps(GOOD)})
    assert (shown.status, words.CHECK_HEADING in shown.text) == (200, True)
    for each in (NAME, "Midlands", *SETTINGS["topics"], "12 to 15 months"):
        assert each in unescape(shown.text)
    assert operator.browser.get("/trusts/rha").status == 404
    taken = operator.browser.post(NEW, **Parsed(shown.html).fields)
    page = operator.browser.get(taken.location)
    assert (taken.location, words.TAKEN_ON in page.text) == ("/trusts/rha", True)
    assert words.WAITS.format(who=words.WHO["facilitator"]) in page.text


def test_each_field_that_is_wrong_is_named_with_its_rule_and_what_was_sent_stays(operator: Operator) -> None:
    wrong = {**GOOD, "region": "Y99", "settings": {**SETTINGS, "topics": [], "survey_days": "soon", "odd": 1}}
    page = operator.sends(NEW, trust="rha", text=json.dumps(wrong))
    said = unescape(page.text)
    assert page.status == 422
    for sentence in (
        "region: is none of the values that are allowed",
        "settings.survey_days: must be a whole number",
        "settings.odd: does not exist",
    ):
        assert sentence in said
    assert "settings.topics: " in said
    assert "Y99" in Parsed(page.html).fields["text"]


def test_settings_that_contradict_themselves_are_refused_in_a_sentence(operator: Operator) -> None:
    page = operator.sends(NEW, trust="rha", text=json.dumps({**GOOD, "settings": {**SETTINGS, "length_months_max": 1}}))
    refused = operator.trust.operator.post("/trusts/rha/checks", {**GOOD, "settings": {**SETTINGS, "length_months_max": 1}})
    assert (page.status, refused.body["detail"] in unescape(page.text)) == (409, True)


def test_what_is_no_json_or_no_trust_is_not_sent(operator: Operator) -> None:
    for text, said in (("", words.FILE_OR_TEXT), ("{", "This is not JSON"), ('{"name": 1}', "not as it must be")):
        page = operator.sends(NEW, trust="rha", text=text)
        assert (page.status, said in page.text) == (422, True), text
    assert operator.sends(NEW, text=json.dumps(GOOD)).status == 422


def test_a_trust_is_taken_on_once(operator: Operator) -> None:
    fields = Parsed(operator.browser.client.get(NEW).text).fields
    shown = operator.browser.post(NEW, **{**fields, "trust": "rha", "text": json.dumps(GOOD)})
    operator.trust.operator.post("/trusts/rha", GOOD)
    again = operator.browser.post(NEW, **Parsed(shown.html).fields)
    assert (again.status, "This trust is onboarded." in again.text) == (409, True)


def test_without_a_prepared_trust_the_page_says_what_to_do(operator: Operator) -> None:
    for trust in ("rha", "tzb"):
        operator.trust.operator.post(f"/trusts/{trust}", GOOD)
    page = operator.browser.get(NEW)
    assert (words.NEW_NONE in page.text, Parsed(page.html).has_form) == (True, False)


def test_nobody_else_finds_these_pages(operator: Operator) -> None:
    operator.browser.client.delete_cookie("__Host-plp")
    for path in ("/trusts", NEW, f"{NEW}/typed", "/services"):
        assert operator.browser.get(path).status == 303
