"""What is true of each page with a form, and of each text on any page. Pages and forms are taken from the app itself."""

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from uuid import UUID

import pytest
from flask import Flask, redirect
from flask.testing import FlaskClient
from flask.typing import ResponseReturnValue
from services.portal.tests.browsing import OpenBrowser, ServeApp
from services.portal.tests.parsed import Filled, Parsed, sign_in_with
from services.portal.tests.stub import APPLYING, CHANGED, DRAFTS, ID, PLANTED, PROPOSING, Stub

from plp_kit.web.roles import Role
from portal.applications import calls
from portal.applications.forms import AcceptForm
from portal.signposts.calls import ReadSignpost
from portal.signposts.present import id_of
from portal.site import current
from portal.site.answers import found
from portal.site.calls import NoBody, Service
from portal.site.forms import sent
from portal.site.guards import SIGNED_IN, guards, page

CONSENT = {"granted": True, "version": 1, "wording": PLANTED, "wording_version": 1, "needed": True}
NEEDED, FREE = ({"purpose": purpose, **CONSENT} for purpose in ("take_part", "profile_shown"))
LIST: Mapping[str, object] = {
    "dry_run": "0" * 64,
    "columns": [{"place": 0, "column": PLANTED, "read_as": "email"}, {"place": 1, "column": PLANTED, "read_as": "name"}],
    "readings": [{"title": PLANTED, "read_as": each, "needed": True} for each in ("email", "name")],
}
"""A list of which two columns are read."""
SET_UP: Mapping[str, object] = {"open": False, "launched": False, "missing": [], "lacks": []}
PAIRED: Mapping[str, object] = {"ended_on": None, "opened": False, "went_on": False}
"""Two who do not know each other yet."""
ROUND: Mapping[str, object] = {
    "published_on": None,
    "has_signed": False,
    "fingerprint": "0" * 64,
    "own_seats": ["facilitator"],
    "outdated": False,
    "signed_seats": ["facilitator", "co_chair"],
    "open_round": None,
}
"""A round that is signed in both seats, and that its reader can sign and publish."""
OPEN: Mapping[str, object] = {
    "state": "applied",
    "kind": "erasure",
    "own": False,
    "acknowledged_on": None,
    "outcomes": ["granted", "refused"],
    "grounds": ["legal_claim"],
    **SET_UP,
    **PAIRED,
    **APPLYING,
    **PROPOSING,
    **LIST,
    "consents": [NEEDED],
    "drafts": [*DRAFTS, *CHANGED],
    **ROUND,
    "availability": ["monday_morning"],
    "meeting_mode": "either",
}
STATES: tuple[Mapping[str, object], ...] = (
    *({"state": state} for state in ("applied", "accepted", "invited", "interested", "asked", "in_force")),
    {"consents": [FREE]},
    {"stage": "prepared"},
    {"signed_seats": []},
    {"published_on": "2021-04-12"},
)
"""Of applications, requests and trusts. Each page that does something with one has its form in one of them."""
NAMED = {
    "slug": "partnership",
    "kind": "objection",
    "purpose": "profile_shown",
    "answer": "take-back",
    "group": "names",
    "service": "evaluation",
    "trust": "rha",
    "topic": "rha.recruitment",
}
SIGNPOST = str(id_of(ReadSignpost("erasure", PLANTED, None, None, None, None, date(2021, 4, 12))))
"""Its id follows from what `OPEN` says of it."""
TYPED: Mapping[str, str] = {
    "address": "a@b.test",
    "code": "BCDF GHJK",
    "number": ID,
    "one": ID,
    "other": ID,
    "person": ID,
    "words": "Typed",
    "authority": "She rang me",
}
"""By field, where a page shows an empty one that must not be."""
COUPLE = f"?one={ID}&other={ID}"
ASKED: Mapping[str, str] = {
    "/cohorts/<uuid:cohort>/dates/check": "?launch_on=2021-06-01&reason=other",
    "/cohorts/<uuid:cohort>/do-not-pair/remove": COUPLE,
    **{f"/rounds/<uuid:round_id>/{act}": COUPLE for act in ("pin", "veto", "swap", "release")},
}
"""What the address of a page says beside its path, where the page before it asked something."""

TYPED_INTO: Mapping[str, dict[str, Filled]] = {
    "/cohorts/new": {"title": PLANTED},
    f"/my-application/{ID}/do-not-pair": {"people": PLANTED},
    f"/rounds/{ID}/notes/new": {"reason": PLANTED},
    "/settings/check": {"reason": PLANTED},
    f"/settings/proposals/{ID}/refuse": {"reason": PLANTED},
    "/signposts/new": {"name": PLANTED},
    f"/holds/new/{ID}": {"reference": PLANTED, "review_on": ["1", "6", "2022"]},
    f"/exceptions/new/{ID}": {"rule": "content_closed", "reason": PLANTED},
    f"/requests/{ID}/decide": {"outcome": "refused", "ground": "legal_claim", "words": PLANTED},
    f"/requests/{ID}/advise": {"advice": PLANTED},
    f"/signposts/{SIGNPOST}": {"email": "a@b.test"},
    "/services/evaluation/rha/parked/rha.recruitment/1/drop": {"reason": PLANTED},
    f"/cohorts/{ID}/set-up/guide/new": {"title": PLANTED, "text": PLANTED},
    f"/cohorts/{ID}/set-up/guide/{ID}/change": {"title": PLANTED, "text": PLANTED},
}
"""What somebody has to type into a form that shows nothing, or a draft of other fields."""
CHECKS_FIRST = frozenset({"/trusts/new", "/trusts/new/typed"})
"""Pages whose form changes nothing yet: what was sent is shown, with a form that carries it. Tests of their own hold them."""


def address(rule: str) -> str:
    """Of a page, with something in it that there is."""
    typed = re.sub(
        r"<(\w+):\w+>",
        lambda part: {"uuid": ID, "int": "1", "string": "take_part"}[part[1]],
        rule.replace("<uuid:signpost>", SIGNPOST).replace("/change/<kind>", "/change/learn"),
    )
    return re.sub(r"<(\w+)>", lambda part: NAMED[part[1]], typed) + ASKED.get(rule, "")


def pages(app: Flask, method: str) -> Iterator[tuple[str, Role]]:
    """Addresses of pages for somebody with a role, each with one who may open it."""
    of = guards(app)
    for rule in app.url_map.iter_rules():
        guard = of.get((rule.endpoint, method))
        if guard and guard.title and method in (rule.methods or ()):
            roles = (Role.PARTICIPANT,) if SIGNED_IN in guard.who else guard.who
            yield from [(address(rule.rule), role) for role in roles if isinstance(role, Role)][:1]


Opened = tuple[FlaskClient, Callable[[Role], None]]


@pytest.fixture
def stub() -> Stub:
    return Stub()


@pytest.fixture
def opened(open_browser: OpenBrowser, serve_app: ServeApp, stub: Stub) -> Opened:
    """A browser with stubs behind it, and what signs somebody in."""
    browser = open_browser({service: serve_app(stub.app(service)) for service in Service})

    def sign_in(role: Role) -> None:
        sign_in_with(browser, role)

    return browser.client, sign_in


ONLY_LOOK = {"/holds/new", "/exceptions/new", "/access-log/find"}
"""Forms that find somebody, and change nothing: see the tests of finding."""


def with_forms(client: FlaskClient) -> list[tuple[str, Role]]:
    return [(path, role) for path, role in pages(client.application, "POST") if path not in ONLY_LOOK]


def form_of(client: FlaskClient, stub: Stub, path: str) -> dict[str, Filled]:
    """In the first state in which the page has one. Raises StopIteration where it never has."""

    def opened_in(state: Mapping[str, object]) -> Parsed:
        stub.said = {**OPEN, **state}
        return Parsed(client.get(path).text)

    filled = next(page.filled for page in map(opened_in, STATES) if page.has_form) | TYPED_INTO.get(path, {})
    return filled | {name: typed for name, typed in TYPED.items() if name in filled and not is_filled(filled[name])}


@pytest.mark.parametrize("said", [{}, OPEN], ids=["anything", "open"])
def test_what_people_wrote_is_text_on_every_page_and_nothing_else(opened: Opened, stub: Stub, said: Mapping[str, object]) -> None:
    client, sign_in = opened
    stub.said = said
    seen = 0
    for path, role in pages(client.application, "GET"):
        sign_in(role)
        answered = client.get(path)
        parsed = Parsed(answered.text)
        assert (answered.status_code in {200, 303}, parsed.misplaced) == (True, []), path
        seen += parsed.seen
    assert seen > 30


def test_what_somebody_typed_is_text_on_the_page_that_asks_again(opened: Opened, stub: Stub) -> None:
    client, sign_in = opened
    stub.refuses = (409, {"code": "odd", "detail": PLANTED})
    for path, role in with_forms(client):
        sign_in(role)
        fields = form_of(client, stub, path)
        again = client.post(path, data={name: value or PLANTED for name, value in fields.items()})
        assert (again.status_code in {409, 422}, Parsed(again.text).misplaced) == (True, []), path
        assert "onx=" in again.text, path


def is_filled(value: Filled) -> bool:
    """A box that nobody has typed into may have line breaks."""
    return not isinstance(value, str) or bool(value.strip())


def sent_in_the_version_shown(opened: Opened, stub: Stub, paths: list[tuple[str, Role]]) -> list[str]:
    """Opens each page, lets the version move on, and sends the form: which pages did not send the version shown."""
    client, sign_in = opened
    faults = []
    for path, role in paths:
        sign_in(role)
        stub.version = 5
        fields = form_of(client, stub, path)
        stub.version, stub.asked = 6, []
        answered = client.post(path, data=fields)
        versions = [asked.if_match for asked in stub.changes]
        shown = fields.get("version", fields.get("draft_version"))
        faults += [] if versions == [f'"{shown}"' if shown else None] and answered.status_code == 303 else [f"{path}: {versions}"]
    return faults


def test_every_form_sends_the_version_that_it_showed(opened: Opened, stub: Stub) -> None:
    paths = [(path, role) for path, role in with_forms(opened[0]) if path not in CHECKS_FIRST]
    assert len(paths) >= 2
    assert sent_in_the_version_shown(opened, stub, paths) == []


def test_a_form_that_reads_the_version_anew_before_it_posts_is_found(opened: Opened, stub: Stub) -> None:
    client, _ = opened

    @page(Role.FACILITATOR, title="Planted")
    def planted(application: UUID) -> ResponseReturnValue:
        form = AcceptForm(sent())
        form.version = found(current.fetch(calls.APPLICATION, application=application)).version
        if form.is_ready() and form.send(calls.ACCEPT, NoBody(), application=application):
            return redirect("/", 303)
        return form.render("site/act.jinja", done="Go", facts=())

    client.application.view_functions["applications.accept"] = planted
    path = f"/applications/{ID}/accept"
    assert sent_in_the_version_shown(opened, stub, [(path, Role.FACILITATOR)]) == [f"{path}: ['\"6\"']"]


def test_a_reload_sends_the_same_key_and_a_correction_another(opened: Opened, stub: Stub) -> None:
    client, sign_in = opened
    sign_in(Role.FACILITATOR)
    stub.said = OPEN
    path = f"/applications/{ID}/accept"
    first, second = (Parsed(client.get(path).text).fields for _ in range(2))
    for fields in (first, first, second):
        client.post(path, data=fields)
    keys = [asked.key for asked in stub.changes]
    assert (keys[0] == keys[1], keys[0] == keys[2]) == (True, False)


def test_somebody_elses_change_is_shown_and_the_same_button_again(opened: Opened, stub: Stub) -> None:
    client, sign_in = opened
    sign_in(Role.FACILITATOR)
    stub.said, path = {"state": "applied", "channel": "Intranet"}, f"/applications/{ID}/accept"
    fields = Parsed(client.get(path).text).fields
    stub.version, stub.said, stub.refuses = 6, {"state": "waiting", "channel": "Intranet"}, (412, {"code": "changed_since_read"})
    changed = client.post(path, data=fields)
    assert changed.status_code == 412
    for words in ("This was changed after you opened the page", "Waiting for a decision", "On the waiting list"):
        assert words in changed.text
    stub.refuses = None
    assert client.post(path, data=Parsed(changed.text).fields).status_code == 303
    assert [asked.if_match for asked in stub.changes] == ['"5"', '"6"']


def test_a_text_that_was_changed_meanwhile_is_beside_ones_own_which_stays_typed(opened: Opened, stub: Stub) -> None:
    client, sign_in = opened
    sign_in(Role.PARTICIPANT)
    path = f"/my-application/{ID}/profile/1"
    fields = Parsed(client.get(path).text).fields | {"answer": "What I typed"}
    stub.version, stub.refuses, stub.said = 6, (412, {"code": "changed_since_read"}), {"answers": ["What is saved", "2"]}
    changed = client.post(path, data=fields)
    assert (changed.status_code, "What is saved" in changed.text) == (412, True)
    again = Parsed(changed.text).fields
    assert (again["answer"].strip(), again["version"]) == ("What I typed", "6")


def test_when_nobody_knows_whether_it_was_saved_the_page_says_so_and_keeps_its_key(opened: Opened, stub: Stub) -> None:
    client, sign_in = opened
    sign_in(Role.PARTICIPANT)
    path = f"/my-application/{ID}/profile/1"
    fields = Parsed(client.get(path).text).fields | {"answer": "Mine"}
    stub.refuses = (503, {"code": "unavailable"})
    unsure = client.post(path, data=fields)
    assert (unsure.status_code, "Nothing will be done twice." in unsure.text) == (503, True)
    assert Parsed(unsure.text).fields["nonce"] == fields["nonce"]
