"""What a page needs before it can be shown at all."""

from concurrent.futures import Future
from http import HTTPStatus

from flask import abort

from portal.site.calls import Answer, ApiError, Outcome, View


def found(outcome: Future[Outcome[View]]) -> Answer[View]:
    """The answer. What is not there and what the person may not see are the same page; where nothing answers, it says so."""
    answered = outcome.result()
    if not isinstance(answered, Answer):
        abort(HTTPStatus.SERVICE_UNAVAILABLE if answered is ApiError.AWAY else HTTPStatus.NOT_FOUND)
    return answered
