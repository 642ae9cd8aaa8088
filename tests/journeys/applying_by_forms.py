"""An application by somebody who sends the same forms as in a browser, page by page, without one."""

from dataclasses import dataclass
from typing import Final

from tests.journeys.without_browser import Caller, Form, Page

LAST: Final = "Check your answers"
TYPED: Final = "Somebody at another trust"
"""Wherever something is typed: also whom they must not be paired with, and so nobody's name."""
SIDE: Final = "Your side"
TOPICS: Final = ("Which topics would you like to learn about?", "Which topics could you share something about?")


@dataclass(frozen=True, slots=True)
class Applicant:
    """`side` is the place of their side on its page, `topic` that of their topics, counted round. Else they pick the first."""

    subject: str
    address: str
    side: int
    topic: int


def applies(portal: str, title: str, applicant: Applicant) -> str:
    """To the cohort with this title. Returns the application's id."""
    with Caller(portal) as caller:
        cohorts = caller.signs_in_for("/apply", applicant.subject)
        page = caller.follows(caller.follows(cohorts, title), "Aims of the cohort")
        while page.heading != LAST:
            page = _answers(caller, page, applicant)
        sent = caller.presses(page, "Send my application")
    assert sent.heading == "Application sent", sent.heading
    return next(at for at in sent.links.values() if "/my-application/" in at).rpartition("/")[2]


def _answers(caller: Caller, page: Page, applicant: Applicant) -> Page:
    asked = page.heading
    picked = applicant.side if asked == SIDE else applicant.topic if asked in TOPICS else 0
    _fills(page.form("Continue"), applicant.address, picked)
    following = caller.presses(page, "Continue")
    assert following.heading != asked, following.html
    return following


def _fills(form: Form, address: str, picked: int) -> None:
    """What was typed before, as a name that is known, stays."""
    for boxes in form.of("radio").values():
        boxes[0].sent = True
    for boxes in form.of("checkbox").values():
        boxes[picked % len(boxes)].sent = True
    for box in form.typed:
        box.value = box.value or (address if box.kind == "email" else TYPED)
