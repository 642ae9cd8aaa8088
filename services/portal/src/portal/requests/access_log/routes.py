"""Who looked at what, in each service: of everybody, of one person's data, and by one person."""

from collections.abc import Mapping
from http import HTTPStatus
from uuid import UUID

from flask import Blueprint, abort, render_template, request
from flask.typing import ResponseReturnValue

from plp_kit.web.roles import Role
from portal.requests.access_log import calls, words
from portal.requests.access_log.present import days_in, part, people_of, said
from portal.requests.finding.calls import PERSON
from portal.site import current
from portal.site.answers import found, in_time, soon
from portal.site.calls import Answer, Outcome
from portal.site.guards import page
from portal.site.names import names_of

blueprint = Blueprint("access_log", __name__)
ON_A_PAGE = "10"


@blueprint.get("/access-log")
@page(Role.DPO, Role.DECISION_MAKER, title=words.TITLE)
def everything() -> ResponseReturnValue:
    return _every_part({}, None)


@blueprint.get("/access-log/of/<uuid:person>")
@page(Role.DPO, Role.DECISION_MAKER, title=words.OF_TITLE)
def of_somebody(person: UUID) -> ResponseReturnValue:
    return _every_part({"person": str(person)}, person)


@blueprint.get("/access-log/by/<uuid:person>")
@page(Role.DPO, Role.DECISION_MAKER, title=words.BY_TITLE)
def by_somebody(person: UUID) -> ResponseReturnValue:
    return _every_part({"reader": str(person)}, person)


@blueprint.get("/access-log/parts/<slug>")
@page(Role.DPO, Role.DECISION_MAKER, title=words.PART_TITLE)
def one_part(slug: str) -> ResponseReturnValue:
    return _one_part(slug, {}, "/access-log")


@blueprint.get("/access-log/of/<uuid:person>/parts/<slug>")
@page(Role.DPO, Role.DECISION_MAKER, title=words.OF_TITLE)
def part_of_somebody(person: UUID, slug: str) -> ResponseReturnValue:
    return _one_part(slug, {"person": str(person)}, f"/access-log/of/{person}")


@blueprint.get("/access-log/by/<uuid:person>/parts/<slug>")
@page(Role.DPO, Role.DECISION_MAKER, title=words.BY_TITLE)
def part_by_somebody(person: UUID, slug: str) -> ResponseReturnValue:
    return _one_part(slug, {"reader": str(person)}, f"/access-log/by/{person}")


def _every_part(about: Mapping[str, str], person: UUID | None) -> ResponseReturnValue:
    chosen = days_in(request.args)
    asked = {slug: current.fetch(call, {**about, **chosen, "limit": ON_A_PAGE}) for slug, call in calls.PARTS.items()}
    cohorts, until = current.fetch(calls.COHORTS), soon()
    outcomes = {slug: in_time(each, until) for slug, each in asked.items()}
    titles, names = _titles(in_time(cohorts, until)), names_of(people_of(outcomes.values()))
    parts = [part(slug, outcome, names, titles) for slug, outcome in outcomes.items()]
    whose = found(current.fetch(PERSON, person=person)).value.name or words.NO_NAME if person else None
    return render_template("access_log/log.jinja", words=words, parts=parts, whose=whose, days=said(chosen), query=chosen)


def _one_part(slug: str, about: Mapping[str, str], back: str) -> ResponseReturnValue:
    if slug not in calls.PARTS:
        abort(HTTPStatus.NOT_FOUND)
    chosen, cursor = days_in(request.args), request.args.get("cursor")
    cohorts = current.fetch(calls.COHORTS)
    answer = found(current.fetch(calls.PARTS[slug], {**about, **chosen, **({"cursor": cursor} if cursor else {})}))
    shown = part(slug, answer, names_of(people_of([answer])), _titles(cohorts.result()))
    following = {**chosen, "cursor": answer.value.next} if answer.value.next else None
    pages = {"first": chosen if cursor else None, "next": following}
    return render_template("access_log/part.jinja", words=words, part=shown, days=said(chosen), back=back, **pages)


def _titles(outcome: Outcome[tuple[calls.NamedCohort, ...]]) -> dict[UUID, str]:
    return {each.cohort: each.title for each in outcome.value} if isinstance(outcome, Answer) else {}
