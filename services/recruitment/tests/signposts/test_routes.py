"""Signposts through the routes: who writes and reads them, and what is refused at the door."""

from typing import Any

from services.recruitment.tests.recruiting import Trust

from plp_kit.web.roles import IN_A_TRUST, Role
from plp_testkit.fixtures.running_services import RunningService
from plp_testkit.http import Answered, Person
from recruitment.signposts.decider import KINDS

SIGNPOST: dict[str, Any] = {
    "kind": "speak_up_guardian",
    "name": "Freedom to Speak Up office",
    "telephone": "+44 (0)115 496 0000",
    "email": "speakup@example.nhs.uk",
    "web": "https://example.nhs.uk/speak-up?from=plp",
    "hours": "Monday to Friday, 9am to 5pm",
    "review_on": "2022-01-04",
}
WRONG = {
    "a telephone number that is words": ("telephone", "ask for Dana", "pattern"),
    "a telephone number with a line break": ("telephone", "0115 496 0000\n", "pattern"),
    "an address without a host": ("email", "speakup", "email_address"),
    "a script for a web address": ("web", "javascript:alert(1)", "url"),
    "a file": ("web", "ftp://example.nhs.uk", "url"),
    "another site's look": ("web", "https://nhs.uk@example.org/", "no_login_in_address"),
    "a control character": ("name", "Guardian\x0b", "no_control_characters"),
    "a name of two lines": ("name", "Guardian\nDeputy", "one_line"),
    "a name of spaces": ("name", " ", "not_blank"),
    "a name that is too long": ("name", "x" * 201, "length"),
    "no review date": ("review_on", "soon", "date"),
}


def write(person: Person, *signposts: dict[str, Any], version: int = 0) -> Answered:
    return person.put("/trust/signposts", {"signposts": list(signposts)}, {"If-Match": f'"{version}"'})


def test_a_facilitator_writes_them_and_everybody_of_the_trust_reads_them(trust: Trust, service: RunningService) -> None:
    bare = {"kind": "chaplaincy", "name": "Chapel", "telephone": "116 123", "review_on": "2022-01-04"}
    assert write(trust.facilitator, SIGNPOST, bare).status == 200
    for role in IN_A_TRUST:
        read = service.person(trust.tenant, role).get("/trust/signposts")
        assert (read.status, read.headers["ETag"]) == (200, '"1"')
        assert read.body["signposts"] == [SIGNPOST, {**bare, "email": None, "web": None, "hours": None}]
        assert read.body["missing"] == [kind for kind in KINDS if kind != "speak_up_guardian"]
    assert service.person("tzb", Role.FACILITATOR).get("/trust/signposts").body["signposts"] == []


def test_nobody_writes_over_what_they_have_not_read(trust: Trust) -> None:
    assert write(trust.facilitator, SIGNPOST).status == 200
    assert write(trust.facilitator, version=0).code == "changed_since_read"
    assert write(trust.lead, version=1).code == "role_missing"


def test_a_field_that_is_wrong_is_refused_by_name(trust: Trust) -> None:
    for what, (field, value, rule) in WRONG.items():
        refused = write(trust.facilitator, {**SIGNPOST, field: value})
        assert (refused.status, refused.code) == (422, "validation_failed"), what
        assert {"field": f"signposts.0.{field}", "rule": rule} in refused.body["errors"], what
    assert trust.facilitator.get("/trust/signposts").headers["ETag"] == '"0"'
