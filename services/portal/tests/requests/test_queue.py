"""The queue with its clocks, one request by who reads it, and what is sent when it is answered."""

from datetime import date
from uuid import UUID

import pytest
from flask.testing import FlaskClient
from msgspec.structs import replace
from services.portal.tests.parsed import Parsed
from services.portal.tests.stub import ID, Stub

from portal.requests.queue.calls import Counts, OneRequest, Queue, Words
from portal.requests.queue.present import Query, queue_page, request_page, rows, status, written
from portal.site.calls import Answer, ApiError
from portal.site.present import Status

ADA = UUID(int=7)
REQUEST = OneRequest(
    request=UUID(int=1),
    reference="5F49D322",
    person=ADA,
    own=False,
    kind="complaint",
    state="looked_at",
    made_on=date(2021, 11, 16),
    acknowledge_by=date(2021, 12, 16),
    acknowledged_on=None,
    answer_by=date(2021, 12, 16),
    days_left=20,
    answered_on=None,
    outcome=None,
    ground=None,
    late=(),
    not_before=None,
    advised=False,
    outcomes=("granted", "granted_in_part", "refused"),
    grounds=("not_upheld",),
)
CLOSED = replace(REQUEST, state="answered", days_left=None, outcomes=(), grounds=())


@pytest.mark.parametrize(
    ("left", "shown"),
    [
        (20, Status("Open, 20 days left")),
        (7, Status("Open, 7 days left", "orange")),
        (1, Status("Open, 1 day left", "orange")),
        (0, Status("Open, due today", "red")),
        (-1, Status("Overdue by 1 day", "red")),
    ],
)
def test_a_clock_stands_out_when_it_runs_out(left: int, shown: Status) -> None:
    assert status(replace(REQUEST, days_left=left)) == shown


def test_an_answer_that_was_late_stays_in_view() -> None:
    assert status(replace(CLOSED, outcome="refused", late=("answer",))) == Status("Refused. Answered late", "orange")
    assert status(replace(CLOSED, outcome="granted")) == Status("Granted")
    assert status(replace(CLOSED, state="retracted")) == Status("Taken back")


def test_what_is_waited_for_is_beside_the_name() -> None:
    erasure = replace(REQUEST, kind="erasure", state="asked", acknowledge_by=None)
    (complaint, asked) = rows((REQUEST, erasure), {ADA: "Ada Obi"})
    assert (complaint.name, complaint.notes) == ("Ada Obi", ("Acknowledge by 16 December 2021",))
    assert asked.notes == ("They can still take it back",)
    assert rows((REQUEST,), {})[0].name == "Name not available"


def test_filters_keep_what_else_was_chosen_and_pages_keep_both() -> None:
    asked: Query = {"state": "open", "kind": "erasure", "cursor": "x"}
    shown = queue_page(asked, Queue((), "y", Counts(3, 1, 2, 0)), {})
    assert [(each.text, each.query, each.is_here) for each in shown.states] == [
        ("All requests (4)", {"kind": "erasure"}, False),
        ("Open (3)", {"state": "open", "kind": "erasure"}, True),
        ("Closed (1)", {"state": "closed", "kind": "erasure"}, False),
    ]
    assert (shown.first, shown.next) == ({"state": "open", "kind": "erasure"}, {**asked, "cursor": "y"})
    assert shown.alarm == "2 requests are overdue. Answer these first."


def acts(request: OneRequest, *, decides: bool, advises: bool) -> list[str]:
    return [act.text for act in request_page(request, {}, decides=decides, advises=advises).acts]


def test_the_decision_maker_answers_and_the_officer_acknowledges_and_advises() -> None:
    assert acts(REQUEST, decides=True, advises=False) == ["Answer this request"]
    assert acts(REQUEST, decides=False, advises=True) == ["Acknowledge this request", "Advise the decision-maker"]
    assert acts(replace(REQUEST, acknowledged_on=date(2021, 11, 17)), decides=False, advises=True) == [
        "Advise the decision-maker"
    ]
    assert acts(CLOSED, decides=True, advises=True) == []
    own = replace(REQUEST, own=True, outcomes=())
    assert acts(own, decides=True, advises=True) == []
    erasure = replace(REQUEST, kind="erasure", outcomes=())
    assert "begins in a moment" in (request_page(erasure, {}, decides=True, advises=False).says or "")
    assert "your own request" in (request_page(own, {}, decides=True, advises=True).says or "")


def test_what_somebody_wrote_and_what_cannot_be_read() -> None:
    assert written(REQUEST, Answer(Words("Why?", ("Yes", None), None))).advice == ("Yes",)
    assert (
        written(replace(REQUEST, kind="erasure"), Answer(Words(None, (), None))).note
        != written(REQUEST, Answer(Words(None, (), None))).note
    )
    assert written(REQUEST, ApiError.AWAY).is_away


def test_the_officer_reads_no_words_and_the_decision_maker_does(
    officer: FlaskClient, decision_maker: FlaskClient, stub: Stub
) -> None:
    assert "You do not see what they wrote" in officer.get(f"/requests/{ID}").text
    assert not [asked for asked in stub.asked if asked.path.endswith("/words")]
    assert "What they wrote" in decision_maker.get(f"/requests/{ID}").text
    assert [asked.path for asked in stub.asked if asked.path.endswith("/words")] == [f"/requests/{ID}/words"]


def test_only_the_decision_maker_decides_and_only_the_officer_advises(officer: FlaskClient, decision_maker: FlaskClient) -> None:
    assert officer.get(f"/requests/{ID}/decide").status_code == 404
    for page in ("advise", "acknowledge"):
        assert decision_maker.get(f"/requests/{ID}/{page}").status_code == 404
    assert decision_maker.get("/advice").status_code == 404


def answered(client: FlaskClient, stub: Stub, **typed: str) -> object:
    fields = Parsed(client.get(f"/requests/{ID}/decide").text).fields
    client.post(f"/requests/{ID}/decide", data={**fields, **typed})
    return stub.changes[-1].body if stub.changes else None


def test_a_grant_is_sent_without_the_ground_that_was_picked(decision_maker: FlaskClient, stub: Stub) -> None:
    stub.said = {**stub.said, "grounds": ["not_upheld"]}
    sent = answered(decision_maker, stub, outcome="granted", ground="not_upheld", words="Yes.")
    assert sent == {"outcome": "granted", "ground": None, "words": "Yes."}
    sent = answered(decision_maker, stub, outcome="refused", ground="not_upheld", words="No.")
    assert sent == {"outcome": "refused", "ground": "not_upheld", "words": "No."}


def test_without_an_answer_nothing_is_sent_and_the_words_stay(decision_maker: FlaskClient, stub: Stub) -> None:
    fields = Parsed(decision_maker.get(f"/requests/{ID}/decide").text).fields
    again = decision_maker.post(f"/requests/{ID}/decide", data={**fields, "outcome": "", "words": "Typed already"})
    assert (again.status_code, "Choose your answer" in again.text, "Typed already" in again.text) == (422, True, True)
    assert stub.changes == []


def test_filters_that_there_are_not_are_left_out(officer: FlaskClient) -> None:
    assert officer.get("/requests?state=odd&kind=odd").status_code == 200
    assert officer.get("/requests?state=open&kind=erasure").status_code == 200
