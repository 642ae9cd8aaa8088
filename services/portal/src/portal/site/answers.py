"""What a page needs before it can be shown at all."""

from concurrent.futures import Future
from http import HTTPStatus

from flask import abort

from portal.site.calls import Answer, ApiError, Outcome, Sent, View


def found(outcome: Future[Outcome[View]]) -> Answer[View]:
    """The answer. What is not there and what the person may not see are the same page; where nothing answers, it says so."""
    return answered(outcome.result())


def answered(outcome: Outcome[View] | Sent[View]) -> Answer[View]:
    """As `found`, of an outcome that is there."""
    if not isinstance(outcome, Answer):
        abort(HTTPStatus.SERVICE_UNAVAILABLE if outcome is ApiError.AWAY else HTTPStatus.NOT_FOUND)
    return outcome
