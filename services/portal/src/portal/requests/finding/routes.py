"""Finding somebody of the trust by name: nothing about a person is in an address, so that what was typed is sent and not kept."""

from collections.abc import Mapping
from http import HTTPStatus
from urllib.parse import urlencode

from flask import Blueprint, redirect
from flask.typing import ResponseReturnValue

from plp_kit.web.roles import Role
from portal.requests.finding import calls, words
from portal.requests.finding.calls import Sought
from portal.requests.finding.forms import FindForm, LookForm
from portal.requests.finding.present import rows
from portal.requests.finding.words import Purpose
from portal.site.forms import sent
from portal.site.guards import page

blueprint = Blueprint("finding", __name__)


@blueprint.route("/holds/new", methods=["GET", "POST"])
@page(Role.DECISION_MAKER, title=words.HOLD_TITLE)
def for_a_hold() -> ResponseReturnValue:
    return _find(words.HOLD)


@blueprint.route("/exceptions/new", methods=["GET", "POST"])
@page(Role.DECISION_MAKER, title=words.EXCEPTION_TITLE)
def for_an_exception() -> ResponseReturnValue:
    return _find(words.EXCEPTION)


@blueprint.route("/access-log/find", methods=["GET", "POST"])
@page(Role.DPO, Role.DECISION_MAKER, title=words.LOG_TITLE)
def for_the_access_log() -> ResponseReturnValue:
    """Without a name it leads to everybody's looks on the days that were chosen."""
    form = LookForm(sent())
    if form.is_ready() and not form.name_or_address.data:
        return redirect(f"/access-log{_query(form.days)}", HTTPStatus.SEE_OTHER)
    return _found(form, words.LOG, _query(form.days))


def _find(purpose: Purpose) -> ResponseReturnValue:
    return _found(FindForm(sent()), purpose, "")


def _found(form: FindForm, purpose: Purpose, query: str) -> ResponseReturnValue:
    found = form.send(calls.FIND, Sought(form.name_or_address.data)) if form.is_ready() else None
    shown = rows(found.value.people, purpose, query) if found else None
    more = found is not None and found.value.more
    return form.render("finding/find.jinja", words=words, purpose=purpose, rows=shown, more=more, done=words.FIND)


def _query(days: Mapping[str, str]) -> str:
    return f"?{urlencode(days)}" if days else ""
