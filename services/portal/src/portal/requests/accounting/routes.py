"""How a trust accounts for personal data: its record of processing, what ends when, and whom a breach concerns."""

from collections.abc import Iterator, Mapping
from http import HTTPStatus
from typing import Final
from uuid import UUID

from flask import Blueprint, Response, abort, render_template, request
from flask.typing import ResponseReturnValue

from plp_kit.web.roles import Role
from portal.requests.accounting import calls, words
from portal.requests.accounting.present import choices, periods, record_page, run, shares
from portal.site import current
from portal.site.answers import answered, found, in_time, soon
from portal.site.calls import ApiError, Call, File, NoBody, Refused
from portal.site.guards import no_page, page

blueprint = Blueprint("accounting", __name__)
KINDS: Final = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


@blueprint.get("/processing-record")
@page(Role.DPO, Role.DECISION_MAKER, title=words.RECORD_TITLE)
def processing_record() -> ResponseReturnValue:
    outcome = current.ask(calls.RECORD)
    shown = None if isinstance(outcome, Refused) else record_page(answered(outcome).value)
    return render_template("accounting/record.jinja", words=words, page=shown)


@blueprint.get("/processing-record/<kind>")
@no_page(Role.DPO, Role.DECISION_MAKER)
def record_file(kind: str) -> ResponseReturnValue:
    return _file(calls.RECORD_FILE, kind, "record-of-processing", {})


@blueprint.get("/retention")
@page(Role.DPO, Role.DECISION_MAKER, title=words.RETENTION_TITLE)
def retention() -> ResponseReturnValue:
    record, asked = current.fetch(calls.RECORD), {slug: current.fetch(call) for slug, call in calls.ENDS.items()}
    until = soon()
    runs = [run(slug, in_time(each, until)) for slug, each in asked.items()]
    return render_template("accounting/retention.jinja", words=words, periods=periods(in_time(record, until)), runs=runs)


@blueprint.get("/breach-export")
@page(Role.DPO, Role.DECISION_MAKER, title=words.BREACH_TITLE)
def breach() -> ResponseReturnValue:
    chosen = _cohort()
    cohorts, scope = current.fetch(calls.COHORTS), current.fetch(calls.SCOPE, _query(chosen))
    concerned, named = found(scope).value, choices(found(cohorts).value, chosen)
    return render_template(
        "accounting/breach.jinja",
        words=words,
        choices=named,
        shares=shares(concerned),
        nobody=concerned.people == 0,
        cohort=chosen,
    )


@blueprint.get("/breach-export/<kind>")
@no_page(Role.DPO, Role.DECISION_MAKER)
def breach_file(kind: str) -> ResponseReturnValue:
    """That it is taken away is on record for each person, before it is given."""
    return _file(calls.PEOPLE_FILE, kind, "people-concerned", _query(_cohort()))


def _cohort() -> UUID | None:
    asked = request.args.get("cohort")
    try:
        return UUID(asked) if asked else None
    except ValueError:
        abort(HTTPStatus.NOT_FOUND)


def _query(cohort: UUID | None) -> Mapping[str, str]:
    return {"cohort": str(cohort)} if cohort else {}


def _file(call: Call[NoBody, File], kind: str, name: str, query: Mapping[str, str]) -> Response:
    """Handed on as the service sends it, and kept nowhere."""
    if kind not in KINDS:
        abort(HTTPStatus.NOT_FOUND)
    copied: Iterator[bytes] | ApiError = current.copy(call, {**query, "format": kind})
    if isinstance(copied, ApiError):
        abort(HTTPStatus.SERVICE_UNAVAILABLE if copied is ApiError.AWAY else HTTPStatus.NOT_FOUND)
    return Response(copied, content_type=KINDS[kind], headers={"Content-Disposition": f'attachment; filename="{name}.{kind}"'})
