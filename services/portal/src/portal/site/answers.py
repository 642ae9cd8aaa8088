"""What a page needs before it can be shown at all, and what it is shown without."""

import time
from concurrent.futures import Future
from http import HTTPStatus
from typing import Final

from flask import abort

from portal.site.calls import Answer, ApiError, Outcome, Sent, View

SECONDS_TO_ANSWER: Final = 1.0
"""For what a page asks of several services side by side."""


def found(outcome: Future[Outcome[View]]) -> Answer[View]:
    """The answer. What is not there and what the person may not see are the same page; where nothing answers, it says so."""
    return answered(outcome.result())


def answered(outcome: Outcome[View] | Sent[View]) -> Answer[View]:
    """As `found`, of an outcome that is there."""
    if not isinstance(outcome, Answer):
        abort(HTTPStatus.SERVICE_UNAVAILABLE if outcome is ApiError.AWAY else HTTPStatus.NOT_FOUND)
    return outcome


def soon(seconds: float = SECONDS_TO_ANSWER) -> float:
    """Until when services are waited for that were asked side by side."""
    return time.monotonic() + seconds


def in_time(outcome: Future[Outcome[View]], until: float) -> Outcome[View]:
    """What was answered until then; AWAY where nothing was."""
    try:
        return outcome.result(max(0.0, until - time.monotonic()))
    except TimeoutError:
        return ApiError.AWAY
