"""Wherever a test sees a refusal, its code must be among the operation's x-codes."""

from functools import cache

from flask import Flask
from werkzeug.exceptions import HTTPException
from werkzeug.test import TestResponse

from plp_kit.core.deciding import Kind
from plp_kit.web import problems
from plp_kit.web.problems import STATUS, Problem
from plp_kit.web.refusing.codes import EVERYWHERE, codes

OF_THE_KIT = {problem.code for problem in vars(problems).values() if isinstance(problem, Problem)}
STATUSES = {int(STATUS[kind]) for kind in Kind}


class UnlistedRefusal(AssertionError):
    """An operation refused with a code that it does not list."""


def must_be_listed(app: Flask, response: TestResponse) -> None:
    """Raises UnlistedRefusal."""
    if response.status_code not in STATUSES or response.mimetype != problems.MEDIA_TYPE:
        return
    code = response.get_json()["code"]
    operation = _operation(app, response)
    if operation is None or code in OF_THE_KIT or code in EVERYWHERE:
        return
    if code not in _codes(app)[operation]:
        raise UnlistedRefusal(f"{operation[0]} {operation[1]} refused with {code}, which is not in its x-codes")


def _operation(app: Flask, response: TestResponse) -> tuple[str, str] | None:
    method = response.request.method
    try:
        rule, _ = app.url_map.bind("test").match(response.request.path, method, return_rule=True)
    except HTTPException:
        return None
    return method, rule.rule


@cache
def _codes(app: Flask) -> dict[tuple[str, str], dict[str, int]]:
    return codes(app)
