"""Lists through the pages: sent once, refused at their fields, kept from other trusts, and never named."""

import logging
from io import BytesIO
from typing import Final

import pytest
from flask import request
from services.portal.tests.imports.lists import CHANNEL, Facilitator, Told
from services.portal.tests.parsed import Parsed
from services.recruitment.tests.imports.files import as_csv
from services.recruitment.tests.recruiting import Trust
from urllib3 import encode_multipart_formdata

from plp_kit.web.roles import Role
from portal.site.fields import MEGABYTE

PRIVATE: Final = "who-is-on-sick-leave.csv"
CHECK: Final = "Check the list before anything is done"


def a_list(trust: Trust, *names: str) -> bytes:
    return as_csv([["Email", "Name"], *([trust.address(name), name] for name in names)])


def test_a_form_that_is_sent_twice_keeps_the_list_once_and_another_list_is_another(
    facilitator: Facilitator, trust: Trust
) -> None:
    fields = facilitator.fields(f"/cohorts/{facilitator.cohort}/import")
    ada, ben = a_list(trust, "ada"), a_list(trust, "ben")
    places = [facilitator.sends(data, fields=fields).location for data in (ada, ada, ben)]
    assert (places[0] == places[1], places[0] == places[2]) == (True, False)


def test_a_list_is_imported_once_however_often_the_button_is_selected(facilitator: Facilitator, trust: Trust) -> None:
    page = facilitator.looks(facilitator.sends(a_list(trust, "ada", "ben")))
    at, fields = page.request.path, Parsed(page.text).fields
    done = [facilitator.browser.client.post(at, data=fields).location for _ in range(2)]
    assert done == [at.removesuffix("/check")] * 2
    told = Told(facilitator.browser.client.get(done[0]).text)
    assert (told.facts["People invited"], len(trust.applications(facilitator.cohort))) == ("2", 2)
    assert facilitator.browser.client.get(at).location == done[0]
    assert facilitator.browser.client.get(f"{done[0]}/columns").location == done[0]


def test_what_a_colleague_changed_meanwhile_is_looked_at_again(facilitator: Facilitator, trust: Trust) -> None:
    lines = [["Email", "Name", "Called"], [trust.address("ada"), "", "Ada"]]
    page = facilitator.looks(facilitator.sends(as_csv(lines)))
    at, fields = page.request.path, Parsed(page.text).fields
    before = Told(page.text).facts
    assert (before["People to invite"], before["Email address"], before["Name"]) == ("0", "A: Email", "B: Name")
    facilitator.names(page, {"email": 0, "name": 2})
    again = facilitator.browser.client.post(at, data=fields)
    assert (again.status_code, "Look at the dry run again" in again.text) == (409, False)
    assert "This list was changed after you opened the page." in Told(again.text).text
    after = Told(again.text).facts
    assert (after["People to invite"], after["Name"], trust.applications(facilitator.cohort)) == ("1", "C: Called", [])
    assert facilitator.browser.client.post(at, data=Parsed(again.text).fields).status_code == 303


def test_a_column_can_be_only_one_thing(facilitator: Facilitator, trust: Trust) -> None:
    page = facilitator.looks(facilitator.sends(a_list(trust, "ada")))
    refused = facilitator.names(page, {"email": 0, "name": 0})
    assert (refused.status_code, "One column is chosen for two things." in refused.text) == (409, True)


WRONG: Final = (
    (b"", "", "Choose the list that you want to upload"),
    (b"", "list.csv", "The selected file is empty"),
    (b"x" * (16 * MEGABYTE + 1), "list.csv", "The selected file must be 16 MB or smaller"),
    (b"only one title\r\n", "list.csv", "The file has no row with the titles of its columns. Put a title above each column"),
    (b"Email,Name,Ethnic group\r\n", "list.csv", "The file has a column for ethnicity, pay band or a WRES value."),
    (b"\xd0\xcf\x11\xe0 , locked", "list.xls", "This file has a password, or an old version of Excel wrote it."),
)


def test_what_is_wrong_with_a_file_is_said_at_its_field(facilitator: Facilitator) -> None:
    for data, name, sentence in WRONG:
        refused = facilitator.sends(data, name)
        assert (sentence, refused.status_code in {409, 422}, refused.text.count(sentence)) == (sentence, True, 2)


def test_a_list_of_many_people_is_read(facilitator: Facilitator, trust: Trust) -> None:
    """Long enough to come in several pieces, each of which ends within a line."""
    page = facilitator.looks(facilitator.sends(a_list(trust, *(f"person{number}" for number in range(10_000)))))
    assert Told(page.text).facts["People to invite"] == "10,000"


def test_what_is_larger_than_any_list_has_a_page_and_is_not_read(facilitator: Facilitator) -> None:
    at = f"/cohorts/{facilitator.cohort}/import"
    refused = facilitator.sends(b"x" * 50 * MEGABYTE)
    assert (refused.status_code, "A file can have at most 16 MB." in refused.text) == (413, True)
    assert f'href="{at}"' in refused.text


def test_a_form_that_takes_no_file_is_as_small_as_ever(facilitator: Facilitator) -> None:
    form = {"file": ("list.csv", b"x" * 100_000)}
    assert facilitator.posts(f"/applications/{facilitator.cohort}/accept", form).status_code == 413
    at = f"/cohorts/{facilitator.cohort}/import"
    assert facilitator.browser.client.post(at, data={"channel": "x" * 100_000}).status_code == 413


def test_a_file_is_in_memory_alone(facilitator: Facilitator) -> None:
    """Werkzeug would write one of half a megabyte to the disk."""
    body, kind = encode_multipart_formdata({"file": ("list.csv", b"x" * 5 * MEGABYTE)})
    app = facilitator.browser.client.application
    with app.test_request_context("/", method="POST", data=body, content_type=kind):
        request.max_content_length = 20 * MEGABYTE
        assert isinstance(request.files["file"].stream, BytesIO)


def test_the_name_of_a_file_is_in_no_address_no_page_and_no_log(
    facilitator: Facilitator, trust: Trust, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    sent = facilitator.sends(a_list(trust, "ada"), PRIVATE)
    refused = facilitator.sends(b"nothing", PRIVATE)
    assert PRIVATE not in (sent.location or "") + facilitator.looks(sent).text + refused.text + caplog.text
    assert trust.address("ada") not in caplog.text


def test_a_list_is_not_there_for_another_trust_nor_for_other_roles(facilitator: Facilitator, trust: Trust) -> None:
    at = facilitator.sends(a_list(trust, "ada")).location.removesuffix("/check")
    strangers = [trust.service.person("tzb", Role.FACILITATOR), trust.service.person("rha", Role.EDI_LEAD)]
    for stranger in strangers:
        facilitator.signs_in(stranger)
        assert [facilitator.browser.client.get(f"{at}{page}").status_code for page in ("", "/check", "/columns")] == [404] * 3


def test_what_is_typed_into_titles_is_text(facilitator: Facilitator, trust: Trust) -> None:
    lines = [["Email", "Name", "<img src=x>", "=HYPERLINK(1)"], [trust.address("ada"), "<b>Ada</b>", "1", "2"]]
    page = facilitator.looks(facilitator.sends(as_csv(lines)))
    assert ("<img src=x>" in page.text, {"<img src=x>", "=HYPERLINK(1)"} <= {*Told(page.text).lines}) == (False, True)


def test_a_cohort_that_has_closed_takes_no_list(facilitator: Facilitator, trust: Trust) -> None:
    kept = facilitator.sends(a_list(trust, "ada"))
    trust.facilitator.post(f"/cohorts/{facilitator.cohort}/recruiting-closures")
    closed = facilitator.browser.client.get(f"/cohorts/{facilitator.cohort}/import")
    assert ("Recruiting for this cohort has closed" in closed.text, 'type="file"' in closed.text) == (True, False)
    late = facilitator.looks(kept)
    assert (CHECK in late.text, "This list cannot be used at the moment." in late.text) == (True, True)
    assert 'name="dry_run"' not in late.text


def test_a_channel_that_is_missing_asks_for_the_file_again(facilitator: Facilitator, trust: Trust) -> None:
    at = f"/cohorts/{facilitator.cohort}/import"
    asked = facilitator.posts(at, {**facilitator.fields(at), "file": ("list.csv", a_list(trust, "ada")), "channel": ""})
    for sentence in ("Choose the file again", "Select how these people heard about the cohort", CHANNEL):
        assert sentence in asked.text
